import type { RolldownOptions } from 'rolldown'

/** dist/library.cjs: the same for `require`, which jest and Node before 20.19 need. */
const config: RolldownOptions = {
  input: { library: 'src/library/index.ts' },
  platform: 'node',
  tsconfig: false,
  transform: { target: 'node20' },
  // Nothing is loaded for what it does when loaded: what is not called stays out.
  treeshake: { moduleSideEffects: false },
  output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false, minify: false },
}

export default config
