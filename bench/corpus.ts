// npm run corpus [-- --first] [SLUG...]: real leaks and innocent programs through the built command line; writes bench/corpus.md.
// --first tries each case in one way only: the leak that comes in, the innocent program against itself.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Result } from '../src/result/index.ts'
import { type Case, casesNamed, install, manifestOf, type Variant } from './corpus-cases.ts'

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'heapslope-corpus-'))

interface Expectation {
  readonly title: string
  readonly base: Variant | null
  readonly head: Variant
  /** null where all is well, else what is not. */
  readonly judge: (result: Result, one: Case) => string | null
}

interface Row {
  readonly slug: string
  readonly title: string
  readonly verdict: string
  readonly bytesPerIteration: string
  readonly firstSuspects: string
  readonly measureSeconds: number
  readonly wrong: string | null
}

const wants = (kind: string) => (result: Result) =>
  result.verdict.kind === kind
    ? null
    : `${result.verdict.kind} instead of ${kind}: ${result.verdict.reason.text}`

const LEAK_EXPECTATIONS: readonly Expectation[] = [
  {
    title: 'fixed -> leaky',
    base: 'fixed',
    head: 'leaky',
    judge: (result, one) => wants('regression')(result) ?? namesOneOf(one.expectedConstructors, result),
  },
  { title: 'fixed -> fixed', base: 'fixed', head: 'fixed', judge: wants('unchanged') },
  {
    title: 'leaky -> leaky',
    base: 'leaky',
    head: 'leaky',
    judge: (result) =>
      wants('unchanged')(result) ??
      (result.workloads[0]?.verdict.reason.code === 'leaks-already'
        ? null
        : `does not say that base leaks already: ${result.workloads[0]?.verdict.reason.code}`),
  },
  { title: 'leaky -> fixed', base: 'leaky', head: 'fixed', judge: wants('improvement') },
]

const INNOCENT_EXPECTATIONS: readonly Expectation[] = [
  { title: 'against itself', base: 'only', head: 'only', judge: wants('unchanged') },
  {
    title: 'alone',
    base: null,
    head: 'only',
    judge: (result) =>
      ['unchanged', 'inconclusive'].includes(result.verdict.kind)
        ? null
        : `${result.verdict.kind}: ${result.verdict.reason.text}`,
  },
]

/** meta.json writes closures as `(closure) name`; the result names the function alone. */
function namesOneOf(expected: readonly string[], result: Result): string | null {
  const first = suspectsOf(result).slice(0, 3)
  const plain = expected.map((name) => name.replace(/^\(closure\) /, ''))
  return first.some((name) => plain.includes(name))
    ? null
    : `first suspects ${first.join(', ') || 'none'}; expected one of ${plain.join(', ')}`
}

const suspectsOf = (result: Result) =>
  (result.workloads[0]?.findings ?? [])
    .filter((finding) => finding.kind === 'new' || finding.kind === 'worse')
    .map((finding) => finding.constructorName)

async function repositoryFor(one: Case, base: Variant | null, head: Variant): Promise<string> {
  const folder = mkdtempSync(join(scratch, 'repository-'))
  const git = (...args: readonly string[]) =>
    run('git', ['-c', 'user.name=corpus', '-c', 'user.email=corpus@heapslope.invalid', ...args], {
      cwd: folder,
    })
  await git('init', '--quiet', '--initial-branch=main')
  cpSync(join(one.folder, 'workload.mjs'), join(folder, 'workload.mjs'))
  for (const variant of base === null ? [head] : [base, head]) {
    cpSync(join(one.folder, manifestOf(variant)), join(folder, 'package.json'))
    writeFileSync(join(folder, 'VARIANT'), variant)
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '--message', variant)
  }
  return folder
}

