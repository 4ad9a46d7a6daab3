import type { Checkout } from './checkout.ts'
import { UnknownCommitError } from './errors.ts'
import { commitOf, findCommit } from './find-commit.ts'
import type { BaseEvent, NoBase } from './sides.ts'
import type { CommitStore } from './store.ts'

export type BaseChoice =
  | { readonly kind: 'commit'; readonly commit: string; readonly description: string }
  | NoBase

export interface BaseQuestion {
  readonly checkout: Checkout
  readonly store: CommitStore
  /** What head's copy is made from; null before the first commit. */
  readonly headCommit: string | null
  /** Head carries changes that are not committed. */
  readonly dirty: boolean
}

/** The commit that head is compared with: what the user named, else what the event says, else the default branch. */
export async function chooseBase(
  question: BaseQuestion,
  named: string | null,
  event: BaseEvent | null,
): Promise<BaseChoice> {
  const { checkout, store, headCommit } = question
  if (named !== null)
    return { kind: 'commit', commit: await findCommit('base', named, checkout, store), description: named }
  if (headCommit === null)
    return { kind: 'none', code: 'no-commits', text: 'the repository has no commit yet, so there is no base' }
  if (event === null) return againstDefaultBranch(question, headCommit, await defaultBranch(checkout, store))
  switch (event.kind) {
    case 'pull-request':
      return ofPullRequest(question, headCommit, event)
    case 'push':
      return ofPush(question, headCommit, event)
    case 'commit':
      return {
        kind: 'commit',
        commit: await findCommit('base', event.baseSha, checkout, store),
        description: event.description,
      }
  }
}

/** GitHub's merge commit has the base branch as its first parent and the pull request's head as its second. */
async function ofPullRequest(
  { checkout, store }: BaseQuestion,
  headCommit: string,
  { headSha, baseSha, baseRef }: Extract<BaseEvent, { kind: 'pull-request' }>,
): Promise<BaseChoice> {
  const [first, second] = await store.parentsOf(headCommit)
  if (headCommit !== headSha && first !== undefined && second === headSha)
    return { kind: 'commit', commit: await findCommit('base', first, checkout, store), description: baseRef }
  const base = await findCommit('base', baseSha, checkout, store)
  return meeting(store, headCommit, base, baseRef)
}

async function ofPush(
  question: BaseQuestion,
  headCommit: string,
  { before, defaultBranch: branch }: Extract<BaseEvent, { kind: 'push' }>,
): Promise<BaseChoice> {
  const { checkout, store } = question
  const isNew = /^0+$/.test(before)
  if (!isNew && ((await store.has(before)) || (await store.fetchCommit(before))))
    return { kind: 'commit', commit: before, description: `${before.slice(0, 10)}, before the push` }
  const found = branch === null ? null : await findCommit('base', branch, checkout, store).catch(asUnknown)
  const tip =
    branch === null || found === null ? await defaultBranch(checkout, store) : { name: branch, commit: found }
  const choice = await againstDefaultBranch(question, headCommit, tip)
  if (isNew || choice.kind === 'none') return choice
  return { ...choice, description: `${choice.description}, as ${before.slice(0, 10)} is gone` }
}

function asUnknown(cause: unknown): null {
  if (cause instanceof UnknownCommitError) return null
  throw cause
}

interface Branch {
  readonly name: string
  readonly commit: string
}

/** Head's own commits on top of the default branch; where it has none, its changes; where it has none, its last commit. */
async function againstDefaultBranch(
  { store, dirty, checkout }: BaseQuestion,
  headCommit: string,
  branch: Branch | null,
): Promise<BaseChoice> {
  const meets = branch === null ? null : await meeting(store, headCommit, branch.commit, branch.name)
  if (meets !== null && (meets.kind === 'none' || meets.commit !== headCommit)) return meets
  if (dirty)
    return { kind: 'commit', commit: headCommit, description: 'HEAD, without the uncommitted changes' }
  const [parent] = await store.parentsOf(headCommit)
  if (parent === undefined)
    return { kind: 'none', code: 'first-commit', text: 'head is the first commit, so there is no base' }
  const why = branch === null ? 'no default branch found' : `already on ${branch.name}`
  return {
    kind: 'commit',
    commit: await findCommit('base', parent, checkout, store),
    description: `the commit before head (${why})`,
  }
}

/** Depths at which a shallow history is asked for more before the histories count as unrelated. */
const DEPTHS = [50, 500, 5_000, 2_147_483_647]

async function meeting(store: CommitStore, head: string, base: string, name: string): Promise<BaseChoice> {
  let commit = await store.mergeBase(head, base)
  for (const depth of DEPTHS) {
    if (commit !== null || !(await store.deepen([head, base], depth))) break
    commit = await store.mergeBase(head, base)
  }
  if (commit !== null) return { kind: 'commit', commit, description: `merge base with ${name}` }
  return {
    kind: 'none',
    code: 'unrelated-histories',
    text: `head and ${name} have no commit in common, so there is no base`,
  }
}

/**
 * The remote's default branch, else the usual names, else what git calls a first branch here; where the checkout has none
 * of them, as after a checkout of one commit, the remote is asked.
 */
async function defaultBranch(checkout: Checkout, store: CommitStore): Promise<Branch | null> {
  for (const name of await likelyNames(checkout)) {
    const commit =
      (await commitOf(checkout, `refs/remotes/${name}`)) ?? (await commitOf(checkout, `refs/heads/${name}`))
    if (commit !== null) return { name, commit }
  }
  const name = await store.remoteHead()
  const commit = name === null ? null : await store.fetchRef(name)
  return name === null || commit === null ? null : { name, commit }
}

async function likelyNames({ git, remote }: Checkout): Promise<readonly string[]> {
  const ask = async (...args: readonly string[]) => (await git.ask(...args))?.trim() ?? ''
  const remoteHead =
    remote === null ? '' : await ask('symbolic-ref', '--quiet', '--short', `refs/remotes/${remote.name}/HEAD`)
  const usual = ['main', 'master', await ask('config', 'init.defaultBranch')].filter((name) => name !== '')
  return [
    ...(remoteHead === '' ? [] : [remoteHead]),
    ...usual.flatMap((name) => (remote === null ? [name] : [`${remote.name}/${name}`, name])),
  ]
}
