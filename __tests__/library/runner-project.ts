import { spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder with tests, heapslope installed in it as its package is shipped. */
export interface Project {
  readonly folder: string
  run(executable: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>
  remove(): void
}

export interface Outcome {
  readonly exitCode: number | null
  /** What was printed on both streams, without colours. */
  readonly output: string
}

/** `linked`: packages of this repository that the project has too. */
export function createProject(
  files: Readonly<Record<string, string>>,
  linked: readonly string[] = [],
): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'heapslope-library-test-')))
  installInto(folder)
  for (const name of linked) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return {
    folder,
    run: (executable, args, env = {}) => run(folder, executable, args, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What the package consists of for a test: its manifest, the library and the worker that it starts. */
function installInto(folder: string): void {
  const installed = join(folder, 'node_modules', 'heapslope')
  mkdirSync(join(installed, 'dist'), { recursive: true })
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'))
  for (const name of readdirSync(join(root, 'dist'))) {
    if (/^(library\.|snapshot-worker\.js$)/.test(name))
      copyFileSync(join(root, 'dist', name), join(installed, 'dist', name))
  }
}

/** A runner must not think that it runs inside the one that runs this file. */
const OUTER =
  /^(NODE_OPTIONS|NODE_V8_COVERAGE|NODE_CHANNEL_.*|NODE_TEST_CONTEXT|VITEST.*|TEST|TINYPOOL.*|NODE_ENV|CI|GITHUB_ACTIONS)$/

function run(
  cwd: string,
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OUTER.test(name)))
  const child = spawn(executable, args, { cwd, env: { ...inherited, NO_COLOR: '1', ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, output }))
  })
}

/** The program under test: sessions that are opened and, in one of two functions, closed. Line 11 allocates. */
export const SESSIONS = `class Session {
  constructor(id) {
    this.id = id
    this.openedBy = { id }
  }
}

const sessions = new Map()
let opened = 0

function open() {
  const session = new Session(opened++)
  sessions.set(session.id, session)
  return session
}

function openAndClose() {
  sessions.delete(open().id)
}
`

/** The line of SESSIONS that makes a Session. */
export const ALLOCATING_LINE = 12

/** So many calls that a window of them confirms growth, whatever the speed of the machine. */
export const OPTIONS = '{ iterations: 2000, budgetMs: 200000 }'
