import { unevennessOf } from './growth.ts'
import { around, hullOf, type Interval } from './interval.ts'
import type { MetricRun } from './metric-run.ts'
import { theilSenSlope } from './theil-sen.ts'

/**
 * Slopes that aligned runs allow where they move alike, to the byte, at most samples: those of the two series that take of
 * every move the least and the most that any of the runs made. A move that only some of the runs make is in the one and not
 * in the other; what all of them make is in both. Either slope is known to the unevenness of growth in whole objects. So
 * growth that this interval holds away from zero is growth of every run.
 *
 * @param fromSample where the window begins
 */
export function agreedSlopes(runs: readonly MetricRun[], fromSample: number): Interval {
  const [{ iterations }] = runs
  const at = iterations.slice(fromSample)
  const least = [0]
  const most = [0]
  for (let sample = fromSample + 1; sample < iterations.length; sample++) {
    const moves = runs.map(({ values }) => values[sample] - values[sample - 1])
    least.push(least[least.length - 1] + Math.min(...moves))
    most.push(most[most.length - 1] + Math.max(...moves))
  }
  return hullOf(slopeWithin(at, least), slopeWithin(at, most))
}

function slopeWithin(iterations: readonly number[], values: readonly number[]): Interval {
  const slope = theilSenSlope({ iterations, values })
  return around(slope, unevennessOf({ iterations, values }, slope))
}
