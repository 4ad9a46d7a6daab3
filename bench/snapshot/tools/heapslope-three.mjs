import { findGrowthIn } from '../engine-columns.mjs'
import { measured } from './measured.mjs'

await measured('heapslope, three snapshots', () => {
  const suspects = findGrowthIn(process.argv.slice(2))
  const leaked = suspects.find(({ constructorName }) => constructorName === 'LeakedSession')
  return { suspects: suspects.length, leakedObjects: leaked?.objects ?? 0 }
})
