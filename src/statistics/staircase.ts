import type { Interval } from './interval.ts'
import type { MetricRun } from './metric-run.ts'

/** Growth that comes in rare steps, read as a container that is enlarged whenever it is full. */
export interface Staircase {
  /** Unit per iteration: the height of all steps but the last over the iterations from the first step to the last. */
  readonly slopePerIteration: number
  /** Hull of the slopes that the single steps stand for. */
  readonly interval: Interval
  readonly steps: number
}

/** Four steps are three filled enlargements that agree: three one-off steps in a row do so by chance now and then. */
const FEWEST_STEPS = 4
/** How far the slopes that single steps stand for may lie apart, once the coarseness of sampling is allowed for. */
const LARGEST_DISAGREEMENT = 1.5

/**
 * Reads a series that stands still but for rises as a filled container: an array grows by half and 16, a Map or Set to
 * twice its size (V8's `JSObject::NewElementsCapacity` and `OrderedHashTable`), so each step's height is what the following
 * plateau uses up, and height / plateau is the true slope at every step. Null where the series falls, has fewer than
 * four steps, steps at more than half of its samples, its steps disagree about the slope, or the last plateau is
 * overdue: longer than the last step would last at that slope.
 */
export function readStaircase(run: MetricRun): Staircase | null {
  const steps = risesOf(run)
  if (steps === null || steps.length < FEWEST_STEPS) return null
  if (steps.length * 2 > run.values.length - 1) return null
  let lowest = Number.POSITIVE_INFINITY
  let highest = 0
  let lowestCommon = 0
  let highestCommon = Number.POSITIVE_INFINITY
  let height = 0
  for (let index = 0; index + 1 < steps.length; index++) {
    const step = steps[index]
    const next = steps[index + 1]
    const low = step.height / (next.after - step.before)
    const high = step.height / (next.before - step.after)
    lowest = Math.min(lowest, low)
    highest = Math.max(highest, high)
    lowestCommon = Math.max(lowestCommon, low)
    highestCommon = Math.min(highestCommon, high)
    height += step.height
  }
  if (lowestCommon > highestCommon * LARGEST_DISAGREEMENT) return null
  const first = steps[0]
  const last = steps[steps.length - 1]
  const slope = height / ((last.before + last.after - first.before - first.after) / 2)
  const plateau = run.iterations[run.iterations.length - 1] - last.after
  if (plateau * slope > last.height * LARGEST_DISAGREEMENT) return null
  return {
    slopePerIteration: slope,
    interval: [Math.min(lowest, slope), Math.max(highest, slope)],
    steps: steps.length,
  }
}

interface Rise {
  readonly height: number
  /** Iterations at the sample before the rise and at the first sample after it. */
  readonly before: number
  readonly after: number
}

/** Rises between neighbouring samples, touching ones joined; null where the series falls. */
function risesOf({ iterations, values }: MetricRun): readonly Rise[] | null {
  const rises: Rise[] = []
  for (let sample = 1; sample < values.length; sample++) {
    const height = values[sample] - values[sample - 1]
    if (height < 0) return null
    if (height === 0) continue
    const before = rises[rises.length - 1]
    if (before?.after === iterations[sample - 1]) {
      rises[rises.length - 1] = {
        height: before.height + height,
        before: before.before,
        after: iterations[sample],
      }
    } else rises.push({ height, before: iterations[sample - 1], after: iterations[sample] })
  }
  return rises
}
