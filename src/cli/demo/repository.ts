import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CLEAN_PROGRAM, LEAKING_PROGRAM, type ProgramFiles } from './program.ts'

const git = promisify(execFile)

/** Nothing of the user's git config takes part: no hooks, no signing, no templates. */
const GIT_ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'heapslope demo',
  GIT_AUTHOR_EMAIL: 'demo@heapslope.invalid',
  GIT_COMMITTER_NAME: 'heapslope demo',
  GIT_COMMITTER_EMAIL: 'demo@heapslope.invalid',
}

export interface DemoRepository {
  readonly path: string
  /** Commit of the clean program; the leaking one is checked out. */
  readonly base: string
  readonly remove: () => Promise<void>
}

/** A temporary repository of two commits: the program without its leak, then with it. */
export async function createDemoRepository(): Promise<DemoRepository> {
  const path = await mkdtemp(join(tmpdir(), 'heapslope-demo-'))
  const run = async (...args: readonly string[]) =>
    (await git('git', args, { cwd: path, env: GIT_ENVIRONMENT })).stdout.trim()
  const remove = () => rm(path, { recursive: true, force: true })
  try {
    await run('init', '--quiet', '--initial-branch=main')
    await commit(path, run, CLEAN_PROGRAM, 'Record visits, flush both lists')
    const base = await run('rev-parse', 'HEAD')
    await commit(path, run, LEAKING_PROGRAM, 'Simplify flush')
    return { path, base, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function commit(
  path: string,
  run: (...args: readonly string[]) => Promise<string>,
  files: ProgramFiles,
  message: string,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), text)
  }
  await run('add', '--all')
  await run('commit', '--quiet', '--message', message)
}
