import type { AsksToGoOn, AwaitMembers } from './channel.ts'
import type { RunTo } from './driver.ts'
import { type Probe, STANDING_HEAP_USED } from './probe.ts'
import type { SampledPlan } from './request.ts'
import type { Settle } from './settle.ts'
import type { Tracker } from './tracker.ts'

const now = performance.now.bind(performance)

const MOST_REHEARSALS = 24
/** The probe's own first readings move the heap by up to 1.7 kB: it is still when this many in a row did not. */
const STILL_READINGS = 3

/**
 * Samples at every checkpoint of the plan, or until the first sample past its time that is not one too few. The first checkpoint is read again and
 * again, and thrown away, until reading it moves nothing; by the same loop, so that what an earlier pass still holds
 * (a suspended function keeps the promise it waited for last) is the same for every sample. Movements up to `idleBytes` count
 * as none. Behind the last checkpoint the parent is asked whether there is to be more, a question that is rehearsed with the readings.
 */
export async function sampleRun(
  plan: SampledPlan,
  runTo: RunTo,
  tracker: Tracker,
  probe: Probe,
  { settle, learnPatience, standing }: Settle,
  awaitMembers: AwaitMembers = () => {},
  idleBytes = 0,
  asksToGoOn: AsksToGoOn = () => false,
): Promise<void> {
  const { stopAfterMs, leastIteratingMs = 0, leastSamples = 1, further = [] } = plan
  const windowEnd = plan.checkpoints.length
  const checkpoints = [...plan.checkpoints, ...further]
  /** In iterations since the start, and how much of it until the first sample. */
  const iteratingMs = new Float64Array(2)
  const lastHeapUsed = new Float64Array(1)
  let rehearsals = 0
  let still = 0
  let next = 0
  while (next < checkpoints.length) {
    const rehearsing = still < STILL_READINGS && rehearsals < MOST_REHEARSALS
    const isAtEnd = next === windowEnd
    if ((isAtEnd || (rehearsing && further.length > 0)) && !asksToGoOn(isAtEnd) && isAtEnd) break
    tracker.enter('iterate')
    iteratingMs[0]! -= now()
    await runTo(checkpoints[next]!)
    iteratingMs[0]! += now()
    tracker.enter('settle')
    const rounds = await settle(rehearsing)
    awaitMembers(!rehearsing)
    tracker.countSamples(rehearsing ? 0 : 1)
    probe.read(
      rehearsing ? 'rehearsal' : 'sample',
      checkpoints[next]!,
      now(),
      rounds,
      standing,
      iteratingMs[0],
    )
    if (rehearsing) {
      rehearsals++
      const heapUsed = standing[STANDING_HEAP_USED]!
      still = Math.abs(heapUsed - lastHeapUsed[0]!) <= idleBytes ? still + 1 : 0
      lastHeapUsed[0] = heapUsed
      if (rehearsals === 1) await learnPatience()
      continue
    }
    if (next === 0) iteratingMs[1] = iteratingMs[0]!
    next++
    const isEnough = next >= leastSamples && iteratingMs[0]! - iteratingMs[1]! >= leastIteratingMs
    if (stopAfterMs !== null && now() > stopAfterMs && isEnough) break
  }
}
