import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type ArtifactStore, artifactLabel, type Place, type UploadOutcome } from '../github/index.ts'
import type { Note, Result, SnapshotFile } from '../result/index.ts'

export interface UploadPlan {
  readonly store: ArtifactStore
  readonly place: Place
  readonly runAttempt: number
  /** Absolute. */
  readonly reportFolder: string
  readonly retentionDays: number | null
}

export interface SnapshotChoice {
  readonly chosen: readonly SnapshotFile[]
  readonly leftOut: readonly SnapshotFile[]
}

/** A job may have 500 artifacts, and other steps of it have theirs. */
const MAX_SNAPSHOT_ARTIFACTS = 400

/**
 * The snapshots that fit the budget. Head's last one of each workload says most and goes first, then head's others, the later
 * before the earlier, then base's likewise; one that does not fit leaves its room to smaller ones behind it.
 */
export function chooseSnapshots(workloads: Result['workloads'], budgetBytes: number): SnapshotChoice {
  const ranked = workloads
    .flatMap(({ snapshots }, workload) =>
      snapshots.toSorted(mostTellingFirst).map((snapshot, rank) => ({ snapshot, rank, workload })),
    )
    .sort((one, other) => one.rank - other.rank || one.workload - other.workload)
    .map(({ snapshot }) => snapshot)
  let leftBytes = budgetBytes
  let leftArtifacts = MAX_SNAPSHOT_ARTIFACTS
  const chosen = ranked.filter(({ bytes }) => {
    if (bytes > leftBytes || leftArtifacts === 0) return false
    leftBytes -= bytes
    leftArtifacts -= 1
    return true
  })
  return { chosen, leftOut: ranked.filter((snapshot) => !chosen.includes(snapshot)) }
}

export async function uploadSnapshots(
  plan: UploadPlan,
  snapshots: readonly SnapshotFile[],
): Promise<readonly UploadOutcome[]> {
  const outcomes: UploadOutcome[] = []
  for (const { file } of snapshots) {
    const suffix = artifactLabel(file.replace(/^snapshots\//, '').replaceAll('/', '-'))
    outcomes.push(
      await plan.store.upload({
        name: `${nameOf(plan)}-${suffix}`,
        files: [join(plan.reportFolder, file)],
        rootFolder: plan.reportFolder,
        form: file.endsWith('.zst') ? 'wrapped' : 'raw',
        retentionDays: plan.retentionDays,
      }),
    )
  }
  return outcomes
}

/** What stayed on the runner for want of room, for the result. */
export function budgetNotes({ leftOut }: SnapshotChoice, budgetBytes: number): readonly Note[] {
  if (leftOut.length === 0) return []
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const bytes = leftOut.reduce((sum, snapshot) => sum + snapshot.bytes, 0)
  return [
    {
      code: 'snapshots-over-budget',
      text: `${leftOut.length} heap snapshots (${megabytes(bytes)}) were not uploaded: they do not fit the snapshot-budget of ${megabytes(budgetBytes)} beside those that say more.`,
    },
  ]
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
  return `heapslope-${plan.place.artifactName}-${plan.runAttempt}`
}

function mostTellingFirst(one: SnapshotFile, other: SnapshotFile): number {
  if (one.side !== other.side) return one.side === 'head' ? -1 : 1
  return other.iterations - one.iterations
}
