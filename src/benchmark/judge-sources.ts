import type { MemberGroup, Side } from '../measure/index.ts'
import { addUpNamed, type MetricKey, type ProcessIdentity, type Series } from '../series/index.ts'
import { onCommonGrid } from './common-grid.ts'
import { type JudgedMetric, judgeMetrics, type LookOptions } from './judge-metrics.ts'

/** What a process or thread holds by itself; the rest is told of the whole program. */
const HELD: ReadonlySet<MetricKey> = new Set<MetricKey>(['heapUsed', 'external', 'arrayBuffers'])
const MOST_SOURCES = 20

/** Everything one judged run had: the series of each process and thread, and how many there were. */
export interface SourcesOfRun {
  readonly series: readonly Series[]
  /** null of runs that somebody else has measured. */
  readonly members: readonly MemberGroup[] | null
}

export type SourcesOfSides = Readonly<Record<Side, readonly SourcesOfRun[]>>

/** The main process, or all members of one name, judged apart from the rest of the program. */
export interface JudgedSource {
  readonly process: ProcessIdentity
  /** Empty where none of them lasted long enough to be judged. */
  readonly metrics: readonly JudgedMetric[]
  /** Most in any run; null where the side was not measured, or not by us. */
  readonly started: Readonly<Record<Side, number | null>>
  readonly mostAlive: Readonly<Record<Side, number | null>>
  /** Readings that one of them was asked for and did not give in time, over all runs. */
  readonly silences: number
}

/** Every source of a program that has more than its main process, the one whose heap grows most first; else none. */
export function judgeSources(runs: SourcesOfSides, options: LookOptions): readonly JudgedSource[] {
  const names = namesIn([...runs.head, ...runs.base])
  if (names.length === 0) return []
  const main: ProcessIdentity = { kind: 'main', label: 'main' }
  return [main, ...names]
    .slice(0, MOST_SOURCES)
    .map((process) => judgeSource(process, runs, options))
    .toSorted((a, b) => heapGrowth(b) - heapGrowth(a))
}

function judgeSource(process: ProcessIdentity, runs: SourcesOfSides, options: LookOptions): JudgedSource {
  const seriesOf = (side: Side) =>
    runs[side].map(({ series }) => addUpNamed(series, process)).filter((series) => series !== undefined)
  const own = { base: seriesOf('base'), head: seriesOf('head') }
  const all = onCommonGrid([...own.base, ...own.head], options.unit)
  const [base, head] = [all.slice(0, own.base.length), all.slice(own.base.length)]
  const most = (side: Side, count: 'started' | 'mostAlive') =>
    highest(
      runs[side].flatMap(({ members }) =>
        members === null ? [] : [groupIn(members, process)?.[count] ?? 0],
      ),
    )
  const alone = process.kind === 'main' ? 1 : null
  return {
    process,
    metrics:
      head.length === 0
        ? []
        : judgeMetrics(base.length === 0 ? null : base, head, options).filter(({ key }) => HELD.has(key)),
    started: { base: alone ?? most('base', 'started'), head: alone ?? most('head', 'started') },
    mostAlive: { base: alone ?? most('base', 'mostAlive'), head: alone ?? most('head', 'mostAlive') },
    silences: [...runs.base, ...runs.head].reduce(
      (sum, { members }) => sum + (groupIn(members ?? [], process)?.silences ?? 0),
      0,
    ),
  }
}

export function keyOf({ kind, label }: ProcessIdentity): string {
  return `${kind} ${label}`
}

/** Whether something was decided of a source's memory but stillness. */
export function sourceGrows({ metrics }: JudgedSource): boolean {
  return metrics.some(({ decision }) => decision.kind !== 'unchanged' || decision.code === 'leaks-already')
}

function heapGrowth({ metrics }: JudgedSource): number {
  const heap = metrics.find(({ key }) => key === 'heapUsed')
  return Math.abs((heap?.difference ?? heap?.head)?.slopePerIteration ?? 0)
}

function highest(counts: readonly number[]): number | null {
  return counts.length === 0 ? null : Math.max(...counts)
}

function namesIn(runs: readonly SourcesOfRun[]): readonly ProcessIdentity[] {
  const names = runs.flatMap(({ members }) => (members ?? []).map(({ process }) => process))
  return [...new Map(names.map((name) => [keyOf(name), name])).values()]
}

function groupIn(members: readonly MemberGroup[], name: ProcessIdentity): MemberGroup | undefined {
  return members.find(({ process }) => keyOf(process) === keyOf(name))
}
