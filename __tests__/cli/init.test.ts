import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import type { Result } from '../../src/result/index.ts'
import { problemsOf } from '../github/harness/validate-workflow.ts'
import { type Files, runCli, type Sandbox, sandbox } from './cli-harness.ts'
import { INIT_CASES } from './init-repositories.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
// fastify brings the validator along.
const Ajv = createRequire(createRequire(import.meta.url).resolve('fastify'))('ajv')
const validate = new Ajv({ strict: false, formats: { date: true } }).compile(
  JSON.parse(readFileSync(join(project, 'docs/heapslope.schema.json'), 'utf8')),
)

const NODE_20 = join(project, 'node_modules/node20/bin/node')

const read = ({ repository }: Sandbox, path: string) => readFileSync(join(repository, path), 'utf8')

/** @param installed copies are made below the project's own packages, so that they find the frameworks there */
function opened(files: Files, installed = false): Sandbox {
  const box = sandbox(files)
  onTestFinished(box.remove)
  if (!installed) return box
  const temporary = mkdtempSync(join(project, 'node_modules/.init-test-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  return { ...box, temporary }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Answer {
  readonly proposal: {
    readonly kind: string
    readonly reasons: readonly string[]
    readonly doubts: readonly string[]
  }
  readonly written: readonly string[]
  readonly kept: readonly string[]
  readonly result: Result | null
}

describe.each(INIT_CASES)('of $title', ({ files, workload, build, installed, unit }) => {
  test('init writes what is valid and measures', async () => {
    const box = opened(files, installed)
    const { exitCode, stdout, stderr } = await runCli(box, ['init', '--no-run', '--json'])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    const { written, proposal, result } = JSON.parse(stdout) as Answer
    expect(result).toBeNull()
    expect(written).toContain('heapslope.yml')
    expect(proposal.reasons.length).toBeGreaterThan(1)

    const text = read(box, 'heapslope.yml')
    const config = parse(text)
    expect([validate(config), validate.errors]).toEqual([true, null])
    expect(config).toEqual({ ...(build === undefined ? {} : { build }), workloads: [workload] })
    const workflow = '.github/workflows/heapslope.yml'
    expect(await problemsOf(workflow, read(box, workflow))).toEqual([])

    writeFileSync(join(box.repository, 'heapslope.yml'), text.replaceAll('3477', String(await freePort())))
    const setup = installed === true ? ['--setup', 'none'] : []
    const run = await runCli(box, ['run', '--json', '--snapshots', 'never', '--budget', '3s', ...setup])
    const measured = JSON.parse(
      run.stdout || `{"workloads":[],"stderr":${JSON.stringify(run.stderr)}}`,
    ) as Result
    expect(measured.workloads).toMatchObject([{ name: workload.name, iterationUnit: unit }])
    const [{ verdict, runs }] = measured.workloads
    expect(verdict).not.toMatchObject({ kind: 'failed' })
    expect(runs.filter(({ side }) => side === 'head').length).toBeGreaterThan(0)
  })
})

const LIBRARY = {
  'package.json': '{ "name": "slugs", "main": "index.js" }',
  'index.js': 'module.exports = (text) => text.trim()\n',
}
const WORKFLOW = '.github/workflows/heapslope.yml'

/** Every file of a repository, git's own left out. */
const filesIn = ({ repository }: Sandbox) =>
  readdirSync(repository, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1))
    .filter((path) => !/^\.git(\/|$)/.test(path))
    .sort()

describe('init', () => {
  test('says what it saw and what it guessed, runs the workload once and tells the verdict', async () => {
    const box = opened(LIBRARY)
    const { exitCode, stdout, leftBehind, stillRunning } = await runCli(box, ['init'])
    expect(stdout).toMatch(/"main" of package\.json leads to index\.js.*The arguments .* are guesses/s)
    expect(stdout).toMatch(/Written:\n {2}bench\/slugs\.leak\.cjs\n {2}heapslope\.yml\n/)
    expect(stdout).toMatch(/unchanged: No leak in slugs/)
    expect([exitCode, leftBehind, stillRunning]).toEqual([0, [], []])
    expect(existsSync(join(box.repository, 'heapslope-report/report.html'))).toBe(true)
  })

  test('says what to mend where the first run fails, and leaves the files for it', async () => {
    const index = "module.exports = (text) => { throw new TypeError('no ' + text) }\n"
    const box = opened({ ...LIBRARY, 'index.js': index })
    const { exitCode, stdout, leftBehind } = await runCli(box, ['init'])
    expect(exitCode).toBe(3)
    expect(stdout).toMatch(/failed.*TypeError: no text.*the files stay; mend/s)
    expect(filesIn(box)).toEqual(expect.arrayContaining(['bench/slugs.leak.cjs', 'heapslope.yml', WORKFLOW]))
    expect(leftBehind).toEqual([])
  })

  test('runs nothing where the call is still to be written, and that workload fails until it is', async () => {
    const box = opened({ ...LIBRARY, 'index.js': 'exports.version = 1\n' })
    const { exitCode, stdout } = await runCli(box, ['init'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/write the call in bench\/slugs\.leak\.cjs/)
    expect(existsSync(join(box.repository, 'heapslope-report'))).toBe(false)
    const run = await runCli(box, ['run', '--snapshots', 'never'])
    expect([run.exitCode, run.stdout]).toEqual([
      3,
      expect.stringMatching(/Call here what users call most, of: version/),
    ])
  })

  test('with --dry-run shows the files and writes nothing, by Node 20 as well', async () => {
    const box = opened(LIBRARY)
    const { exitCode, stdout } = await runCli(box, ['init', '--dry-run'], { node: NODE_20 })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/--- heapslope\.yml\n.*iterate: bench\/slugs\.leak\.cjs.*Nothing was written/s)
    expect(filesIn(box)).toEqual(['index.js', 'package.json'])
  })

  test.each(['heapslope.yml', 'heapslope.yaml', 'heapslope.json'])(
    'refuses where there is a %s',
    async (name) => {
      const box = opened({ ...LIBRARY, [name]: 'workloads: []\n' })
      const { exitCode, stderr } = await runCli(box, ['init'])
      expect(exitCode).toBe(3)
      expect(stderr).toContain(`${name} exists already, and init overwrites nothing`)
      expect(filesIn(box)).toEqual([name, 'index.js', 'package.json'].sort())
    },
  )

  test('leaves a workload and a workflow that are there as they are, and says so', async () => {
    const own = { 'bench/slugs.leak.cjs': 'module.exports = () => {}\n', [WORKFLOW]: 'name: mine\n' }
    const box = opened({ ...LIBRARY, ...own })
    const { stdout } = await runCli(box, ['init', '--no-run'])
    expect(stdout).toMatch(/Written:\n {2}heapslope\.yml\nLeft as they are.*\n {2}bench\/.*\n {2}\.github/)
    for (const [path, text] of Object.entries(own)) expect(read(box, path)).toBe(text)
  })

  test('that cannot write one of its files leaves none of them', async () => {
    const box = opened({ ...LIBRARY, '.github': 'a file where the folder would be\n' })
    const { exitCode, stderr } = await runCli(box, ['init', '--no-run'])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('.github')
    expect(filesIn(box)).toEqual(['.github', 'index.js', 'package.json'])
  })

  test.each<[string, Files, readonly string[], RegExp]>([
    ['where there is no package', { 'a.py': '' }, [], /There is no package\.json here/],
    ['where nothing is to be run', { 'package.json': '{}', 'a.txt': '' }, [], /Nothing says what runs here/],
    ['a folder without a package', LIBRARY, ['packages/api'], /no package in packages\/api.*packages in \./],
    ['a folder outside', LIBRARY, ['..'], /lies outside the repository/],
    ['an unknown option', LIBRARY, ['--dryrun'], /did you mean --dry-run\?/],
  ])('refuses %s', async (_, files, args, sentence) => {
    const box = opened(files)
    const { exitCode, stderr } = await runCli(box, ['init', ...args])
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(sentence)
    expect(filesIn(box)).toEqual(Object.keys(files).sort())
  })
})
