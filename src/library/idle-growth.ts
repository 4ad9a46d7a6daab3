import type { Series } from '../series/index.ts'
import type { ProcessSampler } from './process-sampler.ts'

const READINGS = 5
const LEAST_IDLE_MS = 100
const MOST_IDLE_MS = 1_000
/** Of what grew: if as much as this comes without a call, calls cannot be held responsible. */
const FOREIGN_SHARE = 0.25
const LEAST_BYTES = 1_024

/**
 * Bytes by which the heap rises per millisecond while nothing is called, where that is a good part of what rose in the window;
 * else 0. Means nothing where the calls have left timers or sockets behind that work on: then they are to blame.
 */
export async function idleGrowth(sampler: ProcessSampler, window: Series): Promise<number> {
  const { iterations, elapsedMs, metrics } = window
  const heapUsed = metrics.heapUsed ?? []
  const handles = metrics.handles ?? []
  if ((handles.at(-1) ?? 0) > (handles[0] ?? 0)) return 0
  const spentMs = elapsedMs.at(-1) ?? 0
  const grownBytes = (heapUsed.at(-1) ?? 0) - (heapUsed[0] ?? 0)
  if (iterations.length < 2 || spentMs === 0 || grownBytes <= 0) return 0

  const { settle, tracker } = sampler
  tracker.enter('settle')
  await settle.settle()
  const fromBytes = settle.standing[0]!
  const fromMs = performance.now()
  const idleMs = Math.min(MOST_IDLE_MS, Math.max(LEAST_IDLE_MS, spentMs / 4))
  let rises = 0
  let lastBytes = fromBytes
  for (let reading = 1; reading <= READINGS; reading++) {
    await delay(idleMs / READINGS)
    await settle.settle()
    if (settle.standing[0]! > lastBytes) rises++
    lastBytes = settle.standing[0]!
  }
  const idleBytes = lastBytes - fromBytes
  const rate = idleBytes / (performance.now() - fromMs)
  const isForeign = rate * spentMs >= FOREIGN_SHARE * grownBytes
  return idleBytes >= LEAST_BYTES && rises > READINGS / 2 && isForeign ? rate : 0
}

// Taken before fake timers can replace it.
const { setTimeout } = globalThis

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
