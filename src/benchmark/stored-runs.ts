import type { StoredReport, StoredReports } from '../baseline/index.ts'
import type { NodeRuntime, RunOutcome } from '../measure/index.ts'
import type { Fingerprint, Result, RunResult, WorkloadResult } from '../result/index.ts'
import type { Series } from '../series/index.ts'
import type { Ports } from './ports.ts'
import { costOf, type RunCost, runMs } from './run-cost.ts'

/** Runs of base that an earlier comparison has measured, all sampled at the same iterations, some of them for longer. */
export interface StoredRuns {
  readonly description: string
  /** Of the shortest run. */
  readonly iterations: number
  readonly cost: RunCost
  readonly outcomes: readonly RunOutcome[]
}

export type StoredRunsOutcome =
  | ({ readonly kind: 'stored' } & StoredRuns)
  /** Why base is measured again, as the end of a sentence. */
  | { readonly kind: 'rerun'; readonly text: string }

/** All that must be equal, beside heapslope itself. */
export interface StoredQuestion {
  readonly workload: string
  readonly fingerprint: Fingerprint
  readonly node: NodeRuntime
  readonly platform: Result['platform']
  readonly version: string
  readonly budgetMs: number
}

/** The runs of the newest report that measured just this; where none did, what differs in the newest. */
export async function storedRunsIn(
  { reports, problem }: StoredReports,
  question: StoredQuestion,
): Promise<StoredRunsOutcome> {
  const reasons: string[] = []
  for (const report of reports) {
    const found = await runsOf(report, question)
    if (found.kind === 'stored') return found
    reasons.push(`${report.description}: ${found.text}`)
  }
  return { kind: 'rerun', text: reasons[0] ?? problem ?? 'no earlier run of this commit has a result' }
}

async function runsOf(report: StoredReport, question: StoredQuestion): Promise<StoredRunsOutcome> {
  const { result } = report
  if (result.heapslopeVersion !== question.version)
    return differs(`it was measured by heapslope ${result.heapslopeVersion}`)
  const { os, arch } = result.platform
  if (os !== question.platform.os || arch !== question.platform.arch)
    return differs(`it was measured on ${os} ${arch}`)
  const workload = result.workloads.find(({ name }) => name === question.workload)
  if (workload === undefined) return differs('it has no such workload')
  const candidates = (['head', 'base'] as const).map((side) => ({
    side,
    difference: differenceFrom(workload.fingerprints?.[side] ?? null, question.fingerprint),
  }))
  const equal = candidates.find(({ difference }) => difference === null)
  if (equal === undefined) return differs(nearest(candidates.map(({ difference }) => difference!)))
  return readRuns(report, judgedRuns(workload, equal.side), question)
}

/** In the order in which they are told: of two sides the one that shares more is meant. */
const PARTS: readonly (readonly [keyof Fingerprint, string])[] = [
  ['commit', 'it measured another commit'],
  ['lockFiles', 'its lock file differs'],
  ['workload', 'its workload differs'],
  ['settings', 'its settings differ'],
]
const UNKNOWN = 'it does not say what it measured'

function differenceFrom(stored: Fingerprint | null, wanted: Fingerprint): string | null {
  if (stored === null) return UNKNOWN
  return PARTS.find(([part]) => stored[part] !== wanted[part])?.[1] ?? null
}

function nearest(differences: readonly string[]): string {
  const order = [UNKNOWN, ...PARTS.map(([, text]) => text)]
  return order.findLast((text) => differences.includes(text)) ?? UNKNOWN
}

/** The runs of the last window, also the one that went on beyond it: earlier windows were only steps on the way. */
function judgedRuns({ runs }: WorkloadResult, side: RunResult['side']): readonly RunResult[] {
  const iterationsOf = (run: RunResult) => run.processes.find(({ kind }) => kind === 'main')?.iterations ?? 0
  const completed = runs.filter(
    (run) => run.side === side && run.purpose === 'measure' && run.outcome.kind === 'completed',
  )
  const last = completed.at(-1)
  return last === undefined ? [] : completed.filter((run) => iterationsOf(run) >= iterationsOf(last))
}

async function readRuns(
  { series, description }: StoredReport,
  runs: readonly RunResult[],
  { node, budgetMs }: StoredQuestion,
): Promise<StoredRunsOutcome> {
  const outcomes: RunOutcome[] = []
  for (const run of runs) {
    if (run.node !== node.version) return differs(`it ran on Node ${run.node}`)
    if (run.seriesFile === null) return differs('a run of it has no series')
    const read = await series(run.seriesFile).catch(() => null)
    if (read === null) return differs('a series of it is missing or damaged')
    outcomes.push({ ...factsOf(run), kind: 'completed', series: read })
  }
  const last = outcomes.at(-1)
  const main = last === undefined ? undefined : mainSeries(last)
  if (last === undefined || main === undefined) return differs('it has no run that was judged')
  const cost = costOf(main, last.durationMs, null)
  const iterations = main.iterations.at(-1) ?? 0
  if (2 * runMs(cost, iterations) > budgetMs) return differs('its window does not fit the budget')
  return { kind: 'stored', description, iterations, cost, outcomes }
}

function factsOf({ side: _then, node, v8, v8Flags, durationMs }: RunResult) {
  return { side: 'base', node, v8, v8Flags, durationMs, outputTail: '' } as const
}

const mainSeries = (outcome: RunOutcome): Series | undefined =>
  outcome.series.find(({ process }) => process.kind === 'main')

function differs(text: string): StoredRunsOutcome {
  return { kind: 'rerun', text }
}

export interface BorrowedRuns {
  readonly ports: Ports
  /** Stored runs that served. */
  readonly used: () => number
}

/**
 * Ports whose runs of base are the stored ones, each once, wherever a plan asks for samples that one has, though it may have gone
 * on behind them; else they are measured.
 */
export function withStoredRuns(ports: Ports, { outcomes }: StoredRuns): BorrowedRuns {
  const left = [...outcomes]
  const measureRun: Ports['measureRun'] = async (request, plan) => {
    const { checkpoints } = plan
    const fits = (outcome: RunOutcome) => {
      const { iterations = [] } = mainSeries(outcome) ?? {}
      return checkpoints.every((at, sample) => at === iterations[sample])
    }
    const next = request.side === 'base' ? left.findIndex(fits) : -1
    return next < 0 ? ports.measureRun(request, plan) : left.splice(next, 1)[0]!
  }
  return { ports: { ...ports, measureRun }, used: () => outcomes.length - left.length }
}
