import { describe, expect, onTestFinished, test } from 'vitest'
import type { Result } from '../../src/result/index.ts'
import { type Files, runCli, sandbox } from '../cli/cli-harness.ts'
import { freePort } from '../measure/program/programs.ts'

const CLEAN = 'export default () => {}\n'

/** The result of head (the second set of files) against base (the first), without snapshots. */
async function compared(base: Files, head: Files, ...args: readonly string[]): Promise<Result> {
  const box = sandbox(base, head)
  onTestFinished(box.remove)
  const { stdout, stderr } = await runCli(box, [
    'run',
    '--json',
    '--budget',
    '60s',
    '--snapshots',
    'never',
    ...args,
  ])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Result
}

function notesOf({ workloads }: Result): readonly string[] {
  return workloads.flatMap(({ notes }) => notes.map(({ code }) => code))
}

describe('head is judged with a base that', () => {
  test("has another workload: head's is laid over it", async () => {
    const result = await compared(
      { 'leak.mjs': 'throw new Error()' },
      { 'leak.mjs': CLEAN },
      '--workload',
      'leak.mjs',
    )
    expect(result.verdict.kind).toBe('unchanged')
    expect(result.base).not.toBeNull()
    expect(notesOf(result)).toEqual(['workload-overlaid', 'blind-spot'])
    expect(result.workloads[0]!.metrics.heapUsed).toMatchObject({ base: { slopeBytesPerIteration: 0 } })
  })

  test('has neither the config nor the workload', async () => {
    const config = 'workloads: [{ iterate: bench/leak.mjs }]'
    const result = await compared({ 'a.js': '' }, { 'heapslope.yml': config, 'bench/leak.mjs': CLEAN })
    expect(result.verdict.kind).toBe('unchanged')
    expect(notesOf(result)).toEqual(['workload-overlaid', 'blind-spot'])
    expect(result.workloads[0]!.metrics.heapUsed!.base).not.toBeNull()
    expect(result.notes).toContainEqual({
      code: 'config-changed',
      text: "head's heapslope.yml held for both sides (base has none)",
    })
  })

  test('has several workloads, found by a pattern and picked by one, in folders of their own after one install', async () => {
    const files = {
      'heapslope.yml': `setup: echo installed >> installs.txt
workloads:
  - iterate: packages/*/bench/*.leak.mjs
  - { iterate: packages/x/bench/here.mjs, cwd: packages/x }`,
      'packages/x/bench/here.mjs': `import { readFileSync } from 'node:fs'
const installs = readFileSync('../../installs.txt', 'utf8')
export default () => { if (installs !== 'installed\\n') throw new Error(installs) }
`,
      'packages/x/bench/one.leak.mjs': CLEAN,
      'packages/y/bench/two.leak.mjs': CLEAN,
      'packages/y/bench/other.leak.mjs': CLEAN,
    }
    const result = await compared(files, {}, '--filter', 't*, here', 'one')
    expect(result.workloads.map(({ name }) => name)).toEqual(['one', 'two', 'here'])
    expect(result.workloads.map(({ verdict }) => verdict.kind)).not.toContain('failed')
  })
})

describe('head is judged alone, and the report says why, where base', () => {
  const WORKLOAD = "import { serve } from './api.mjs'\nexport default () => serve()\n"

  test.each([
    ['lacks a module that the workload needs', { 'a.js': '' }],
    ['lacks what the workload imports', { 'api.mjs': 'export const other = 1' }],
    [
      'throws when the workload calls it',
      { 'api.mjs': "export const serve = () => { throw new Error('not yet') }" },
    ],
  ])('%s', async (_, base) => {
    const head = { 'api.mjs': 'export const serve = () => {}', 'leak.mjs': WORKLOAD }
    const result = await compared(base, head, '--workload', 'leak.mjs')
    expect(notesOf(result)).toEqual(['workload-overlaid', 'base-does-not-run', 'blind-spot'])
    const { metrics, runs } = result.workloads[0]!
    expect(metrics.heapUsed).toMatchObject({ base: null, head: { slopeBytesPerIteration: 0 } })
    expect(runs.some(({ side, outcome }) => side === 'base' && outcome.kind === 'failed')).toBe(true)
  })

  test('cannot be installed', async () => {
    const config = 'setup: node install.cjs\nworkloads: [{ iterate: leak.mjs }]'
    const result = await compared(
      { 'install.cjs': "throw new Error('registry is gone')" },
      { 'install.cjs': '', 'heapslope.yml': config, 'leak.mjs': CLEAN },
    )
    expect(notesOf(result)).toEqual(['base-setup-failed', 'blind-spot'])
    expect(result.workloads[0]!.notes[0]!.text).toContain('registry is gone')
    expect(result.workloads[0]!.metrics.heapUsed!.base).toBeNull()
  })

  test('has no such folder to run in', async () => {
    const config = 'workloads: [{ iterate: leak.mjs, cwd: packages/new }]'
    const head = { 'heapslope.yml': config, 'leak.mjs': CLEAN, 'packages/new/a.js': '' }
    const result = await compared({ 'leak.mjs': CLEAN }, head)
    expect(notesOf(result)).toEqual(['base-without-cwd', 'blind-spot'])
  })
})

describe('head is judged alone with a server that base', () => {
  const SERVER = (route: string) => `import http from 'node:http'
http.createServer((request, response) => {
  response.statusCode = request.url === '${route}' ? 200 : 404
  response.end()
}).listen(Number(process.env.PORT), '127.0.0.1')
`

  test.each([
    ['cannot load a package', { 'server.mjs': "import 'not-installed-then'" }, 'not-installed-then'],
    ['has no such route', { 'server.mjs': SERVER('/old') }, '404'],
  ])('%s', { timeout: 300_000 }, async (_, base: Files, why) => {
    const port = await freePort()
    const workload = { serve: 'node server.mjs', env: { PORT: port }, load: `http://127.0.0.1:${port}/new` }
    const config = JSON.stringify({ setup: 'none', workloads: [workload] })
    const head = { 'heapslope.json': config, 'server.mjs': SERVER('/new') }
    const result = await compared(base, head, '--budget', '2s')
    const [{ metrics, notes, verdict }] = result.workloads
    expect(verdict.kind).not.toBe('failed')
    expect(notes[0]).toMatchObject({ code: 'base-does-not-run', text: expect.stringContaining(why) })
    expect(metrics.heapUsed!.base).toBeNull()
  })
})

test('a base that hangs is no base that is only older: the workload has failed', async () => {
  const result = await compared(
    { 'api.mjs': 'export const serve = () => new Promise(() => setInterval(() => {}, 1000))' },
    {
      'api.mjs': 'export const serve = () => {}',
      'leak.mjs': "import { serve } from './api.mjs'\nexport default serve",
    },
    '--workload',
    'leak.mjs',
    '--iteration-timeout',
    '2s',
  )
  expect(result.verdict.kind).toBe('failed')
})
