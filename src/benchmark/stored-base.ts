import type { FingerprintOutcome, PreparedSides } from '../baseline/index.ts'
import type { WorkloadConfig } from '../config/index.ts'
import type { NodeRuntime } from '../measure/index.ts'
import type { Note, WorkloadResult } from '../result/index.ts'
import type { Ports } from './ports.ts'
import type { BenchmarkRequest } from './run-benchmark.ts'
import { type StoredRuns, storedRunsIn, withStoredRuns } from './stored-runs.ts'

export interface StoredBase {
  /** Of base; null where all runs are measured. */
  readonly runs: StoredRuns | null
  /** To measure with. */
  readonly ports: Ports
  /** Once measured: where base's series came from; none where nobody asked for stored ones. */
  readonly notes: () => readonly Note[]
}

type Fingerprints = Readonly<Record<'base' | 'head', FingerprintOutcome>>

/** What both sides measure; a side that is not there is unknown. After the overlay. */
export async function fingerprintsOf(
  { head, base }: Pick<PreparedSides, 'head' | 'base'>,
  workload: WorkloadConfig,
  { config }: BenchmarkRequest,
  ports: Ports,
): Promise<Fingerprints> {
  return {
    head: await ports.fingerprintOf(head, workload, config),
    base:
      base.kind === 'none'
        ? { kind: 'unknown', text: 'there is no base' }
        : await ports.fingerprintOf(base, workload, config),
  }
}

/** Base's series from an earlier run, where they are asked for and can be had. */
export async function storedBaseOf(
  workload: WorkloadConfig,
  fingerprint: FingerprintOutcome,
  {
    config,
    node,
    budgetMs,
  }: { readonly config: BenchmarkRequest['config']; readonly node: NodeRuntime; readonly budgetMs: number },
  ports: Ports,
): Promise<StoredBase> {
  if (config.baseline === 'rerun') return nothingStored(ports)
  if (fingerprint.kind === 'unknown') return rerun(fingerprint.text, ports)
  const { commit } = fingerprint.fingerprint
  const found = await storedRunsIn(await ports.storedReports(commit), {
    workload: workload.name,
    fingerprint: fingerprint.fingerprint,
    node,
    platform: ports.platform,
    version: ports.version,
    budgetMs,
  })
  if (found.kind === 'rerun') return rerun(found.text, ports)
  const borrowed = withStoredRuns(ports, found)
  const from = `${found.description}, which measured the same (${commit.slice(0, 10)})`
  return {
    runs: found,
    ports: borrowed.ports,
    notes: () =>
      borrowed.used() === 0
        ? [rerunNote(`another window was needed than that of ${from}`)]
        : [{ code: 'base-stored', text: `base's series (${borrowed.used()}) are those of ${from}` }],
  }
}

/** Every run is measured, and nobody asked for less. */
export function nothingStored(ports: Ports): StoredBase {
  return { runs: null, ports, notes: () => [] }
}

function rerun(why: string, ports: Ports): StoredBase {
  return { runs: null, ports, notes: () => [rerunNote(why)] }
}

function rerunNote(why: string): Note {
  return { code: 'base-rerun', text: `base was measured again, although baseline is stored: ${why}` }
}

/** As the result tells it. */
export function fingerprintsResult({
  base,
  head,
}: Fingerprints): NonNullable<WorkloadResult['fingerprints']> {
  const told = (outcome: FingerprintOutcome) => (outcome.kind === 'known' ? outcome.fingerprint : null)
  return { base: told(base), head: told(head) }
}
