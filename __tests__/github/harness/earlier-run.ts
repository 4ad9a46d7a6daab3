/** A run of a workflow as GitHub lists it, in the fields that are read. */
export interface EarlierRunEntry {
  readonly id: number
  readonly event: string
  readonly head_branch: string
  readonly head_sha: string
  /** Whose branch it is; another's in a run of a fork. */
  readonly head_repository: { readonly full_name: string }
  /** Empty for forks. */
  readonly pull_requests: readonly { readonly number: number }[]
  readonly status: 'completed' | 'in_progress'
}

/** The runs that GitHub's filters leave, newest first: they look at names, not at whose they are. */
export function filteredRuns(
  runs: readonly EarlierRunEntry[],
  query: URLSearchParams,
): readonly EarlierRunEntry[] {
  const filters = [
    ['branch', 'head_branch'],
    ['event', 'event'],
    ['head_sha', 'head_sha'],
    ['status', 'status'],
  ] as const
  return runs
    .filter((run) => filters.every(([name, field]) => [null, run[field]].includes(query.get(name))))
    .toSorted((one, other) => other.id - one.id)
}
