import type { MetricKey, Series } from '../series/index.ts'
import type { IterationUnit } from './iteration-unit.ts'

/** Fewer samples than this show no course. */
const FEWEST_SHARED = 4

/**
 * The runs at iteration counts that all of them share. Where only some were stopped by the clock, those are the counts that
 * all of them reached, and the readings stay what they are, to the byte. The runs of a program that keeps its own time share
 * hardly any: they are read off evenly between the latest beginning and the earliest end, on the straight line between the
 * samples around, at as many counts as the shortest run has. Runs that already share their counts are left as they are.
 */
export function onCommonGrid(runs: readonly Series[], unit: IterationUnit): readonly Series[] {
  const counted = runs.map((run) =>
    unit === 'tick' && run.ticks !== undefined ? { ...run, iterations: run.ticks } : run,
  )
  const [first] = counted
  if (first === undefined || counted.every((run) => areEqual(run.iterations, first.iterations)))
    return counted
  const shared = sharedCounts(counted)
  const shortest = Math.min(...counted.map(({ iterations }) => iterations.length))
  if (shared.length >= FEWEST_SHARED && shared.length * 2 > shortest)
    return counted.map((run) => readOff(run, shared))
  const start = Math.max(...counted.map(({ iterations }) => iterations[0]!))
  const end = Math.min(...counted.map(({ iterations }) => iterations.at(-1)!))
  const steps = shortest - 1
  if (!(end > start) || steps < 1) return counted
  const grid = Array.from({ length: steps + 1 }, (_, i) => start + ((end - start) * i) / steps)
  return counted.map((run) => readOff(run, grid))
}

/** Counts at which every run was sampled, once each. */
function sharedCounts([first, ...others]: readonly Series[]): readonly number[] {
  const columns = others.map(({ iterations }) => new Set(iterations))
  return [...new Set(first?.iterations)].filter((at) => columns.every((column) => column.has(at)))
}

function readOff({ process, iterations, ...run }: Series, grid: readonly number[]): Series {
  const column = (values: readonly number[]) => grid.map((at) => valueAt(at, iterations, values))
  return {
    process,
    iterations: grid,
    elapsedMs: column(run.elapsedMs),
    settleRounds: column(run.settleRounds),
    metrics: Object.fromEntries(
      (Object.entries(run.metrics) as [MetricKey, readonly number[]][]).map(([key, values]) => [
        key,
        column(values),
      ]),
    ),
  }
}

/** `at` lies between the first and the last of `points`, which never fall. */
function valueAt(at: number, points: readonly number[], values: readonly number[]): number {
  const after = Math.max(
    1,
    points.findIndex((point) => point >= at),
  )
  if (points[after] === at) return values[after]!
  const [from, to] = [points[after - 1]!, points[after]!]
  const [low, high] = [values[after - 1]!, values[after]!]
  return to === from ? high : low + ((high - low) * (at - from)) / (to - from)
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i])
}
