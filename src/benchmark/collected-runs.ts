import type { Side } from '../measure/index.ts'
import type { Series } from '../series/index.ts'
import type { SourcesOfRun } from './judge-sources.ts'
import type { SeriesOfSides } from './measure-outcome.ts'
import type { MeasuredRuns } from './measure-runs.ts'

const SIDES: readonly Side[] = ['base', 'head']

/** The runs of one workload as they come: those of the present window, and the longest of each side. */
export interface CollectedRuns {
  /** Of the present window: what is judged. */
  readonly series: SeriesOfSides
  readonly sources: Readonly<Record<Side, readonly SourcesOfRun[]>>
  /** Of all windows: the run that growth of this side is asked to last in. */
  readonly longest: Readonly<Partial<Record<Side, Series>>>
  add(measured: MeasuredRuns): void
  /** Runs that only show whether growth lasts, and are not judged with the others. */
  addLonger(of: SeriesOfSides): void
  /** Another window: what was judged before is not used again. */
  startAnew(): void
  /** Iterations of the longest run of a side; 0 where there was none. */
  readonly ranFor: (side: Side) => number
}

export function collectRuns(): CollectedRuns {
  const series: Record<Side, Series[]> = { base: [], head: [] }
  const sources: Record<Side, SourcesOfRun[]> = { base: [], head: [] }
  const longest: Partial<Record<Side, Series>> = {}
  const ranFor = (side: Side) => longest[side]?.iterations.at(-1) ?? 0

  function addLonger(of: SeriesOfSides): void {
    for (const side of SIDES)
      for (const run of of[side]) if (run.iterations.at(-1)! > ranFor(side)) longest[side] = run
  }

  return {
    series,
    sources,
    longest,
    ranFor,
    addLonger,
    add(measured) {
      for (const side of SIDES) {
        series[side].push(...measured.series[side])
        sources[side].push(...measured.sources[side])
      }
      addLonger(measured.series)
    },
    startAnew() {
      for (const side of SIDES) {
        series[side] = []
        sources[side] = []
      }
    },
  }
}
