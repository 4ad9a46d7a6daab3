import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Files = Readonly<Record<string, string>>

export interface Checkout {
  /** The runner's workspace: a shallow clone at one commit, detached, as actions/checkout leaves it. */
  readonly workspace: string
  /** The tip of main. */
  readonly baseSha: string
  /** Where topic left main. */
  readonly forkedSha: string
  readonly headSha: string
  /** What GITHUB_SHA names on a pull request. */
  readonly mergeSha: string
  readonly remove: () => void
}

/**
 * A repository whose `main` holds `base` and whose branch `topic` changes it to `head`, and a workspace at `checkedOut` of
 * depth 1. main has moved on by one commit that touches nothing, as it does in real life.
 */
export function checkOut(
  base: Files,
  head: Files,
  checkedOut: 'merge' | 'head' | 'main' = 'merge',
): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'))
  const origin = join(folder, 'origin')
  const workspace = join(folder, 'work', 'hello', 'hello')
  mkdirSync(origin)
  mkdirSync(workspace, { recursive: true })

  const inOrigin = gitIn(origin)
  inOrigin('init', '--quiet', '--initial-branch=main')
  // GitHub's own servers hand out any commit that a ref reaches.
  inOrigin('config', 'uploadpack.allowReachableSHA1InWant', 'true')
  const commit = (files: Files, message: string): string => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(origin, name)), { recursive: true })
      writeFileSync(join(origin, name), text)
    }
    inOrigin('add', '--all')
    inOrigin('commit', '--quiet', '--allow-empty', '--message', message)
    return inOrigin('rev-parse', 'HEAD')
  }
  const forkedSha = commit(base, 'Begin')
  inOrigin('switch', '--quiet', '--create', 'topic')
  const headSha = commit(head, 'Change')
  inOrigin('switch', '--quiet', 'main')
  const baseSha = commit({ 'NOTES.md': 'main moves on\n' }, 'Go on')
  inOrigin('switch', '--quiet', '--detach')
  inOrigin('merge', '--quiet', '--no-ff', '--message', `Merge ${headSha} into ${baseSha}`, 'topic')
  const mergeSha = inOrigin('rev-parse', 'HEAD')
  inOrigin('update-ref', 'refs/pull/1/merge', mergeSha)
  inOrigin('update-ref', 'refs/pull/1/head', headSha)
  inOrigin('switch', '--quiet', 'main')

  const wanted = { merge: mergeSha, head: headSha, main: baseSha }[checkedOut]
  const inWorkspace = gitIn(workspace)
  inWorkspace('init', '--quiet', '--initial-branch=main')
  inWorkspace('remote', 'add', 'origin', `file://${origin}`)
  inWorkspace('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', wanted)
  inWorkspace('checkout', '--quiet', '--force', '--detach', wanted)
  return {
    workspace,
    baseSha,
    forkedSha,
    headSha,
    mergeSha,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs git without the configuration of whoever runs the tests. */
export function gitIn(folder: string): (...args: readonly string[]) => string {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_AUTHOR_NAME: 'Octo Cat',
    GIT_AUTHOR_EMAIL: 'octocat@example.com',
    GIT_COMMITTER_NAME: 'Octo Cat',
    GIT_COMMITTER_EMAIL: 'octocat@example.com',
  }
  return (...args) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim()
}
