import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type PreparedSides, prepareSides, type SidesRequest } from '../../src/baseline/index.ts'

/** A folder of the test's own, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'heapslope-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Files = Readonly<Record<string, string>>

export function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** The git of tests: its own identity and clock, none of the machine's configuration. */
export const TEST_GIT: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(GIT_|INPUT_|npm_)/.test(name))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
}

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, env: TEST_GIT, stdio: ['ignore', 'pipe', 'pipe'] })
    .toString()
    .trim()
}

/** A repository on branch `main` with one commit. */
export function repository(files: Files, folder = join(temporaryFolder(), 'project')): string {
  mkdirSync(folder, { recursive: true })
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  commit(folder, files)
  return folder
}

export function commit(folder: string, files: Files, message = 'change'): string {
  write(folder, files)
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message)
  return git(folder, 'rev-parse', 'HEAD')
}

/** Every entry of a folder, `.git` and links included; links are not followed (as a recursive `readdir` would). */
function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => [
    entry,
    ...(entry.isDirectory() ? entriesOf(join(folder, entry.name)) : []),
  ])
}

/** Kind, mode, content and time of change of everything in a folder, `.git` included. */
export function fingerprint(folder: string): Readonly<Record<string, string>> {
  const entries = entriesOf(folder)
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const { mode, mtimeMs } = lstatSync(path)
      const content = entry.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : entry.isSymbolicLink()
          ? readlinkSync(path)
          : 'folder'
      return [path.slice(folder.length + 1), `${mode.toString(8)} ${mtimeMs} ${content}`]
    }),
  )
}

/** The same without times. */
export function contentFingerprint(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fingerprint(folder)).map(([path, print]) => [path, print.replace(/ [\d.]+ /, ' ')]),
  )
}

/** Everything of `prepareSides` that a test does not speak of. */
export function request(repositoryFolder: string, more: Partial<SidesRequest> = {}): SidesRequest {
  return {
    repository: repositoryFolder,
    head: 'working-tree',
    base: null,
    event: null,
    leaveOut: [],
    setup: { kind: 'none' },
    build: null,
    commandTimeoutMs: 120_000,
    environment: TEST_GIT,
    passEnv: [],
    temporaryFolder: temporaryFolder(),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  }
}

export async function prepared(
  repositoryFolder: string,
  more: Partial<SidesRequest> = {},
): Promise<PreparedSides> {
  const sides = await prepareSides(request(repositoryFolder, more))
  onTestFinished(sides.remove)
  return sides
}

/** Base, where the test has made one. */
export function baseOf({ base }: PreparedSides) {
  if (base.kind === 'none') throw new Error(`no base: ${base.text}`)
  return base
}

/** Text of every file of a copy but those of git; symbolic links as `-> target`, executables marked `*`. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const entries = entriesOf(folder)
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => !path.split('/').includes('.git'))
      .map((path) => [path, lstatSync(join(folder, path))] as const)
      .filter(([, stats]) => !stats.isDirectory())
      .map(([path, stats]) => {
        const full = join(folder, path)
        if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(full)}`]
        return [path, `${stats.mode & 0o100 ? '* ' : ''}${readFileSync(full, 'utf8')}`]
      }),
  )
}

export function makeExecutable(path: string): void {
  chmodSync(path, 0o755)
}
