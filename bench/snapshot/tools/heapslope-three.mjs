import { asShipped, findGrowthIn } from '../engine-columns.mjs'
import { measured } from './measured.mjs'

await measured('heapslope, three snapshots', () => {
  const files = process.argv.slice(2)
  const suspects = asShipped(files.at(-1), () => findGrowthIn(files))
  const leaked = suspects.find(({ constructorName }) => constructorName === 'LeakedSession')
  return { suspects: suspects.length, leakedObjects: leaked?.objects ?? 0 }
})
