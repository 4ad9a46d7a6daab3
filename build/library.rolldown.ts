import { readFileSync } from 'node:fs'
import type { RolldownOptions } from 'rolldown'

/** dist/library.js and its types: what a test imports; the analysis of snapshots is the worker's beside it. */
const config: RolldownOptions = {
  input: { library: 'src/library/index.ts' },
  platform: 'node',
  tsconfig: false,
  transform: { target: 'node20' },
  // Nothing is loaded for what it does when loaded: what is not called stays out.
  treeshake: { moduleSideEffects: false },
  plugins: [
    {
      name: 'declared-types',
      generateBundle() {
        const source = readFileSync('src/library/library.d.ts', 'utf8')
        for (const fileName of ['library.d.ts', 'library.d.cts'])
          this.emitFile({ type: 'asset', fileName, source })
      },
    },
  ],
  output: { format: 'esm', entryFileNames: '[name].js', codeSplitting: false, minify: false },
}

export default config
