import type { PreparedSides, SideCommandError } from '../baseline/index.ts'
import {
  type Result,
  SCHEMA_VERSION,
  type Verdict,
  type WorkloadResult,
  worstVerdict,
} from '../result/index.ts'
import type { Ports } from './ports.ts'

interface Framing {
  /** The command that repeats this comparison elsewhere. */
  readonly reproduce: string
}

/** `setup` or `build` failed on head: there is nothing to measure, and the result says why. */
export function unpreparedResult(request: Framing, error: SideCommandError, ports: Ports): Result {
  return {
    ...frame(request, ports),
    verdict: { kind: 'failed', reason: { code: `${error.step}-failed`, text: error.message } },
    base: null,
    head: null,
    workloads: [],
    notes: [],
  }
}

function frame(request: Framing, ports: Ports) {
  return {
    schemaVersion: SCHEMA_VERSION,
    heapslopeVersion: ports.version,
    createdAt: ports.wallClock().toISOString(),
    platform: ports.platform,
    reproduce: request.reproduce,
  } as const
}

/** The workloads' results as one: the worst verdict counts. */
export function comparisonResult(
  request: Framing,
  sides: PreparedSides,
  workloads: readonly WorkloadResult[],
  ports: Ports,
): Result {
  return {
    ...frame(request, ports),
    verdict: worstVerdict(workloads.map(named)) ?? {
      kind: 'failed',
      reason: { code: 'no-workloads', text: 'The config names no workload. Add one.' },
    },
    base: sides.base.kind === 'prepared' ? sides.base.description : null,
    head: sides.head.description,
    workloads: [...workloads],
    notes: [...sides.notes],
  }
}

function named({ name, verdict }: WorkloadResult): Verdict {
  return { ...verdict, reason: { ...verdict.reason, text: `${name}: ${verdict.reason.text}` } }
}
