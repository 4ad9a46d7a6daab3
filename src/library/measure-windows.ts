import type { Series } from '../series/index.ts'
import { concludeWith, isGrowth, LOOKS, nextStep } from '../statistics/index.ts'
import { decidingMetric, type JudgedMetric, judgeWindow } from './judge-window.ts'
import {
  type CallCost,
  MOST_PILOT_ITERATIONS,
  measuringPlan,
  nextWindowEnd,
  PILOT_MS,
  windowMs,
  windowPlan,
} from './plan.ts'
import type { ProcessSampler } from './process-sampler.ts'

/** Pools, sliding windows and retries keep time by the second; most let go within this one. */
const LONGEST_TIMER_MS = 5_000
/** A window that takes so many times what it was thought to is cut short. */
const PATIENCE = 1.5

export interface Measured {
  readonly metrics: readonly JudgedMetric[]
  readonly deciding: JudgedMetric
  /** Of the window that decided. */
  readonly series: Series
  readonly cost: CallCost
}

/**
 * One window, and a longer one after it where the first did not decide: the engine's rules for what growth, stillness and doubt
 * need. A window begins where the last one ended, for this process cannot be had anew; so each is four times as
 * long as all that was before it, and the engine's refusal of shorter ones holds.
 */
export async function measureWindows(
  sampler: ProcessSampler,
  settings: {
    readonly iterations: number | null
    readonly threshold: number | 'auto'
    readonly budgetMs: number
  },
): Promise<Measured> {
  const endsAtMs = performance.now() + settings.budgetMs
  const { tracker } = sampler
  let cost = await pilot(sampler)
  const remainingMs = () => endsAtMs - performance.now()
  const plan = measuringPlan(cost, {
    iterations: settings.iterations,
    begun: tracker.begun,
    budgetMs: remainingMs(),
  })
  let end = plan.iterations
  let grewBeforeAt: number | null = null
  for (let look = 1; ; look++) {
    const { checkpoints, iterations } = windowPlan(tracker.begun, end, plan.samples)
    const expectedMs = windowMs(cost, iterations, plan.samples)
    const series = await sampler.sample(checkpoints, Math.max(PATIENCE * expectedMs, remainingMs()))
    cost = costOf(series, cost)
    const metrics = judgeWindow(series, settings.threshold)
    const patience = patienceFor(series)
    const perCall = { msPerIteration: cost.msPerIteration, msPerRun: 0 }
    const step = nextStep({
      ...(patience === undefined ? {} : { patience }),
      judgements: metrics,
      iterations,
      runsPerSide: 1,
      grewBeforeAt,
      looks: { taken: look, most: LOOKS },
      cost: perCall,
      costOfFew: perCall,
      remainingMs: Number.POSITIVE_INFINITY,
    })
    const next = nextWindowEnd(tracker.begun)
    const isAffordable = windowMs(cost, next - tracker.begun, plan.samples) <= remainingMs()
    if (step.kind !== 'stop' && isAffordable) {
      if (metrics.some(({ decision }) => isGrowth(decision))) grewBeforeAt = iterations
      end = next
      continue
    }
    const isCut = series.iterations.at(-1)! < checkpoints.at(-1)!
    const spent = { kind: 'stop', because: 'budget-spent', isConfirmed: false } as const
    // In a window that the clock has cut short nothing is seen to last.
    const stop = isCut ? { ...spent, hasEnded: true } : step.kind === 'stop' ? step : spent
    const final = metrics.map((metric) => ({ ...metric, ...concludeWith(metric, stop) }))
    return { metrics: final, deciding: decidingMetric(final), series, cost }
  }
}

/** A few calls, to learn what one takes; what the first of them loads and compiles is not held against the others. */
async function pilot({ runTo, tracker, settle }: ProcessSampler): Promise<CallCost> {
  tracker.enter('iterate')
  await runTo(1)
  let msPerIteration = 0
  for (let target = 2; target <= MOST_PILOT_ITERATIONS; target *= 2) {
    const fromMs = performance.now()
    const from = tracker.begun
    await runTo(target)
    const spentMs = performance.now() - fromMs
    msPerIteration = spentMs / (target - from)
    if (spentMs > PILOT_MS) break
  }
  tracker.enter('settle')
  await settle.settle()
  const fromMs = performance.now()
  await settle.settle()
  return { msPerIteration, msPerSettle: performance.now() - fromMs }
}

/** What the window has shown: the shortest step between two samples is nearly all settle. */
function costOf({ iterations, elapsedMs }: Series, before: CallCost): CallCost {
  const last = iterations.length - 1
  if (last < 1) return before
  const steps = elapsedMs.slice(1).map((at, i) => at - elapsedMs[i]!)
  const msPerSettle = Math.min(...steps)
  const calls = Math.max(1, iterations[last]! - iterations[0]!)
  return { msPerSettle, msPerIteration: Math.max(0, elapsedMs[last]! - msPerSettle * last) / calls }
}

/** Where calls have left timers behind, growth must outlast them. The runner has timers of its own, there from the start. */
function patienceFor({ elapsedMs, metrics }: Series) {
  const timers = metrics['handles.Timeout'] ?? [0]
  if (timers.at(-1)! <= timers[0]!) return undefined
  return { windowMs: elapsedMs.at(-1) ?? 0, growthMs: LONGEST_TIMER_MS }
}
