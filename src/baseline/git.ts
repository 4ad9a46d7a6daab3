import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { neutralised } from '../measure/index.ts'
import { GitCommandError, GitMissingError } from './errors.ts'

/** git, bound to a folder and an environment. */
export interface Git {
  /** Standard output, whole. @throws GitCommandError where git ends with another code than 0 */
  readonly run: (...args: readonly string[]) => Promise<string>
  /** Standard output, or null where git ends with another code than 0. */
  readonly ask: (...args: readonly string[]) => Promise<string | null>
  /** The same git with more configuration, which goes through the environment: on no command line, in no file. */
  readonly configured: (entries: readonly (readonly [key: string, value: string])[]) => Git
}

/** What points git at a repository from outside, as inside a hook; a git bound to a folder wants none of it. */
const REPOSITORY_VARIABLES = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_TEMPLATE_DIR',
  'GIT_WORK_TREE',
]

export function withoutRepositoryVariables(environment: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !REPOSITORY_VARIABLES.includes(name)),
  )
}

export function gitIn(
  folder: string,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Git {
  const run = async (...args: readonly string[]): Promise<string> => {
    signal.throwIfAborted()
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...environment, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal,
    })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    const [stdout, stderr, exitCode] = await Promise.all([
      buffer(child.stdout),
      buffer(child.stderr),
      ended,
    ]).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw isMissing(cause) ? new GitMissingError(cause) : cause
    })
    if (exitCode !== 0)
      throw new GitCommandError(args, exitCode, withoutCredentials(neutralised(stderr.toString('utf8'))))
    return stdout.toString('utf8')
  }
  return {
    run,
    ask: (...args) =>
      run(...args).catch((cause: unknown) => {
        if (cause instanceof GitCommandError) return null
        throw cause
      }),
    configured: (entries) => gitIn(folder, withConfiguration(environment, entries), signal),
  }
}

/** Absolute paths of things in the repository of `folder`, wherever worktrees and settings have put them. */
export async function gitPaths(
  git: Git,
  folder: string,
  ...names: readonly string[]
): Promise<readonly string[]> {
  const printed = await git.run('rev-parse', ...names.flatMap((name) => ['--git-path', name]))
  return printed
    .trimEnd()
    .split('\n')
    .map((path) => resolve(folder, path))
}

/** The environment with entries added to the configuration that it already carries, if any. */
export function withConfiguration(
  environment: Readonly<Record<string, string>>,
  entries: readonly (readonly [key: string, value: string])[],
): Readonly<Record<string, string>> {
  const first = Number(environment.GIT_CONFIG_COUNT ?? 0)
  const added = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ])
  return { ...environment, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + entries.length) }
}

/** A remote's address may carry a token: `https://x-access-token:TOKEN@host/`. */
function withoutCredentials(text: string): string {
  return text.replaceAll(/(?<=:\/\/)[^/\s@]+@/g, '')
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
