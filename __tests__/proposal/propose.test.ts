import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Config, parseConfig } from '../../src/config/index.ts'
import { type Proposal, propose } from '../../src/proposal/index.ts'
import { seeded } from '../statistics/seeded.ts'
import { type Drawn, drawn } from './drawn-repository.ts'

function proposed(files: Drawn, folder: string | null = null): Proposal {
  const outcome = propose(drawn(files), folder)
  if (outcome.kind === 'nothing-to-measure') throw new Error(outcome.text)
  return outcome.proposal
}

const textOf = ({ files }: Proposal, end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? ''
const configOf = (proposal: Proposal): Config =>
  parseConfig('heapslope.yml', textOf(proposal, 'heapslope.yml'))
const writtenOf = (proposal: Proposal) => parse(textOf(proposal, 'heapslope.yml'))

/** The body of the iteration that is proposed for a library of one module. */
function bodyFor(text: string, isModule = true): string {
  const file = isModule ? 'index.js' : 'index.cjs'
  const manifest = { name: 'x', main: file, ...(isModule ? { type: 'module' } : {}) }
  const module = textOf(proposed({ 'package.json': manifest, [file]: text }), isModule ? '.mjs' : '.cjs')
  return module
    .split('\n')
    .filter((line) => /import |require\(|return|throw/.test(line))
    .map((line) => line.trim())
    .join('; ')
}

describe('of a library the workload calls', () => {
  test.each([
    [
      'its own function',
      'export default function (text) {}',
      "import subject from '../index.js'; return subject('text')",
    ],
    [
      'a function by name',
      'export function parse(url) {}',
      "return parse('https://example.com/users/7?sort=name')",
    ],
    ['an arrow function', 'export const format = async (n, { digits } = {}) => n', 'return format(1)'],
    ['an arrow function without parentheses', 'export const parse = text => text', "return parse('text')"],
    [
      'what is exported below',
      'const a = () => 1\nfunction parse(options) {}\nexport { a, parse }',
      'return parse({})',
    ],
    [
      'what is exported by another name',
      'function p(list) {}\nexport { p as parse }',
      'return parse([1, 2, 3])',
    ],
    ['a class', 'export class Store { constructor(options = {}) {} }', 'return new Store()'],
    [
      'a class with what it needs',
      'export class Store {\n  size = 1\n  constructor(name, size) {}\n}',
      "return new Store('text', 1)",
    ],
    [
      'what promises work, not what has effects',
      'export function listen(port) {}\nexport function removeAll() {}\nexport function createStore() {}',
      'return createStore()',
    ],
    [
      'no error and nothing in a comment',
      '// export function parse() {}\n/* export function format() {} */\nexport class XError extends Error {}\nexport function twice(n) {}',
      'return twice(1)',
    ],
    [
      'a generic function by its types',
      'export function encode<T>(ids: readonly T[], fast: boolean, at?: number): string {}',
      'return encode([], true)',
    ],
  ])('%s', (_, text, body) => {
    expect(bodyFor(text)).toContain(body)
  })

  test.each([
    [
      'module.exports as a function',
      'module.exports = function (text, options) {}',
      "return subject('text', {})",
    ],
    ['module.exports as a name', 'function slug(s) {}\nmodule.exports = slug\n', "return subject('text')"],
    [
      'a member of module.exports',
      'const parse = (text) => {}\nmodule.exports = { a: 1, parse }',
      "return parse('text')",
    ],
    [
      'a member by another name',
      'const p = (text) => {}\nmodule.exports = { parse: p }',
      "return parse('text')",
    ],
    ['exports.name', 'exports.parse = function (text) {}', "return parse('text')"],
    ['exports.name of a name', 'function p() {}\nexports.parse = p\n', 'return parse()'],
  ])('%s, in CommonJS', (_, text, body) => {
    expect(bodyFor(text, false)).toContain(body)
  })

  test('nothing where nothing can be called: it throws until somebody writes the call', () => {
    const proposal = proposed({ 'package.json': { name: 'x', main: 'i.js' }, 'i.js': 'exports.version = 1' })
    expect(proposal.isComplete).toBe(false)
    expect(textOf(proposal, '.cjs')).toContain('throw new Error')
  })

  test('what another module of the repository gives, in a circle and through compiled names', () => {
    const files = {
      'package.json': {
        name: 'x',
        type: 'module',
        exports: { '.': { node: { import: './dist/index.js' } } },
      },
      'src/index.ts': "export * from './a.js'\n",
      'src/a.ts': "export * from './index.js'\nexport { deep } from './b'\n",
      'src/b/index.ts': 'export const deep = (count: number): number => count\n',
    }
    expect(textOf(proposed(files), '.mjs')).toContain("import { deep } from 'x'")
    expect(textOf(proposed(files), '.mjs')).toContain('return deep(1)')
  })
})

const SERVER = "import http from 'node:http'\nhttp.createServer(() => {}).listen(8080)\n"

describe('a server is', () => {
  test.each<[string, Drawn, object]>([
    [
      'of node:http, without a script',
      { 'package.json': {}, 'server.mjs': SERVER },
      { serve: 'node server.mjs', load: 'http://127.0.0.1:8080/' },
    ],
    [
      'NestJS by its script for production, built before',
      {
        'package.json': {
          scripts: { build: 'nest build', start: 'nest start', 'start:prod': 'node dist/main' },
          dependencies: { '@nestjs/core': '*', '@nestjs/platform-express': '*' },
        },
        'src/main.ts': 'await app.listen(process.env.PORT ?? 3000)',
        'src/app.controller.ts': "@Get('/cats') all() {}",
      },
      { serve: 'node dist/main', env: { PORT: 3477 }, load: 'http://127.0.0.1:3477/' },
    ],
    [
      'Next.js by next start, built before',
      {
        'package.json': {
          scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
          dependencies: { next: '*' },
        },
        'app/page.tsx': '',
      },
      { serve: 'npm start', env: { PORT: 3477 } },
    ],
    [
      'Koa on the port that its text has',
      {
        'package.json': { scripts: { start: 'node .' }, main: 'app.js', dependencies: { koa: '*' } },
        'app.js': 'const port = 4000\napp.use((ctx) => {})\napp.listen(port)',
      },
      { serve: 'npm start', load: 'http://127.0.0.1:4000/' },
    ],
    [
      'Hono through pnpm, asked for a route without parameters',
      {
        'package.json': {
          scripts: { start: 'tsx src/server.ts' },
          dependencies: { hono: '*', '@hono/node-server': '*' },
        },
        'pnpm-lock.yaml': '',
        'src/server.ts':
          "app.get('/users/:id', a)\napp.get('/users', b)\nserve({ fetch: app.fetch, port: 8787 })",
      },
      { serve: 'pnpm start', load: 'http://127.0.0.1:8787/users' },
    ],
  ])('%s', (_, files, workload) => {
    const proposal = proposed(files)
    expect(proposal.kind).toBe('server')
    expect(writtenOf(proposal).workloads).toMatchObject([workload])
    expect(writtenOf(proposal).build).toBe(/built before/.test(_) ? 'npm run build' : undefined)
  })

  test('no library that makes one for its users, nor one with a framework to develop with', () => {
    const library = {
      'package.json': { name: 'x', main: 'index.js', devDependencies: { express: '*' } },
      'index.js': `${SERVER}export const create = () => {}`,
    }
    expect(proposed(library).kind).toBe('library')
  })
})

describe('a program is', () => {
  test('what a script starts', () => {
    const files = {
      'package.json': { private: true, scripts: { start: 'node --enable-source-maps worker.js --all' } },
      'worker.js': 'setInterval(() => {}, 5)',
    }
    const proposal = proposed(files)
    expect(writtenOf(proposal).workloads).toEqual([
      { name: 'package', script: 'worker.js', args: ['--all'], 'node-args': ['--enable-source-maps'] },
    ])
    expect(proposal.doubts).toEqual([])
  })

  test('what bin names, with a doubt where it ends by itself', () => {
    const proposal = proposed({
      'package.json': { name: 'tool', bin: { tool: './cli.js' } },
      'cli.js': 'console.log(1)',
    })
    expect(writtenOf(proposal).workloads).toEqual([{ name: 'tool', script: 'cli.js' }])
    expect(proposal.doubts.join()).toContain('ends by itself')
  })
})

describe('in a monorepo', () => {
  const library = { name: '@a/lib', main: 'index.js' }
  const files = {
    'package.json': { private: true, workspaces: ['packages/*'], scripts: { build: 'turbo build' } },
    'yarn.lock': '# yarn lockfile v1\n',
    'packages/lib/package.json': library,
    'packages/lib/index.js': 'module.exports = (text) => text',
    'packages/web/package.json': {
      name: '@a/web',
      scripts: { start: 'node dist/s.js', build: 'tsc' },
      dependencies: { express: '*' },
    },
    'packages/web/src/s.ts': 'app.listen(5000)',
    'examples/e/package.json': { name: 'e', main: 'e.js' },
    'examples/e/e.js': 'exports.e = () => {}',
  }

  test('a server comes first, its package built by the root, and the others are named', () => {
    const proposal = proposed(files)
    expect(writtenOf(proposal)).toMatchObject({
      build: 'yarn run build',
      workloads: [{ name: 'web', cwd: 'packages/web' }],
    })
    expect(proposal.reasons[0]).toContain('packages/lib (library)')
    expect(proposal.reasons.join()).not.toContain('examples')
  })

  test('a folder that is named is the one', () => {
    expect(configOf(proposed(files, 'packages/lib')).workloads[0]).toMatchObject({
      file: 'packages/lib/bench/lib.leak.cjs',
      cwd: 'packages/lib',
    })
    expect(propose(drawn(files), 'packages/none')).toMatchObject({ kind: 'nothing-to-measure' })
  })

  test('a package that only lies in a folder is installed there', () => {
    const apart = {
      'backend/package.json': { ...library, dependencies: { ms: '*' } },
      'backend/package-lock.json': {},
      'backend/index.js': 'exports.a = () => 1',
    }
    expect(writtenOf(proposed(apart)).setup).toBe('cd backend && npm ci')
  })
})

describe('the workflow brings', () => {
  const library = { name: 'x', main: 'index.js', dependencies: { ms: '*' } }
  const index = { 'index.js': 'exports.a = () => 1' }
  test.each<[string, Drawn, string | null]>([
    ['nothing for npm', { 'package.json': library, 'package-lock.json': {} }, null],
    ['nothing for yarn 1', { 'package.json': library, 'yarn.lock': '# yarn lockfile v1' }, null],
    [
      'corepack for later yarns',
      { 'package.json': library, 'yarn.lock': '__metadata:\n' },
      'npm install --global corepack',
    ],
    [
      'pnpm in the version that the manifest names',
      { 'package.json': { ...library, packageManager: 'pnpm@9.1.0' } },
      'pnpm/action-setup@v4\n      - uses: heapslope',
    ],
    ['pnpm in a version of its own', { 'package.json': library, 'pnpm-lock.yaml': '' }, 'version: 10'],
    ['bun', { 'package.json': library, 'bun.lock': '' }, 'oven-sh/setup-bun@v2'],
    [
      "the Node of the repository's own",
      { 'package.json': library, '.nvmrc': '22' },
      'node-version-file: .nvmrc',
    ],
  ])('%s', (_, files, step) => {
    const workflow = textOf(proposed({ ...files, ...index }), '.github/workflows/heapslope.yml')
    const missing = step === null ? /corepack|pnpm|setup-bun|run:/.exec(workflow)?.[0] : undefined
    expect(missing).toBeUndefined()
    expect(workflow).toContain(step ?? 'heapslope/heapslope@v1')
  })
})

test.each(Array.from({ length: 150 }, (_, seed) => seed + 1))(
  'whatever is in a repository, what is proposed is a config, seed %i',
  (seed) => {
    const random = seeded(seed)
    const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
    const odd = [
      '',
      '..',
      '../x',
      'a b',
      '"',
      "'; rm",
      '$(x)',
      'ünï',
      '#',
      ': ',
      'index.js',
      './dist/a.js',
      '*',
      '{',
      '- a',
    ]
    const value = (depth: number): unknown =>
      depth > 2 || random() < 0.6
        ? pick([...odd, null, 1, true, 'node server.js', 'node  "a b.js" && x', 'tsx src/index.ts'])
        : random() < 0.5
          ? [value(depth + 1)]
          : {
              [pick(['.', './a', 'import', 'start', 'build', 'express', 'default', '__proto__'])]: value(
                depth + 1,
              ),
            }
    const keys = [
      'name',
      'type',
      'main',
      'exports',
      'bin',
      'scripts',
      'dependencies',
      'workspaces',
      'packageManager',
    ]
    const manifest = Object.fromEntries(keys.filter(() => random() < 0.7).map((key) => [key, value(0)]))
    const source = () =>
      Array.from({ length: 12 }, () =>
        pick([
          'export ',
          'function ',
          'f',
          '(',
          ')',
          '{',
          '}',
          '=>',
          'const a = ',
          'module.exports = ',
          '\n',
          "'",
          '`',
          '/*',
          'listen(',
          '<',
          ', ',
          'process.env.PORT',
          "get('/",
          'class ',
        ]),
      ).join('')
    const outcome = propose(
      drawn({
        'package.json': manifest,
        'index.js': source(),
        'server.js': source(),
        'src/index.ts': source(),
      }),
      null,
    )
    const workloads = outcome.kind === 'proposed' ? configOf(outcome.proposal).workloads.length : 1
    expect(workloads).toBe(1)
  },
)
