import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The ways in which a program's own lines come to be others, or not, when V8 runs them. */
export const LOADERS = [
  { loader: 'CommonJS', workload: 'bench/open.leak.cjs', file: 'src/session.cjs', nodeArgs: [], oldest: 20 },
  { loader: 'ES module', workload: 'bench/open.leak.mjs', file: 'src/session.mjs', nodeArgs: [], oldest: 20 },
  {
    loader: 'TypeScript by Node',
    workload: 'bench/open.leak.ts',
    file: 'src/session.ts',
    nodeArgs: [],
    oldest: 22,
  },
  {
    loader: 'TypeScript by tsx',
    workload: 'bench/open.leak.ts',
    file: 'src/session.ts',
    nodeArgs: ['--import', 'tsx'],
    oldest: 20,
  },
  {
    loader: 'bundled by esbuild',
    workload: 'dist/bundle.mjs',
    file: 'src/session.ts',
    nodeArgs: [],
    oldest: 20,
  },
  {
    loader: 'transpiled by tsc',
    workload: 'out/bench/open.leak.js',
    file: 'src/session.ts',
    nodeArgs: [],
    oldest: 20,
  },
] as const

/** What marks the line that allocates, in every form of the program. */
const ALLOCATES = 'const session = new Session'

const javascript = (exported: (name: string) => string, leaks: boolean) => `'use strict'
const sessions = []

class Session {
  constructor(id) {
    this.id = id
  }
}

${exported('open')}function open(id) {
  ${ALLOCATES}(id)
  sessions.push(session)
}

${exported('close')}function close() {
  ${leaks ? 'void sessions' : 'sessions.pop()'}
}
`

/** Types first, so that whatever takes them out moves the lines below. */
const typescript = (leaks: boolean) => `interface Options {
  readonly id: number
  readonly name?: string
}

type Kept = Session[]

const sessions: Kept = []

class Session {
  readonly id: number
  constructor({ id }: Options) {
    this.id = id
  }
}

export function open(options: Options): void {
  ${ALLOCATES}(options)
  sessions.push(session)
}

export function close(): void {
  ${leaks ? 'void sessions' : 'sessions.pop()'}
}
`

const iteration = (load: string, begin: string, argument: string) =>
  `${load}\nlet calls = 0\n\n${begin} {\n  open(${argument})\n  close()\n}\n`

function sources(leaks: boolean): Readonly<Record<string, string>> {
  const esm = (file: string) => `import { close, open } from '../src/${file}'`
  return {
    'package.json': '{ "private": true, "type": "module" }\n',
    'src/session.cjs': `${javascript(() => '', leaks)}\nmodule.exports = { close, open }\n`,
    'src/session.mjs': javascript(() => 'export ', leaks),
    'src/session.ts': typescript(leaks),
    'bench/open.leak.cjs': iteration(
      "const { close, open } = require('../src/session.cjs')",
      'module.exports = function iteration()',
      '++calls',
    ),
    'bench/open.leak.mjs': iteration(esm('session.mjs'), 'export default function iteration()', '++calls'),
    'bench/open.leak.ts': iteration(
      esm('session.ts'),
      'export default function iteration(): void',
      '{ id: ++calls }',
    ),
  }
}

/** Line of the allocation in a file of the program, from 1. */
export function allocatingLine(file: string): number {
  const text = sources(true)[file] ?? ''
  return text.split('\n').findIndex((line) => line.includes(ALLOCATES)) + 1
}

/** What esbuild is told. */
export const BUNDLING: readonly string[] = [
  'bench/open.leak.ts',
  '--bundle',
  '--minify-whitespace',
  '--sourcemap',
  '--format=esm',
  '--outfile=dist/bundle.mjs',
]

/** Installs tsx, and esbuild with it, into a folder: programs below it find them. */
export function installLoaders(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const line = 'npm install --no-audit --no-fund --silent tsx@4.23.15'
  execFileSync(line, { cwd: folder, stdio: 'ignore', shell: true })
}

/** Writes the program in every form, compiled and bundled too. @param loaders folder of `installLoaders`, above `folder` */
export function writeProgram(folder: string, leaks: boolean, loaders: string): void {
  for (const [path, text] of Object.entries(sources(leaks))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const esbuild = join(loaders, 'node_modules/esbuild/bin/esbuild')
  execFileSync(esbuild, [...BUNDLING], { cwd: folder, stdio: 'pipe' })
  const tsc = 'bench/open.leak.ts --outDir out --rootDir . --sourceMap --target es2022 --module nodenext'
  execFileSync(
    process.execPath,
    [
      join(project, 'node_modules/typescript/bin/tsc'),
      ...`${tsc} --rewriteRelativeImportExtensions`.split(' '),
      '--types',
      '',
    ],
    { cwd: folder, stdio: 'pipe' },
  )
}
