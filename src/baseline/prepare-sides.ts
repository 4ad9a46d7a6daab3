import { basename } from 'node:path'
import type { Side } from '../measure/index.ts'
import type { SideDescription } from '../result/index.ts'
import { type Checkout, openCheckout } from './checkout.ts'
import { chooseBase } from './choose-base.ts'
import { PackageManagerMissingError, SideCommandError, TemporaryFolderError } from './errors.ts'
import { findCommit } from './find-commit.ts'
import { installAndBuild } from './install.ts'
import { installDifference } from './install-difference.ts'
import { isInside } from './is-inside.ts'
import { notesOf } from './notes.ts'
import type { NoBase, PreparedSide, PreparedSides, SidesRequest } from './sides.ts'
import { type CommitStore, openStore } from './store.ts'
import { isClean, layWorkingTreeOver, type WorkingTreeChanges, workingTreeChanges } from './working-tree.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/**
 * Copies, installs and builds head and base under a temporary folder. On any failure nothing of it is left.
 * @throws NotARepositoryError, UnknownCommitError, SideCommandError, PackageManagerMissingError (of head; where base's fails,
 * base is `none`),
 * GitMissingError, TemporaryFolderError, GitCommandError, and the signal's reason where it was aborted
 */
export async function prepareSides(request: SidesRequest): Promise<PreparedSides> {
  const workspace = await createWorkspace(request.temporaryFolder, request.environment)
  try {
    return await prepareIn(workspace, request)
  } catch (cause) {
    await workspace.remove()
    throw cause
  }
}

async function prepareIn(workspace: Workspace, request: SidesRequest): Promise<PreparedSides> {
  const { signal, onProgress } = request
  const checkout = await openCheckout(request.repository, workspace.readingEnvironment, signal)
  if (isInside(checkout.root, workspace.folder)) throw new TemporaryFolderError(request.temporaryFolder)
  const onFetch = (detail: string) => onProgress({ step: 'fetch', side: null, detail })
  const store = await openStore(checkout, workspace, onFetch, signal)

  const source = await headSource(request, checkout, store)
  const dirty = source.changes !== null && !isClean(source.changes)
  const chosen = await chooseBase(
    { checkout, store, headCommit: source.commit, dirty },
    request.base,
    request.event,
  )

  const copy = async (
    side: Side,
    commit: string | null,
    description: SideDescription,
  ): Promise<PreparedSide> => {
    onProgress({ step: 'copy', side, detail: description.description })
    const root = workspace.sideFolder(side, basename(checkout.root))
    const git = await store.copyOf(commit, root)
    const files = new Set((await git.run('ls-files', '-z')).split('\0').filter((file) => file !== ''))
    if (side === 'head' && source.changes !== null) {
      const { removed, laid } = await layWorkingTreeOver(checkout.root, root, source.changes)
      const [gone, present] = [new Set(removed), new Set(laid)]
      for (const file of files) if (gone.has(file) || liesUnder(file, present)) files.delete(file)
      for (const file of laid) files.add(file)
    }
    return { kind: 'prepared', side, description, root, files, nodeArgs: [], setupCommand: null }
  }

  const head = await copy('head', source.commit, {
    commit: dirty ? null : source.commit,
    description: headDescription(request, checkout, source.commit, dirty),
    dirty,
  })
  const base =
    chosen.kind === 'none'
      ? chosen
      : await copy('base', chosen.commit, {
          commit: chosen.commit,
          description: chosen.description,
          dirty: false,
        })
  const notes = await notesOf(head, source.changes)

  const installedHead = await installAndBuild(head, checkout.root, workspace, request)
  const installed = base.kind === 'none' ? base : await installedBase(base, checkout.root, workspace, request)
  const difference = installed.kind === 'none' ? null : await installDifference(installedHead, installed)
  return {
    head: installedHead,
    base: installed,
    notes: difference === null ? notes : [...notes, difference],
    remove: workspace.remove,
  }
}

/** Whether one of the folders of a path has become a file or a link; git itself is silent about a link in a circle. */
function liesUnder(path: string, files: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (files.has(path.slice(0, end))) return true
  return false
}

interface HeadSource {
  readonly commit: string | null
  /** null where head is taken as committed. */
  readonly changes: WorkingTreeChanges | null
}

async function headSource(
  request: SidesRequest,
  checkout: Checkout,
  store: CommitStore,
): Promise<HeadSource> {
  if (request.head !== 'working-tree')
    return { commit: await findCommit('head', request.head.ref, checkout, store), changes: null }
  return { commit: checkout.headCommit, changes: await workingTreeChanges(checkout.git, request.leaveOut) }
}

function headDescription(
  { head, event }: SidesRequest,
  { branch }: Checkout,
  commit: string | null,
  dirty: boolean,
): string {
  const place = branch ?? commit?.slice(0, 10) ?? 'no commit'
  if (dirty) return `working tree on ${place}`
  if (head !== 'working-tree' && head.ref !== 'HEAD') return head.ref
  if (event?.kind !== 'pull-request') return place
  return commit === event.headSha
    ? `${event.headSha.slice(0, 10)}, the pull request's head`
    : `merge of ${event.headSha.slice(0, 10)} into ${event.baseRef}`
}

/** Base is another commit, not the user's fault of today: where it can't be installed head is judged alone. */
async function installedBase(
  base: PreparedSide,
  userRoot: string,
  workspace: Workspace,
  request: SidesRequest,
): Promise<PreparedSide | NoBase> {
  try {
    return await installAndBuild(base, userRoot, workspace, request)
  } catch (cause) {
    if (cause instanceof PackageManagerMissingError)
      return { kind: 'none', code: 'base-setup-failed', text: `on base, ${cause.message}` }
    if (!(cause instanceof SideCommandError)) throw cause
    const code = cause.step === 'setup' ? 'base-setup-failed' : 'base-build-failed'
    return { kind: 'none', code, text: shortened(cause.message) }
  }
}

const NOTE_LINES = 24

/** A note of the report is no log: the first line says what failed, the last ones why. */
function shortened(text: string): string {
  const lines = text.trimEnd().split('\n')
  return lines.length <= NOTE_LINES
    ? text.trimEnd()
    : [lines[0], '…', ...lines.slice(2 - NOTE_LINES)].join('\n')
}
