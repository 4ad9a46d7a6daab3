import type { ListedArtifact } from '../github/index.ts'

/** A result that a job of a run uploaded, by what its artifact's name says. */
export interface ResultArtifact {
  readonly artifact: ListedArtifact
  /** Job, matrix leg and step; without shard and number of the leg. */
  readonly label: string
  /** Which of its job's matrix it is, from 1; null of a job that is alone. */
  readonly leg: { readonly job: string; readonly index: number; readonly count: number } | null
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
    const key = JSON.stringify([found.label, found.leg, found.shard])
    const known = newest.get(key)
    if (known === undefined || isNewer(found, known)) newest.set(key, found)
  }
  return [...newest.values()].sort((one, other) => (one.artifact.name < other.artifact.name ? -1 : 1))
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

/** A leg of a job's matrix that uploaded fewer results than the others, none perhaps. */
export interface MissingLeg {
  readonly job: string
  readonly index: number
  readonly count: number
  readonly results: number
  readonly resultsOfOthers: number
}

/** Of every matrix of which anything is there, the legs that are not, or not with as many results as the others. */
export function missingLegs(found: readonly ResultArtifact[]): readonly MissingLeg[] {
  const matrices = new Map<string, { job: string; count: number; results: Map<number, number> }>()
  for (const { leg } of found) {
    if (leg === null) continue
    const key = JSON.stringify([leg.job, leg.count])
    const matrix = matrices.get(key) ?? { job: leg.job, count: leg.count, results: new Map() }
    matrix.results.set(leg.index, (matrix.results.get(leg.index) ?? 0) + 1)
    matrices.set(key, matrix)
  }
  return [...matrices.values()].flatMap(({ job, count, results }) => {
    const resultsOfOthers = Math.max(...results.values())
    return Array.from({ length: count }, (_, at) => at + 1)
      .map((index) => ({ job, index, count, results: results.get(index) ?? 0, resultsOfOthers }))
      .filter((leg) => leg.results < resultsOfOthers)
  })
}

/** `heapslope-LABEL[-shard-2-of-5]-ATTEMPT[.UPLOAD]`; snapshots carry more behind the attempt and are no results. */
function parsed(artifact: ListedArtifact): ResultArtifact | null {
  const found =
    /^heapslope-([\p{L}\p{N}._-]{1,160}?)(?:-shard-(\d{1,3})-of-(\d{1,3}))?-(\d{1,4})(?:\.(\d))?$/u.exec(
      artifact.name,
    )
  if (found === null) return null
  const [, name, index, count, attempt, upload] = found
  const shard = index === undefined ? null : { index: Number(index), count: Number(count) }
  if (shard !== null && !isInside(shard)) return null
  return { artifact, ...legOf(name), shard, attempt: Number(attempt), upload: Number(upload ?? 1) }
}

/** `JOB-leg-2-of-3[-MATRIX][-STEP]`. */
function legOf(name: string): Pick<ResultArtifact, 'label' | 'leg'> {
  const [, job, index, count, rest] = /^(.+?)-leg-(\d{1,3})-of-(\d{1,3})(-.+)?$/.exec(name) ?? []
  const leg = { job: job ?? '', index: Number(index), count: Number(count) }
  if (job === undefined || !isInside(leg)) return { label: name, leg: null }
  return { label: `${job}${rest ?? ''}`, leg }
}

function isInside({ index, count }: { readonly index: number; readonly count: number }): boolean {
  return index >= 1 && index <= count
}
