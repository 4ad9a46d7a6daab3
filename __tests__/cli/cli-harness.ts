import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export type Files = Readonly<Record<string, string>>

export interface Sandbox {
  /** A git repository. */
  readonly repository: string
  /** Where every temporary file of the command line goes. */
  readonly temporary: string
  readonly remove: () => void
}

/** A repository with one commit for each set of files, oldest first, and a temporary folder of its own. */
export function sandbox(...commits: readonly Files[]): Sandbox {
  const root = mkdtempSync(join(tmpdir(), 'heapslope-cli-test-'))
  const repository = join(root, 'repository')
  const temporary = join(root, 'temporary')
  mkdirSync(repository)
  mkdirSync(temporary)
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@heapslope.invalid', ...args], {
      cwd: repository,
    })
  git('init', '--quiet', '--initial-branch=main')
  for (const files of commits) {
    writeFiles(repository, files)
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'commit')
  }
  return { repository, temporary, remove: () => rmSync(root, { recursive: true, force: true }) }
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

export interface CliOutcome {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** What the command left in the temporary folder. */
  readonly leftBehind: readonly string[]
  /** Processes that still run in a copy of it. */
  readonly stillRunning: readonly string[]
}

/** Runs the built command line as a user does. */
export async function runCli(
  { repository, temporary }: Pick<Sandbox, 'repository' | 'temporary'>,
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly signalAfter?: RegExp
    /** The Node that runs the command line itself. */
    readonly node?: string
  } = {},
): Promise<CliOutcome> {
  const child = spawn(options.node ?? process.execPath, [CLI, ...args], {
    cwd: repository,
    env: { ...process.env, TMPDIR: temporary, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let interrupted = false
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += String(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += String(chunk)
    if (!interrupted && options.signalAfter?.test(stderr)) interrupted = child.kill('SIGINT')
  })
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    exitCode,
    stdout,
    stderr,
    leftBehind: readdirSync(temporary),
    stillRunning: processesIn(temporary),
  }
}

function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = execFileSync('cat', [`/proc/${pid}/cmdline`], { stdio: ['ignore', 'pipe', 'ignore'] })
        return line.includes(folder) ? [line.toString().replaceAll('\0', ' ')] : []
      } catch {
        return []
      }
    })
}
