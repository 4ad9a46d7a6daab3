import type { RolldownOptions } from 'rolldown'

/** dist/snapshot-worker.js: reads and analyses snapshots in a worker thread. */
const config: RolldownOptions = {
  input: { 'snapshot-worker': 'src/storage/snapshot-worker.ts' },
  platform: 'node',
  output: { format: 'esm', entryFileNames: '[name].js', codeSplitting: false, minify: false },
}

export default config
