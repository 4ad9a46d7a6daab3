import type { ListedArtifact } from '../github/index.ts'

/** A result that a job of a run uploaded, by what its artifact's name says. */
export interface ResultArtifact {
  readonly artifact: ListedArtifact
  /** Job, matrix leg and step; without the shard. */
  readonly label: string
  readonly shard: { readonly index: number; readonly count: number } | null
  readonly attempt: number
  /** From 2 where an upload had to be begun anew under another name, its connection having broken. */
  readonly upload: number
}

/** A share of the work of which no result was uploaded. */
export interface MissingShard {
  readonly label: string
  readonly index: number
  readonly count: number
}

/** More jobs than a matrix may have. */
const MAX_ARTIFACTS = 256

/**
 * The results among a run's artifacts, the newest attempt of each job. `ownLabel` is the reporting job's where it is a job of
 * that run: what it uploaded in an earlier attempt is no part of itself.
 */
export function resultArtifacts(
  all: readonly ListedArtifact[],
  ownLabel: string | null,
): readonly ResultArtifact[] {
  const newest = new Map<string, ResultArtifact>()
  for (const artifact of all) {
    const found = parsed(artifact)
    if (found === null || found.label === ownLabel) continue
    const key = `${found.label} ${found.shard?.index ?? ''}/${found.shard?.count ?? ''}`
    const known = newest.get(key)
    if (known === undefined || isNewer(found, known)) newest.set(key, found)
  }
  return [...newest.values()]
    .sort((one, other) => (one.artifact.name < other.artifact.name ? -1 : 1))
    .slice(0, MAX_ARTIFACTS)
}

function isNewer(one: ResultArtifact, other: ResultArtifact): boolean {
  return one.attempt > other.attempt || (one.attempt === other.attempt && one.upload > other.upload)
}

/** Of every job that is split, the shards that are not there. */
export function missingShards(found: readonly ResultArtifact[]): readonly MissingShard[] {
  const splits = new Map<string, { label: string; count: number; present: Set<number> }>()
  for (const { label, shard } of found) {
    if (shard === null) continue
    const key = `${label} ${shard.count}`
    const split = splits.get(key) ?? { label, count: shard.count, present: new Set() }
    split.present.add(shard.index)
    splits.set(key, split)
  }
  return [...splits.values()].flatMap(({ label, count, present }) =>
    Array.from({ length: count }, (_, at) => at + 1)
      .filter((index) => !present.has(index))
      .map((index) => ({ label, index, count })),
  )
}

/** `heapslope-LABEL[-shard-2-of-5]-ATTEMPT[.UPLOAD]`; snapshots carry more behind the attempt and are no results. */
function parsed(artifact: ListedArtifact): ResultArtifact | null {
  const found =
    /^heapslope-([\p{L}\p{N}._-]{1,160}?)(?:-shard-(\d{1,3})-of-(\d{1,3}))?-(\d{1,4})(?:\.(\d))?$/u.exec(
      artifact.name,
    )
  if (found === null) return null
  const [, label, index, count, attempt, upload] = found
  const shard = index === undefined ? null : { index: Number(index), count: Number(count) }
  if (shard !== null && (shard.index < 1 || shard.index > shard.count)) return null
  return { artifact, label, shard, attempt: Number(attempt), upload: Number(upload ?? 1) }
}
