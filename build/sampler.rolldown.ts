import { defineConfig } from 'rolldown'

/** What runs inside the measured processes: one CommonJS file without dependencies, for Node 20 and later. */
export default defineConfig({
  input: 'src/measure/sampler/main.ts',
  platform: 'node',
  external: /^node:/,
  tsconfig: false,
  transform: { target: 'node20' },
  output: { format: 'cjs', entryFileNames: 'sampler.cjs', minify: false },
})
