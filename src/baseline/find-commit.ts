import { nearestKnown } from '../config/index.ts'
import type { Side } from '../measure/index.ts'
import type { Checkout } from './checkout.ts'
import { UnknownCommitError } from './errors.ts'
import type { CommitStore } from './store.ts'

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/**
 * The commit that a person's or an event's word means: a ref or hash of the checkout, a branch of its remote, or a commit
 * that the remote gives out by hash.
 * @throws UnknownCommitError
 */
export async function findCommit(
  role: Side,
  ref: string,
  checkout: Checkout,
  store: CommitStore,
): Promise<string> {
  if (HASH.test(ref)) {
    if ((await store.has(ref)) || (await store.fetchCommit(ref))) return ref
    throw new UnknownCommitError(role, ref, await remedyFor(ref, checkout, store))
  }
  const known = (await commitOf(checkout, ref)) ?? (await commitOfRemoteBranch(checkout, ref))
  const found = known ?? (isPlainRef(ref) ? await store.fetchRef(ref) : null)
  if (found === null) throw new UnknownCommitError(role, ref, await remedyFor(ref, checkout, store))
  return found
}

/** The commit of a ref as the checkout alone knows it. */
export async function commitOf(checkout: Checkout, ref: string): Promise<string | null> {
  if (ref.startsWith('-')) return null
  return (await checkout.git.ask('rev-parse', '--verify', '--quiet', `${ref}^{commit}`))?.trim() ?? null
}

async function commitOfRemoteBranch(checkout: Checkout, branch: string): Promise<string | null> {
  return checkout.remote === null
    ? null
    : commitOf(checkout, `refs/remotes/${checkout.remote.name}/${branch}`)
}

/** A name that may be asked of a remote: no operator (`~2`, `^`, `@{...}`), no option, no refspec. */
function isPlainRef(ref: string): boolean {
  return /^[^-\s~^:?*[\\@][^\s~^:?*[\\]*$/.test(ref) && !ref.includes('..') && !ref.includes('@{')
}

async function remedyFor(ref: string, checkout: Checkout, store: CommitStore): Promise<string> {
  const listed = await checkout.git.run(
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  )
  const nearest = nearestKnown(
    ref,
    listed.split('\n').filter((name) => name !== ''),
  )
  if (nearest !== null) return `did you mean "${nearest}"?`
  if (checkout.remote === null) return 'name a branch, tag or hash that `git log` shows here'
  const failure = store.fetchFailure()
  const reason = failure === null ? '' : ` git says: ${failure}`
  return `"${checkout.remote.name}" did not give it out either: check its name, or fetch it first (with actions/checkout: fetch-depth: 0).${reason}`
}
