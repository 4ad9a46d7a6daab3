import { defineConfig } from 'rolldown'

/** What is preloaded into programs that run by themselves: one CommonJS file without dependencies, for Node 20 and later. */
export default defineConfig({
  input: 'src/measure/sampler/preload.ts',
  platform: 'node',
  external: /^node:/,
  tsconfig: false,
  transform: { target: 'node20' },
  output: { format: 'cjs', entryFileNames: 'preload.cjs', minify: false },
})
