// Damaged snapshots by the ten thousand: each must end in a named error or a consistent answer, soon and in little memory.
// node bench/snapshot-mutations.ts [COUNT] [FIRST_SEED]
import { mutate } from '../__tests__/snapshot/mutations.ts'
import { survive } from '../__tests__/snapshot/survive.ts'

const count = Number(process.argv[2] ?? 20_000)
const firstSeed = Number(process.argv[3] ?? 1)
const kinds: Record<string, number> = {}
let slowestMs = 0
let slowest = ''
let peakArrayBytes = 0
for (let seed = firstSeed; seed < firstSeed + count; seed++) {
  const mutant = mutate(seed)
  const started = performance.now()
  const { kind } = survive(mutant, 1 + (seed % 5000))
  const tookMs = performance.now() - started
  kinds[kind] = (kinds[kind] ?? 0) + 1
  peakArrayBytes = Math.max(peakArrayBytes, process.memoryUsage().arrayBuffers)
  if (tookMs > slowestMs) {
    slowestMs = tookMs
    slowest = `seed ${seed}, ${mutant.what}`
  }
}
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`
console.log(`${count} damaged snapshots from seed ${firstSeed}: ${JSON.stringify(kinds)}`)
console.log(
  `slowest ${slowestMs.toFixed(0)} ms (${slowest}); at most ${mebibytes(peakArrayBytes)} of arrays alive or awaiting collection`,
)
console.log(`peak memory of the process ${mebibytes(process.resourceUsage().maxRSS * 1024)}`)
