/**
 * How long a verdict takes, both sides, process starts included, installs and explaining not; writes bench/time-to-verdict.md:
 * `node build/run-on-node-24.mjs bench/time-to-verdict.ts [--own | --corpus] [SLUG...]`.
 *
 * Own workloads of 5 ms an iteration are held against a fixed plan of 2,000 iterations of warm-up and 1,000 measured ones a
 * side, under the same flags, base and head interleaved with ours. CPU time stands beside wall time, for a busy machine.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, measureRun, type Side } from '../src/measure/index.ts'
import { SAMPLES } from '../src/statistics/index.ts'
import { casesNamed, install, type Variant } from './corpus-cases.ts'
import { type Comparison, compare, sideOf } from './resolution/compare.ts'

const WARM_UP = 2_000
const MEASURED = 1_000
const BUDGET_MS = 60_000
const TICKS_PER_SECOND = 100

const node = await findNode(process.execPath)
const scratch = mkdtempSync(join(tmpdir(), 'heapslope-time-'))

interface Spent {
  readonly wallSeconds: number
  readonly cpuSeconds: number
}

/** CPU time of this process and of all its children that have ended. */
function cpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly spent: Spent }> {
  const [startedMs, before] = [performance.now(), cpuSeconds()]
  const value = await work()
  return {
    value,
    spent: { wallSeconds: (performance.now() - startedMs) / 1000, cpuSeconds: cpuSeconds() - before },
  }
}

const plus = (one: Spent, other: Spent): Spent => ({
  wallSeconds: one.wallSeconds + other.wallSeconds,
  cpuSeconds: one.cpuSeconds + other.cpuSeconds,
})

/** A workload file on both sides, each in its folder with its arguments. */
function comparisonOf(
  folders: Comparison['folders'],
  file: string,
  headArgs: readonly string[] = [],
): Comparison {
  return { folders, file, args: { base: [], head: headArgs }, node, v8: 'quiet', budgetMs: BUDGET_MS }
}

interface Verdict extends Spent {
  readonly verdict: string
  readonly iterations: string
}

/** What the benchmark itself does between preparing and explaining. */
async function verdictOf(comparison: Comparison): Promise<Verdict> {
  const { value, spent } = await timed(() => compare(comparison))
  return { ...spent, verdict: value.verdict, iterations: value.iterationsOfRuns.join(' + ') }
}

async function fixedPlan(comparison: Comparison, side: Side): Promise<Spent> {
  const { request } = sideOf(side, comparison)
  const checkpoints = Array.from(
    { length: SAMPLES + 1 },
    (_, sample) => WARM_UP + Math.round((sample * MEASURED) / SAMPLES),
  )
  const { value, spent } = await timed(() => measureRun(request, { checkpoints, stopAfterMs: null }))
  if (value.kind === 'failed') throw new Error(value.failure.text)
  return spent
}

async function ownRows(): Promise<readonly string[]> {
  const rows: string[] = []
  for (const name of ['computing', 'waiting']) {
    const folder = fileURLToPath(new URL('time-to-verdict', import.meta.url))
    for (const headArgs of [[], ['leak']]) {
      const comparison = comparisonOf({ base: folder, head: folder }, `${name}.leak.mjs`, headArgs)
      const fixedBase = await fixedPlan(comparison, 'base')
      const ours = await verdictOf(comparison)
      const fixed = plus(fixedBase, await fixedPlan(comparison, 'head'))
      const share = (key: keyof Spent) => `${Math.round((100 * ours[key]) / fixed[key])} %`
      rows.push(
        `| ${name} | still -> ${headArgs[0] ?? 'still'} | ${ours.verdict} | ${ours.iterations} | ` +
          `${ours.wallSeconds.toFixed(1)} | ${fixed.wallSeconds.toFixed(1)} | ${share('wallSeconds')} | ` +
          `${ours.cpuSeconds.toFixed(1)} | ${fixed.cpuSeconds.toFixed(1)} | ${share('cpuSeconds')} |`,
      )
      console.log(rows.at(-1))
    }
  }
  return rows
}

async function corpusRows(
  slugs: readonly string[],
): Promise<readonly (Verdict & { readonly row: string })[]> {
  const rows: (Verdict & { readonly row: string })[] = []
  for (const one of casesNamed(slugs)) {
    const folderOf = async (variant: Variant): Promise<string> => {
      const folder = join(scratch, one.slug, variant)
      mkdirSync(folder, { recursive: true })
      cpSync(join(one.folder, 'workload.mjs'), join(folder, 'workload.mjs'))
      await install(one, variant, folder)
      return folder
    }
    const folders = await Promise.all(one.variants.map(folderOf))
    const ours = await verdictOf(comparisonOf({ base: folders[0]!, head: folders.at(-1)! }, 'workload.mjs'))
    const row =
      `| ${one.slug} | ${one.variants.length === 2 ? 'fixed -> leaky' : 'against itself'} | ${ours.verdict} | ` +
      `${ours.iterations} | ${ours.wallSeconds.toFixed(1)} | ${ours.cpuSeconds.toFixed(1)} |`
    console.log(row)
    rows.push({ ...ours, row })
    rmSync(join(scratch, one.slug), { recursive: true, force: true })
  }
  return rows
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}

const words = process.argv.slice(2)
const slugs = words.filter((word) => !word.startsWith('--'))
const loadBefore = loadavg()[0]!.toFixed(1)
try {
  const own = words.includes('--corpus') ? [] : await ownRows()
  const corpus = words.includes('--own') ? [] : await corpusRows(slugs)
  const median = (key: keyof Spent) => medianOf(corpus.map((row) => row[key])).toFixed(1)
  const report = [
    '# Time to verdict',
    '',
    `\`node build/run-on-node-24.mjs bench/time-to-verdict.ts\` on Node ${process.version}, ${cpus().length} cores, load ${loadBefore} at the start and ${loadavg()[0]!.toFixed(1)} at the end.`,
    'Iterations are those of the processes in their order, the first one the pilot.',
    '',
    `## Against a fixed plan of ${WARM_UP} + ${MEASURED} iterations a side`,
    '',
    '| workload | base -> head | verdict | iterations | wall, s | fixed, s | share | CPU, s | fixed, s | share |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...own,
    '',
    '## Corpus',
    '',
    `Median of ${corpus.length}: ${median('wallSeconds')} s, ${median('cpuSeconds')} s of CPU.`,
    '',
    '| case | base -> head | verdict | iterations | wall, s | CPU, s |',
    '|---|---|---|---|---|---|',
    ...corpus.map(({ row }) => row),
    '',
  ].join('\n')
  if (words.length === 0) writeFileSync(new URL('time-to-verdict.md', import.meta.url), report)
  else console.log(report)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