async function runCase(one: Case, expectation: Expectation): Promise<Row> {
  const repository = await repositoryFor(one, expectation.base, expectation.head)
  const report = join(scratch, 'report')
  const installed = join(scratch, 'installed', one.slug)
  const args = [
    'run',
    '--json',
    '--workload=workload.mjs',
    '--head=HEAD',
    `--report-folder=${report}`,
    `--setup=cp -al "${installed}/$(cat VARIANT)/node_modules" node_modules`,
    ...(expectation.base === null ? [] : ['--base=HEAD~1']),
  ]
  const { stdout } = await run(process.execPath, [cli, ...args], {
    cwd: repository,
    maxBuffer: 1 << 28,
  }).catch((error: { stdout?: string; stderr?: string }) => ({
    stdout: error.stdout ?? '',
    stderr: error.stderr ?? '',
  }))
  const result = stdout === '' ? undefined : (JSON.parse(stdout) as Result)
  const workload = result?.workloads[0]
  const difference = workload?.metrics['heapUsed']?.difference ?? workload?.metrics['heapUsed']?.head
  const measured = workload?.runs.filter((one) => one.purpose === 'measure') ?? []
  const row: Row = {
    slug: one.slug,
    title: expectation.title,
    verdict:
      workload === undefined ? 'no result' : `${workload.verdict.kind} (${workload.verdict.reason.code})`,
    bytesPerIteration: String(difference?.slopeBytesPerIteration?.toFixed(2) ?? '-'),
    firstSuspects: result === undefined ? '' : suspectsOf(result).slice(0, 3).join(', '),
    measureSeconds: measured.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000,
    wrong: result === undefined ? 'no result' : expectation.judge(result, one),
  }
  rmSync(repository, { recursive: true, force: true })
  return row
}

const rows: Row[] = []
const isShort = process.argv.includes('--first')
const slugs = process.argv.slice(2).filter((word) => word !== '--first')
const cases = casesNamed(slugs)
try {
  for (const one of cases) {
    for (const variant of one.variants)
      await install(one, variant, join(scratch, 'installed', one.slug, variant))
    const expectations = one.variants.length === 2 ? LEAK_EXPECTATIONS : INNOCENT_EXPECTATIONS
    for (const expectation of isShort ? expectations.slice(0, 1) : expectations) {
      const row = await runCase(one, expectation)
      rows.push(row)
      console.log(
        `${row.wrong === null ? 'ok  ' : 'WRONG'} ${row.slug} ${row.title}: ${row.verdict}, ${row.bytesPerIteration} B, ` +
          `${row.measureSeconds.toFixed(1)} s ${row.firstSuspects} ${row.wrong ?? ''}`,
      )
    }
    rmSync(join(scratch, 'installed', one.slug), { recursive: true, force: true })
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const times = rows.map((row) => row.measureSeconds).sort((a, b) => a - b)
const wrong = rows.filter((row) => row.wrong !== null)
const table = [
  '# Corpus',
  '',
  `\`npm run corpus${isShort ? ' -- --first' : ''}\` on Node ${process.version}, ${cpus().length} cores. ${rows.length - wrong.length} of ${rows.length} right; ` +
    `median time to a verdict ${(times[times.length >> 1] ?? 0).toFixed(1)} s (process starts included, installs and explaining not).`,
  '',
  '| case | base -> head | verdict | bytes per iteration | first suspects | measuring, s | what is not right |',
  '|---|---|---|---|---|---|---|',
  ...rows.map(
    (row) =>
      `| ${row.slug} | ${row.title} | ${row.verdict} | ${row.bytesPerIteration} | ${row.firstSuspects} | ` +
      `${row.measureSeconds.toFixed(1)} | ${row.wrong ?? ''} |`,
  ),
  '',
].join('\n')
if (slugs.length === 0) writeFileSync(join(here, 'corpus.md'), table)
console.log(`\n${rows.length - wrong.length} passed, ${wrong.length} failed`)
process.exitCode = wrong.length === 0 ? 0 : 1
