import { isMainThread } from 'node:worker_threads'
import { WorkloadError } from '../measure/sampler/index.ts'
import { MeasuringImpossibleError } from './errors.ts'
import { type Explanation, explainGrowth } from './explain-growth.ts'
import { idleGrowth } from './idle-growth.ts'
import { metricMeasurements } from './judge-window.ts'
import type { LeakMeasurement, MeasureOptions } from './library.d.ts'
import { type Measured, measureWindows } from './measure-windows.ts'
import { readOptions } from './options.ts'
import { type QuietV8, quietV8 } from './own-v8.ts'
import { createProcessSampler, type ProcessSampler } from './process-sampler.ts'
import { refuseRunnersOwn } from './runner-retains.ts'
import { verdictOf } from './verdict-text.ts'

let lastInLine: Promise<unknown> = Promise.resolve()

/** One after the other: two at a time would each measure the other as well. */
export async function measureLeak(
  iteration: () => unknown,
  options: MeasureOptions = {},
): Promise<LeakMeasurement> {
  const settings = readOptions(iteration, options)
  const before = lastInLine
  const mine = before.then(() => measureNow(iteration, settings))
  lastInLine = mine.catch(() => undefined)
  return mine
}

async function measureNow(
  iteration: () => unknown,
  settings: ReturnType<typeof readOptions>,
): Promise<LeakMeasurement> {
  const v8 = await quietV8()
  try {
    const sampler = createProcessSampler(iteration, v8.collect)
    const measured = await measureWindows(sampler, settings)
    const { kind } = measured.deciding.decision
    const isDoubtful = kind === 'regression' || kind === 'inconclusive'
    if (isDoubtful) refuseMovingHeap(await idleGrowth(sampler, measured.series))
    if (kind !== 'regression') return measurementOf(sampler, measured, { growing: [], notes: [] })
    const explanation = await explained(sampler, measured, v8)
    refuseRunnersOwn(explanation.growing)
    return measurementOf(sampler, measured, explanation)
  } catch (error) {
    throw error instanceof WorkloadError ? error.cause : error
  } finally {
    v8.putBack()
  }
}

async function explained(sampler: ProcessSampler, measured: Measured, v8: QuietV8): Promise<Explanation> {
  try {
    v8.keepInPlace()
    return await explainGrowth(sampler, measured)
  } catch (error) {
    if (error instanceof WorkloadError && error.failure.code === 'iteration-threw') throw error
    const why = error instanceof Error ? error.message : String(error)
    return { growing: [], notes: [`What grows could not be named: ${why}`] }
  }
}

function refuseMovingHeap(bytesPerMs: number): void {
  if (bytesPerMs === 0) return
  throw new MeasuringImpossibleError(
    'heap-moves-by-itself',
    `The heap grows by ${Math.round(bytesPerMs * 1_000)} bytes a second while the function is not called, as much as to hide what it does itself: ` +
      'let no other test, timer or server run beside it (no concurrent tests in this file), or move it to a file of its own.',
  )
}

function measurementOf(
  { tracker }: ProcessSampler,
  { metrics, deciding, series }: Measured,
  { growing, notes }: Explanation,
): LeakMeasurement {
  return {
    verdict: verdictOf(deciding),
    iterations: (series.iterations.at(-1) ?? 0) - (series.iterations[0] ?? 0),
    calls: tracker.begun,
    metrics: metricMeasurements(metrics),
    growing,
    notes: [...notes, ...(isMainThread ? [] : [NEIGHBOURS])],
  }
}

const NEIGHBOURS =
  'This test runs in a thread. V8 flags belong to the whole process, so tests in its other threads ran slower meanwhile, and two that measure at a time disturb each other: a pool of processes (`pool: forks`) keeps them apart.'
