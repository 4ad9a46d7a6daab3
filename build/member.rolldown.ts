import { defineConfig } from 'rolldown'

/** What is preloaded into child processes and worker threads of the measured ones: as sampler.cjs. */
export default defineConfig({
  input: 'src/measure/sampler/member.ts',
  platform: 'node',
  external: /^node:/,
  tsconfig: false,
  transform: { target: 'node20' },
  output: { format: 'cjs', entryFileNames: 'member.cjs', minify: false },
})
