/**
 * Error rates of the method on simulated series, measured with the adaptive plan itself; writes bench/error-rates.md:
 * `npm run error-rates [-- COMPARISONS [FAMILY...]]`. The same seeds give the same table. What is done of one engine is kept in the
 * folder for temporary files and not done again, so that it can be stopped at any time.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Cell, coverageOf, simulateCell } from './simulation/cell.ts'
import { CHEAP_MS, DEAR_MS, WORKLOADS } from './simulation/comparison.ts'
import { families } from './simulation/families.ts'

const COMPARISONS = 10_000
/** What `auto` may come to, in bytes per iteration. */
const FINE = 0.5
const COARSE = 8
const POWER_COMPARISONS = 2000
const COVERAGE_COMPARISONS = 2000
/** Where iterations are dear. */
const DEAR_COMPARISONS = 2000

type Task =
  | {
      readonly kind: 'family'
      readonly family: number
      readonly comparisons: number
      readonly msPerIteration: number
    }
  | { readonly kind: 'coverage'; readonly family: number; readonly comparisons: number }

interface FamilyResult {
  readonly kind: 'family'
  readonly msPerIteration: number
  readonly still: Cell
  readonly atFine: Cell
  /** null where runs are alike to the byte: the coarse threshold never holds there. */
  readonly atCoarse: Cell | null
  readonly leaking: Cell
}
interface CoverageResult {
  readonly kind: 'coverage'
  readonly family: string
  readonly rates: readonly number[]
}

const COVERAGE_PLANS = [2, 4, 8].flatMap((runs) => [0.95, 0.99].map((confidence) => ({ runs, confidence })))

async function perform(task: Task): Promise<FamilyResult | CoverageResult> {
  const family = families[task.family]
  switch (task.kind) {
    case 'family': {
      const threshold = family.exact ? FINE : COARSE
      const power = Math.min(task.comparisons, POWER_COMPARISONS)
      const { msPerIteration } = task
      const still = await simulateCell(family, 0, task.comparisons, msPerIteration)
      return {
        kind: 'family',
        msPerIteration,
        still,
        atFine: await simulateCell(family, FINE, task.comparisons, msPerIteration),
        atCoarse: family.exact ? null : await simulateCell(family, COARSE, task.comparisons, msPerIteration),
        leaking: await simulateCell(family, 2 * Math.max(threshold, still.noiseFloor), power, msPerIteration),
      }
    }
    case 'coverage': {
      const comparisons = Math.min(task.comparisons, COVERAGE_COMPARISONS)
      const rates = COVERAGE_PLANS.map(({ runs, confidence }) =>
        coverageOf(family, confidence, runs, comparisons),
      )
      return { kind: 'coverage', family: family.name, rates }
    }
  }
}

function runInWorker(task: Task): Promise<FamilyResult | CoverageResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Does those of `tasks` that are not done, and tells what is known of `all` after each. */
async function runAll(
  all: readonly Task[],
  tasks: readonly Task[],
  onResults: (results: readonly (FamilyResult | CoverageResult)[]) => void,
): Promise<void> {
  const kept = join(tmpdir(), `heapslope-error-rates-${methodHash()}.jsonl`)
  const done = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').filter(Boolean) : []
  const known = new Map(done.map((line) => JSON.parse(line) as [string, FamilyResult | CoverageResult]))
  let next = 0
  const takeTurns = async () => {
    while (next < tasks.length) {
      const task = tasks[next++]
      const key = JSON.stringify(task)
      if (!known.has(key)) {
        const result = await runInWorker(task)
        known.set(key, result)
        appendFileSync(kept, `${JSON.stringify([key, result])}\n`)
        process.stderr.write(`${known.size} of ${tasks.length}: ${families[task.family].name}\n`)
      }
      onResults(all.flatMap((each) => known.get(JSON.stringify(each)) ?? []))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns))
}

