import type { Ports } from '../../src/benchmark/ports.ts'
import type { RunOutcome, SamplingPlan, Side } from '../../src/measure/index.ts'
import type { Series } from '../../src/series/index.ts'
import { PORTS } from '../resolution/compare.ts'

/** The product's ports with processes and a clock that are drawn. */
export interface DrawnMachine {
  readonly ports: Ports
  /** Milliseconds that all runs took. */
  readonly spentMs: () => number
  /** Iterations of each run in its order, the first one the pilot. */
  readonly runs: readonly { readonly side: Side; readonly iterations: number }[]
}

const START_MS = 145
const SETTLE_MS = 5
const FACTS = { node: 'v0.0.0', v8: 'quiet', v8Flags: [], outputTail: '' } as const

/** @param drawHeap bytes of heapUsed at each of the given cumulative iterations of one run */
export function drawnMachine(
  msPerIteration: number,
  drawHeap: (side: Side, at: readonly number[]) => readonly number[],
): DrawnMachine {
  const runs: { side: Side; iterations: number }[] = []
  let nowMs = 0

  function run(side: Side, plan: SamplingPlan): RunOutcome {
    const at = [...plan.checkpoints, ...(plan.goesOn?.checkpoints ?? [])]
    const values = drawHeap(side, at)
    const upTo = (samples: number) => seriesOf(at.slice(0, samples), values.slice(0, samples))
    const window = samplesInTime(plan)
    const isWhole = window === plan.checkpoints.length
    const goesOn = isWhole && plan.goesOn?.when([upTo(window)]) === true
    const series = upTo(goesOn ? at.length : window)
    const durationMs = START_MS + series.elapsedMs.at(-1)!
    nowMs += durationMs
    runs.push({ side, iterations: series.iterations.at(-1)! })
    return { kind: 'completed', side, ...FACTS, durationMs, series: [series] }
  }

  function elapsedMs(at: number, sample: number): number {
    return at * msPerIteration + (sample + 1) * SETTLE_MS
  }

  /** As many samples as a run takes before its clock stops it. */
  function samplesInTime({ checkpoints, stopAfterMs, leastIteratingMs = 0 }: SamplingPlan): number {
    const last = checkpoints.findIndex(
      (at, sample) =>
        stopAfterMs !== null &&
        sample > 0 &&
        START_MS + elapsedMs(at, sample) > stopAfterMs &&
        (at - checkpoints[0]!) * msPerIteration >= leastIteratingMs,
    )
    return last === -1 ? checkpoints.length : last + 1
  }

  function seriesOf(iterations: readonly number[], heapUsed: readonly number[]): Series {
    const first = elapsedMs(iterations[0]!, 0)
    return {
      process: { kind: 'main', label: 'main' },
      iterations,
      elapsedMs: iterations.map((at, sample) => elapsedMs(at, sample) - first),
      settleRounds: iterations.map(() => 1),
      iteratingMs: iterations.map((at) => at * msPerIteration),
      metrics: { heapUsed },
    }
  }

  return {
    ports: {
      ...PORTS,
      measureRun: ({ side }, plan) => Promise.resolve(run(side, plan)),
      nowMs: () => nowMs,
    },
    spentMs: () => nowMs,
    runs,
  }
}
