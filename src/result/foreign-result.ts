import type {
  Finding,
  MetricResult,
  Result,
  RunResult,
  SideDescription,
  SourceResult,
  WorkloadResult,
} from './schema.ts'
import { type Verdict, type VerdictKind, worstVerdict } from './verdict.ts'

/** What is known of a comparison without believing the result that came from elsewhere. */
export interface TrustedFacts {
  readonly base: SideDescription | null
  readonly head: SideDescription | null
  /** A command that people may copy into a terminal. */
  readonly reproduce: string
}

const MAX_WORKLOADS = 200
const MAX_FINDINGS = 500
const MAX_SOURCES = 50
const MAX_NAME_CHARACTERS = 200

/**
 * A result that anybody may have written, reduced to what only it can say: numbers, and the names of workloads, classes,
 * properties and files. Every sentence, command, address and commit in it is left out and said anew, so that a stranger
 * gets no words of their own into a comment, and nothing that a reader may run or click.
 */
export function withoutForeignWords(result: Result, trusted: TrustedFacts): Result {
  const workloads = result.workloads.slice(0, MAX_WORKLOADS).map(plainWorkload)
  const { notes } = result
  return {
    schemaVersion: result.schemaVersion,
    heapslopeVersion: matching(result.heapslopeVersion, /^\d{1,4}\.\d{1,4}\.\d{1,4}$/) ?? 'unknown',
    createdAt:
      matching(result.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/) ?? '1970-01-01T00:00:00Z',
    verdict: plainVerdict(
      worstVerdict([result.verdict, ...workloads.map(({ verdict }) => verdict)]) ?? result.verdict,
    ),
    base: trusted.base,
    head: trusted.head,
    platform: {
      os: matching(result.platform.os, /^[a-z0-9]{1,20}$/) ?? 'unknown',
      arch: matching(result.platform.arch, /^[a-z0-9_]{1,20}$/) ?? 'unknown',
    },
    reproduce: trusted.reproduce,
    workloads,
    notes: [
      ...knownNotes(notes),
      ...leftOut(notes.length - knownNotes(notes).length, 'notes'),
      ...leftOut(result.workloads.length - workloads.length, 'workloads'),
    ],
  }
}

function plainWorkload(workload: WorkloadResult): WorkloadResult {
  const findings = workload.findings.slice(0, MAX_FINDINGS).map(plainFinding)
  return {
    name: clipped(workload.name),
    iterationUnit: workload.iterationUnit,
    ...(workload.intervalMs === undefined ? {} : { intervalMs: workload.intervalMs }),
    ...(workload.intervalMs === undefined ? {} : { intervalMs: workload.intervalMs }),
    verdict: plainVerdict(workload.verdict),
    metrics: Object.fromEntries(
      Object.entries(workload.metrics).flatMap(([key, metric]) =>
        isMetric(key) ? [[key, plainMetric(metric)]] : [],
      ),
    ),
    findings,
    runs: workload.runs.slice(0, 100).map(plainRun),
    // They lie in artifacts of their own, which nobody has looked at.
    snapshots: [],
    plot: workload.plot !== null && isMetric(workload.plot.metric) ? workload.plot : null,
    ...(workload.sources === undefined
      ? {}
      : { sources: workload.sources.slice(0, MAX_SOURCES).map(plainSource) }),
    notes: [
      ...knownNotes(workload.notes),
      ...leftOut(workload.notes.length - knownNotes(workload.notes).length, 'notes'),
      ...leftOut(workload.findings.length - findings.length, 'findings'),
    ],
  }
}

const SENTENCES: Readonly<Record<VerdictKind, string>> = {
  failed: 'The measurement failed; the log of the measuring job says why',
  regression: 'Head grows faster than base',
  inconclusive: 'The measurement could not decide',
  improvement: 'Head grows less than base',
  unchanged: 'Head grows no faster than base',
}

function plainVerdict({ kind, reason }: Verdict): Verdict {
  const code = matching(reason.code, CODE) ?? 'unnamed'
  return { kind, reason: { code, text: `${SENTENCES[kind]} (${code}).` } }
}

const CODE = /^[a-z][a-z0-9-]{0,39}$/

const METRIC =
  /^(heapUsed|heapSpaces\.[a-z_]{1,40}|external|arrayBuffers|rss|mallocedMemory|fileDescriptors|detachedContexts|nativeContexts|processes|threads|handles(\.[A-Za-z]{1,40})?)$/

