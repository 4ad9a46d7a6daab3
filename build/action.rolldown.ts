import type { RolldownOptions } from 'rolldown'

/** dist/index.js: the action; what talks to GitHub's API and to the artifact service is loaded when it is needed. */
const config: RolldownOptions = {
  input: { index: 'src/action/main.ts' },
  platform: 'node',
  // No module of ours does anything by being loaded: of a door that is half used, the other half's packages stay out.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  output: {
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'action-[name].js',
    minify: false,
  },
}

export default config
