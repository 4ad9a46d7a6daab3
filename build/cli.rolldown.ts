import type { RolldownOptions } from 'rolldown'

/** dist/cli.js: what `--help` needs; each command is a chunk of its own, loaded when it is called. */
const config: RolldownOptions = {
  input: { cli: 'src/cli/main.ts' },
  platform: 'node',
  // No module of ours does anything by being loaded: of a door that is half used, the other half's packages stay out.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  output: {
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'cli-[name].js',
    banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
    minify: false,
  },
}

export default config