function isMetric(key: string): boolean {
  return METRIC.test(key)
}

function plainSource(source: SourceResult): SourceResult {
  const memory = Object.entries(source.memory).filter(([key]) => isMetric(key))
  return { ...source, label: clipped(source.label), memory: Object.fromEntries(memory) }
}

function plainMetric(metric: MetricResult): MetricResult {
  const plain = <Slope extends { readonly unit?: string | undefined }>({ unit, ...slope }: Slope) => ({
    ...slope,
    ...(unit === undefined ? {} : { unit: matching(unit, /^[a-z]{1,20}$/) ?? 'count' }),
  })
  const side = (slope: MetricResult['base']): MetricResult['base'] => {
    if (slope === null) return null
    const { evidence: _words, ...numbers } = slope
    return plain(numbers)
  }
  return {
    gating: metric.gating,
    base: side(metric.base),
    head: side(metric.head),
    difference: metric.difference === null ? null : plain(metric.difference),
    threshold: metric.threshold,
  }
}

function plainFinding(finding: Finding): Finding {
  const { allocationSite: site, known, ...rest } = finding
  return {
    ...rest,
    signature: matching(finding.signature, /^[\w:.-]{1,100}$/) ?? 'unnamed',
    constructorName: clipped(finding.constructorName),
    ...(finding.process === undefined
      ? {}
      : { process: { ...finding.process, label: clipped(finding.process.label) } }),
    shape: finding.shape === null ? null : { keys: finding.shape.keys.slice(0, 20).map(clipped) },
    container: finding.container === null ? null : clipped(finding.container),
    retainerPath: finding.retainerPath.slice(0, 50).map(clipped),
    ...(known === undefined ? {} : { known: plainKnown(known) }),
    allocationSite:
      site === null
        ? null
        : {
            ...site,
            file: clipped(site.file),
            functionName: clipped(site.functionName),
            candidates: site.candidates.slice(0, 20),
            stack: site.stack.slice(0, 20).map((frame) => ({
              ...frame,
              functionName: clipped(frame.functionName),
              file: clipped(frame.file),
            })),
          },
  }
}

function plainKnown({ expires, expired }: NonNullable<Finding['known']>): Finding['known'] {
  const day = expires === null ? null : matching(expires, /^\d{4}-\d\d-\d\d$/)
  return { reason: 'the configuration of the measuring job has the reason', expires: day, expired }
}

function plainRun(run: RunResult): RunResult {
  return {
    ...run,
    node: matching(run.node, /^v\d{1,4}\.\d{1,4}\.\d{1,4}$/) ?? 'unknown',
    v8Flags: run.v8Flags.slice(0, 50).flatMap((flag) => matching(flag, /^--[a-z0-9-]{1,60}$/) ?? []),
    outcome:
      run.outcome.kind === 'completed'
        ? run.outcome
        : { kind: 'failed', code: matching(run.outcome.code, CODE) ?? 'unnamed', text: 'The run failed.' },
    processes: run.processes.slice(0, 100).map((process) => ({ ...process, label: clipped(process.label) })),
    seriesFile: null,
  }
}

/** Notes that change how the numbers are to be read, in our own words. */
const KNOWN_NOTES: ReadonlyMap<string, string> = new Map([
  ['workload-overlaid', "head's workload ran on both sides"],
  ['config-changed', "head's configuration held for both sides, and base's is another"],
  ['snapshot-asked', 'The program asked for heap snapshots; measured runs write none.'],
  ['ignored-sigterm', 'The program did not end on SIGTERM and was killed.'],
  [
    'calibrated',
    'It is known from which leak on the check finds it; the summary of the measuring job says so.',
  ],
  ['blind-spot', 'Growth inside a container that was already larger than the window would not show.'],
])

function knownNotes(notes: Result['notes']): Result['notes'] {
  const codes = new Set(notes.map(({ code }) => code))
  return [...KNOWN_NOTES].flatMap(([code, text]) => (codes.has(code) ? [{ code, text }] : []))
}

function leftOut(count: number, what: string): Result['notes'] {
  if (count <= 0) return []
  return [
    {
      code: 'left-out',
      text: `${count} ${what} of the measuring job are left out here; its own summary has them.`,
    },
  ]
}

function clipped(text: string): string {
  return text.length <= MAX_NAME_CHARACTERS ? text : `${text.slice(0, MAX_NAME_CHARACTERS - 1)}…`
}

function matching(text: string, pattern: RegExp): string | null {
  return pattern.test(text) ? text : null
}