/** Of what decides and of what is simulated. */
function methodHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['../src/statistics/', '../src/benchmark/', 'simulation/']) {
    const path = fileURLToPath(new URL(folder, import.meta.url))
    for (const file of readdirSync(path).sort()) hash.update(readFileSync(join(path, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** Upper end of the one-sided 95 % interval of a rate (Clopper and Pearson), by bisection on the binomial tail. */
function highestRate(errors: number, trials: number): number {
  let [low, high] = [errors / trials, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (binomialAtMost(errors, trials, middle) > 0.05) low = middle
    else high = middle
  }
  return high
}

function binomialAtMost(errors: number, trials: number, rate: number): number {
  let term = Math.exp(trials * Math.log1p(-rate))
  let total = term
  for (let count = 1; count <= errors; count++) {
    term *= ((trials - count + 1) / count) * (rate / (1 - rate))
    total += term
  }
  return total
}

const perPullRequest = (rate: number) => 1 - (1 - rate) ** WORKLOADS
const perMille = (rate: number) => (1000 * rate).toFixed(2)
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`

/** All families as one: what a pull request meets when nothing is known about its noise. */
function pooledRow(results: readonly FamilyResult[]): string {
  const columns = [
    results.map(({ still }) => still),
    results.map(({ atFine }) => atFine),
    results.flatMap(({ atCoarse }) => atCoarse ?? []),
  ]
  const cells = columns.flatMap((ofAll) => {
    const errors = ofAll.reduce((sum, { falseRegressions }) => sum + falseRegressions, 0)
    const trials = ofAll.reduce((sum, { comparisons }) => sum + comparisons, 0)
    return [`${errors}`, trials === 0 ? '' : perMille(perPullRequest(highestRate(errors, trials))), '', '']
  })
  return `| ${['**all**', ...cells, '', ''].join(' | ')} |`
}

function errorRow({ still, atFine, atCoarse }: FamilyResult): string {
  const cells = [still, atFine, atCoarse].flatMap((cell) =>
    cell === null
      ? ['', '', '', '']
      : [
          `${cell.falseRegressions}`,
          perMille(perPullRequest(highestRate(cell.falseRegressions, cell.comparisons))),
          percent(cell.unchanged, cell.comparisons),
          percent(cell.inconclusive, cell.comparisons),
        ],
  )
  return `| ${[still.family, ...cells, still.meanRunsPerSide.toFixed(1), still.meanSeconds.toFixed(1)].join(' | ')} |`
}

function powerRow({ still, leaking }: FamilyResult): string {
  const { family, leak, comparisons, regressions, inconclusive, unchanged } = leaking
  const cells = [
    family,
    still.noiseFloor.toFixed(2),
    leak.toFixed(2),
    percent(regressions, comparisons),
    percent(inconclusive, comparisons),
    percent(unchanged, comparisons),
    leaking.meanRunsPerSide.toFixed(1),
    leaking.meanSeconds.toFixed(1),
  ]
  return `| ${cells.join(' | ')} |`
}

function errorTable(msPerIteration: number, results: readonly FamilyResult[]): string {
  return `At ${msPerIteration} ms an iteration, ${results[0]?.still.comparisons ?? 0} comparisons each:

| noise | at 0: false | of 1,000 | unchanged | inconclusive | at 0.5: false | of 1,000 | unchanged | inconclusive | at 8: false | of 1,000 | unchanged | inconclusive | runs per side (at 0) | seconds (at 0) |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
${results.map(errorRow).join('\n')}
${pooledRow(results)}
`
}

function powerTable(msPerIteration: number, results: readonly FamilyResult[]): string {
  return `At ${msPerIteration} ms an iteration:

| noise | noise floor | leak, bytes per iteration | found | inconclusive | unchanged | runs per side | seconds |
|---|---|---|---|---|---|---|---|
${results.map(powerRow).join('\n')}
`
}

function reportOf(results: readonly (FamilyResult | CoverageResult)[], comparisons: number): string {
  const ofFamilies = (msPerIteration: number) =>
    results
      .filter((result) => result.kind === 'family')
      .filter((result) => result.msPerIteration === msPerIteration)
  const ofCoverage = results.filter((result) => result.kind === 'coverage')
  return `# Error rates on simulated series

\`npm run error-rates -- ${comparisons}\` on Node ${process.versions.node}. Every comparison is measured with the plan of
the product itself: only the processes and the clock are drawn, 350 ms a process and what its iterations take, with a budget of
60 s. A pull request has ${WORKLOADS} workloads, each with the noise of the row, and eight metrics that share its error.
\`docs/method.md\` says what is claimed.

## False regressions

Comparisons at a true difference of 0, and as many at exactly each of the thresholds that \`auto\` may come to: 0.5 bytes
per iteration, and 8 where runs are not alike to the byte. *False* counts regressions although the true difference is not above the
threshold that held; at 8 the rest of a row are regressions by the finer threshold, and right.
*of 1,000* is the upper end of its 95 % interval for a whole pull request, in thousandths: with no error at all, ${comparisons}
comparisons cannot show less than ${perMille(perPullRequest(highestRate(0, comparisons)))}.

${[CHEAP_MS, DEAR_MS].map((ms) => errorTable(ms, ofFamilies(ms))).join('\n')}
## Power

Leaks of twice the threshold or twice the noise floor, whichever is larger; the noise floor is how far, with no leak, the
interval that stood at the end reaches from zero in all but one of a hundred comparisons. ${Math.min(comparisons, POWER_COMPARISONS)} comparisons a row.

${[CHEAP_MS, DEAR_MS].map((ms) => powerTable(ms, ofFamilies(ms))).join('\n')}
## Coverage

How often the interval of the difference holds the true difference, with a fixed plan of 2,000 iterations;
${Math.min(comparisons, COVERAGE_COMPARISONS)} comparisons each.

| noise | ${COVERAGE_PLANS.map(({ runs, confidence }) => `${runs} runs a side, ${100 * confidence} %`).join(' | ')} |
|---|${COVERAGE_PLANS.map(() => '---').join('|')}|
${ofCoverage.map(({ family, rates }) => `| ${family} | ${rates.map((rate) => `${(100 * rate).toFixed(1)} %`).join(' | ')} |`).join('\n')}

## The noise

${families.map(({ name, about }) => `- **${name}**: ${about}.`).join('\n')}
`
}

if (isMainThread) {
  const comparisons = Number(process.argv[2] ?? COMPARISONS)
  const wanted = process.argv.slice(3)
  const dear = Math.min(comparisons, DEAR_COMPARISONS)
  const all = [
    ...families.map((_, family): Task => ({ kind: 'family', family, comparisons, msPerIteration: CHEAP_MS })),
    ...families.flatMap((_, family): readonly Task[] =>
      / (3|10)$/.test(families[family].name) ? [] : [{ kind: 'coverage', family, comparisons }],
    ),
    ...families.map(
      (_, family): Task => ({ kind: 'family', family, comparisons: dear, msPerIteration: DEAR_MS }),
    ),
  ]
  const isWanted = ({ family }: Task) => wanted.length === 0 || wanted.includes(families[family].name)
  await runAll(all, all.filter(isWanted), (results) => {
    const unfinished = results.length < all.length ? '\n**Unfinished.**\n' : ''
    writeFileSync(
      new URL('error-rates.md', import.meta.url),
      `${reportOf(results, comparisons)}${unfinished}`,
    )
  })
} else {
  parentPort?.postMessage(await perform(workerData as Task))
}
