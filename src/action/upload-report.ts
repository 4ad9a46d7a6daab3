import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type ArtifactStore, artifactLabel, type Place, type UploadOutcome } from '../github/index.ts'
import type { Note, Result, SnapshotFile } from '../result/index.ts'

export interface UploadedReport {
  /** Result, series, comment. */
  readonly report: UploadOutcome
  readonly snapshots: readonly UploadOutcome[]
}

export interface UploadPlan {
  readonly store: ArtifactStore
  readonly place: Place
  readonly runAttempt: number
  /** Absolute. */
  readonly reportFolder: string
  readonly retentionDays: number | null
}

/** Head's last snapshot says most: where the time for uploads ends early, what is missing is base's first. */
export async function uploadSnapshots(plan: UploadPlan, result: Result): Promise<readonly UploadOutcome[]> {
  const outcomes: UploadOutcome[] = []
  for (const workload of result.workloads) {
    for (const snapshot of workload.snapshots.toSorted(mostTellingFirst)) {
      const suffix = artifactLabel(snapshot.file.replace(/^snapshots\//, '').replaceAll('/', '-'))
      outcomes.push(
        await plan.store.upload({
          name: `${nameOf(plan)}-${suffix}`,
          files: [join(plan.reportFolder, snapshot.file)],
          rootFolder: plan.reportFolder,
          form: 'raw',
          retentionDays: plan.retentionDays,
        }),
      )
    }
  }
  return outcomes
}

/** Everything of the report folder but the snapshots, as one archive. */
export function uploadReport(plan: UploadPlan): Promise<UploadOutcome> {
  const { reportFolder, retentionDays } = plan
  const snapshots = join(reportFolder, 'snapshots') + sep
  const files = readdirSync(reportFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(snapshots) && relative(reportFolder, file) !== '.gitignore')
  return plan.store.upload({
    name: nameOf(plan),
    files,
    rootFolder: reportFolder,
    form: 'zip',
    retentionDays,
  })
}

/** What did not go up, for the result. */
export function uploadNotes(outcomes: readonly UploadOutcome[], reportFolder: string): readonly Note[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'uploaded'
      ? []
      : [
          {
            code: 'artifact-not-uploaded',
            text: `The artifact ${outcome.name} was not uploaded (${outcome.code}): ${outcome.text} The files are in ${reportFolder} on the runner.`,
          },
        ],
  )
}

function nameOf(plan: UploadPlan): string {
  return `heapslope-${plan.place.label}-${plan.runAttempt}`
}

function mostTellingFirst(one: SnapshotFile, other: SnapshotFile): number {
  if (one.side !== other.side) return one.side === 'head' ? -1 : 1
  return other.iterations - one.iterations
}
