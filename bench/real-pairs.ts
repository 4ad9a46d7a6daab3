// npm run real-pairs [-- PAIRS] [--workload=FOLDER] [--budget=SECONDS]: a noisy workload that does not leak, held against itself
// again and again; writes bench/real-pairs.md. Pairs that were done are kept in the cache folder (--cache=FOLDER) and not done again.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findNode } from '../src/measure/index.ts'
import { compare } from './resolution/compare.ts'

interface Pair {
  readonly workload: string
  readonly budgetSeconds: number
  readonly node: string
  readonly verdict: string
  readonly differenceBytesPerIteration: number | null
  readonly interval: readonly [number, number] | null
  readonly iterations: number
  readonly runs: number
  readonly seconds: number
}

const here = fileURLToPath(new URL('.', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workload: { type: 'string', default: 'nonleaks/express-loopback-pool' },
    budget: { type: 'string', default: '20' },
    cache: { type: 'string', default: join(tmpdir(), 'heapslope-real-pairs') },
  },
})
const wanted = Number(positionals[0] ?? 100)
const budgetSeconds = Number(values.budget)
const folder = installed(values.workload)
const node = await findNode(process.execPath)

const pairsFile = join(values.cache, 'pairs.jsonl')
const isWanted = (pair: Pair) =>
  pair.workload === values.workload && pair.budgetSeconds === budgetSeconds && pair.node === node.version
const pairs = existsSync(pairsFile)
  ? readFileSync(pairsFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Pair)
      .filter(isWanted)
  : []
while (pairs.length < wanted) {
  const {
    series: _samples,
    iterationsOfRuns: _runs,
    ...compared
  } = await compare({
    folders: { base: folder, head: folder },
    file: 'workload.mjs',
    args: { base: [], head: [] },
    node,
    v8: 'quiet',
    budgetMs: budgetSeconds * 1000,
  })
  const pair: Pair = { workload: values.workload, budgetSeconds, node: node.version, ...compared }
  pairs.push(pair)
  appendFileSync(pairsFile, `${JSON.stringify(pair)}\n`)
  console.log(
    `${pairs.length}: ${pair.verdict} ${pair.interval?.map((end) => end.toFixed(2)).join(' to ') ?? '-'}`,
  )
  writeFileSync(join(here, 'real-pairs.md'), report())
}
process.exitCode = falseAlarms().length === 0 ? 0 : 1

/** The workload's packages, installed once into the cache folder. */
function installed(workload: string): string {
  const target = join(values.cache, workload)
  mkdirSync(target, { recursive: true })
  for (const file of ['workload.mjs', 'package.json'])
    cpSync(join(here, 'corpus', workload, file), join(target, file))
  if (!existsSync(join(target, 'node_modules')))
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: target,
      stdio: 'inherit',
    })
  return target
}

function falseAlarms(): readonly Pair[] {
  return pairs.filter(({ verdict }) => /^(regression|improvement)/.test(verdict))
}

function report(): string {
  const counts = new Map<string, number>()
  for (const { verdict } of pairs) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  const sorted = (of: (pair: Pair) => number) => pairs.map(of).sort((one, other) => one - other)
  const farthest = sorted(({ interval }) => Math.max(...(interval ?? [0, 0]).map(Math.abs)))
  const differences = sorted(({ differenceBytesPerIteration }) => Math.abs(differenceBytesPerIteration ?? 0))
  const bytes = (list: readonly number[], share: number) =>
    (list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0).toFixed(2)
  return [
    '# Real pairs',
    '',
    `\`npm run real-pairs\` on Node ${node.version}, ${cpus().length} cores: ${values.workload} of the corpus, held ${pairs.length} times against`,
    `itself with a budget of ${budgetSeconds} s. False regressions: ${pairs.filter(({ verdict }) => verdict.startsWith('regression')).length}; false improvements: ${pairs.filter(({ verdict }) => verdict.startsWith('improvement')).length}.`,
    '',
    '| verdict | pairs |',
    '|---|---|',
    ...[...counts].map(([verdict, count]) => `| ${verdict} | ${count} |`),
    '',
    '| bytes of heapUsed per iteration | median | 9 of 10 | most |',
    '|---|---|---|---|',
    `| difference | ${bytes(differences, 0.5)} | ${bytes(differences, 0.9)} | ${bytes(differences, 1)} |`,
    `| far end of the interval | ${bytes(farthest, 0.5)} | ${bytes(farthest, 0.9)} | ${bytes(farthest, 1)} |`,
    '',
  ].join('\n')
}
