import type { Files } from './cli-harness.ts'

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const IGNORED = { '.gitignore': 'node_modules\ndist\n' }

export interface InitCase {
  readonly title: string
  readonly files: Files
  /** Of the config that is written, the workload; its port left open. */
  readonly workload: Readonly<Record<string, unknown>>
  readonly build?: string
  /** Frameworks lie beside the tests, not in the repository. */
  readonly installed?: boolean
  readonly unit: 'call' | 'request'
}

const EXPRESS = `const express = require('express')

const app = express()
app.get('/items/:id', (request, response) => response.json({ id: request.params.id }))
app.get('/items', (request, response) => response.json([1, 2, 3]))

app.listen(process.env.PORT || 3000)
`

const FASTIFY = `import Fastify from 'fastify'

const app = Fastify()
app.get('/', async () => ({ hello: 'world' }))

await app.listen({ port: Number(process.env.PORT ?? 8080), host: '127.0.0.1' })
`

/** Small repositories of each kind, and what init makes of them. */
export const INIT_CASES: readonly InitCase[] = [
  {
    title: 'a CommonJS library',
    files: {
      'package.json': json({ name: '@acme/slugs', version: '1.0.0', main: 'lib' }),
      'lib/index.js': `'use strict'
const { clean } = require('./clean')
// function decoy(never, seen) {}
function createSlug(text, options = {}) {
  return clean(text).toLowerCase() + (options.suffix ?? '')
}
class SlugError extends Error {}
module.exports = { SlugError, createSlug, clean }
`,
      'lib/clean.js': 'exports.clean = (text) => text.trim()\n',
    },
    workload: { name: 'slugs', iterate: 'bench/slugs.leak.cjs' },
    unit: 'call',
  },
  {
    title: 'an ES module library, imported by its name',
    files: {
      'package.json': json({
        name: 'router',
        type: 'module',
        exports: {
          '.': { types: './index.d.ts', import: './src/index.js' },
          './package.json': './package.json',
        },
      }),
      'src/index.js': "export * from './router.js'\nexport const version = '1.0.0'\n",
      'src/router.js': `export function listen(port) { throw new Error(String(port)) }
export const createRouter = ({ strict } = {}) => new Map([['strict', strict]])
`,
    },
    workload: { name: 'router', iterate: 'bench/router.leak.mjs' },
    unit: 'call',
  },
  {
    title: 'a TypeScript library that a build makes',
    files: {
      ...IGNORED,
      'package.json': json({
        name: 'durations',
        type: 'module',
        exports: './dist/index.js',
        scripts: { build: 'node build.mjs' },
      }),
      // No compiler is installed here: this Node takes the types out.
      'build.mjs': `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.js', stripTypeScriptTypes(readFileSync('src/index.ts', 'utf8')))
`,
      'src/index.ts': `export interface Duration { readonly ms: number }
export function parseDuration(text: string, fallback?: number): Duration {
  return { ms: Number.parseFloat(text) || (fallback ?? 0) }
}
`,
    },
    workload: { name: 'durations', iterate: 'bench/durations.leak.mjs' },
    build: 'npm run build',
    unit: 'call',
  },
  {
    title: 'a TypeScript library that runs as it is written',
    files: {
      'package.json': json({ name: 'counts', type: 'module', exports: './src/index.ts' }),
      'src/index.ts':
        'export default class Counter<T extends object> {\n  constructor(options: T, step = 1) {\n    void [options, step]\n  }\n}\n',
    },
    workload: { name: 'counts', iterate: 'bench/counts.leak.mjs' },
    unit: 'call',
  },
  {
    title: 'an express server',
    files: {
      'package.json': json({
        name: 'shop',
        private: true,
        main: 'server.js',
        scripts: { dev: 'nodemon server.js', start: 'node server.js' },
        dependencies: { express: '*' },
      }),
      'server.js': EXPRESS,
    },
    workload: {
      name: 'shop',
      serve: 'node server.js',
      env: { PORT: 3477 },
      ready: 'http://127.0.0.1:3477/items',
      load: 'http://127.0.0.1:3477/items',
    },
    installed: true,
    unit: 'request',
  },
  {
    title: 'a fastify server in a package of a monorepo',
    files: {
      'package.json': json({ name: 'root', private: true, workspaces: ['packages/*'] }),
      'packages/api/package.json': json({
        name: '@acme/api',
        type: 'module',
        private: true,
        scripts: { start: 'NODE_ENV=production node src/server.js' },
        dependencies: { fastify: '*' },
      }),
      'packages/api/src/server.js': FASTIFY,
      'packages/names/package.json': json({ name: '@acme/names', main: 'index.js' }),
      'packages/names/index.js': 'module.exports = (name) => name.toUpperCase()\n',
      'examples/x/package.json': json({ name: 'x', main: 'index.js' }),
      'examples/x/index.js': 'exports.x = () => 1\n',
    },
    workload: {
      name: 'api',
      serve: 'npm start',
      cwd: 'packages/api',
      env: { PORT: 3477 },
      ready: 'http://127.0.0.1:3477/',
      load: 'http://127.0.0.1:3477/',
    },
    installed: true,
    unit: 'request',
  },
]
