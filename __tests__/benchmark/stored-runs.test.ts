import { expect, test } from 'vitest'
import type { StoredReport } from '../../src/baseline/index.ts'
import type { Ports } from '../../src/benchmark/ports.ts'
import { type StoredQuestion, storedRunsIn, withStoredRuns } from '../../src/benchmark/stored-runs.ts'
import type { RunOutcome, RunRequest } from '../../src/measure/index.ts'
import type { Fingerprint, Result, RunResult } from '../../src/result/index.ts'
import type { Series } from '../../src/series/index.ts'

const FINGERPRINT: Fingerprint = { commit: 'c', lockFiles: 'l', workload: 'w', settings: 's' }
const QUESTION: StoredQuestion = {
  workload: 'router',
  fingerprint: FINGERPRINT,
  node: { executable: 'node', version: 'v24.21.0', major: 24 },
  platform: { os: 'linux', arch: 'x64' },
  version: '1.2.3',
  budgetMs: 60_000,
}

function series(iterations: readonly number[], heapBytes: number): Series {
  return {
    process: { kind: 'main', label: 'main' },
    iterations,
    elapsedMs: iterations.map((at) => at * 0.01),
    settleRounds: iterations.map(() => 1),
    metrics: { heapUsed: iterations.map(() => heapBytes) },
  }
}

/** Files of the report by name; `3.head` is the third run, on head. */
const FILES: Readonly<Record<string, Series>> = {
  '1.base': series([0, 500], 1),
  '2.head': series([0, 500], 2),
  '3.head': series([0, 1000, 2000], 3),
  '4.base': series([0, 1000, 2000], 4),
  '5.head': series([0, 1000, 2000], 5),
  // As of a program that leaks: the first run goes on, those after it are shorter.
  '6.long': series([0, 500, 1000, 1500, 4000], 6),
  '7.short': series([0, 500, 1000], 7),
}
const ORDINARY = Object.keys(FILES).slice(0, 5)

function run(name: string): RunResult {
  return {
    side: name.endsWith('base') ? 'base' : 'head',
    purpose: 'measure',
    node: 'v24.21.0',
    v8: 'quiet',
    v8Flags: ['--no-opt'],
    durationMs: 300,
    outcome: { kind: 'completed' },
    processes: [{ kind: 'main', label: 'main', samples: 3, iterations: FILES[name]!.iterations.at(-1)! }],
    seriesFile: name,
  }
}

interface Changes {
  readonly result?: Partial<Result>
  readonly head?: Partial<Fingerprint> | null
  readonly base?: Fingerprint | null
  readonly runs?: readonly RunResult[]
  readonly lost?: string
}

function report({ result, head = {}, base = null, runs, lost }: Changes = {}): StoredReport {
  return {
    description: 'run 17',
    result: {
      schemaVersion: 1,
      heapslopeVersion: '1.2.3',
      createdAt: '2026-11-01T00:00:00Z',
      verdict: { kind: 'unchanged', reason: { code: 'identical', text: '' } },
      base: null,
      head: null,
      platform: { os: 'linux', arch: 'x64' },
      reproduce: '',
      notes: [],
      workloads: [
        {
          name: 'router',
          iterationUnit: 'call',
          verdict: { kind: 'unchanged', reason: { code: 'identical', text: '' } },
          metrics: {},
          findings: [],
          runs: [...(runs ?? ORDINARY.map(run))],
          snapshots: [],
          plot: null,
          notes: [],
          fingerprints: { base, head: head === null ? null : { ...FINGERPRINT, ...head } },
        },
      ],
      ...result,
    },
    series: (file) => (file === lost ? Promise.reject(new Error('gone')) : Promise.resolve([FILES[file]!])),
  }
}

const ask = (...reports: readonly StoredReport[]) => storedRunsIn({ reports, problem: null }, QUESTION)

test('the runs of the last window of the side that measured the same are taken', async () => {
  const found = await ask(report())
  expect(found).toMatchObject({ kind: 'stored', description: 'run 17', iterations: 2000 })
  expect(found.kind === 'stored' && found.outcomes).toEqual([
    expect.objectContaining({ side: 'base', series: [FILES['3.head']] }),
    expect.objectContaining({ side: 'base', series: [FILES['5.head']] }),
  ])
})

test('base of an earlier comparison serves as well as head', async () => {
  const found = await ask(report({ head: { commit: 'other' }, base: FINGERPRINT }))
  expect(found.kind === 'stored' && found.outcomes.map(({ series: [main] }) => main)).toEqual([
    FILES['4.base'],
  ])
})

test.each<readonly [string, Changes, string]>([
  ['the commit', { head: { commit: 'x' } }, 'it measured another commit'],
  ['the lock file', { head: { lockFiles: 'x' } }, 'its lock file differs'],
  ['the workload', { head: { workload: 'x' } }, 'its workload differs'],
  ['the settings', { head: { settings: 'x' } }, 'its settings differ'],
  ['Node', { runs: [{ ...run('3.head'), node: 'v22.0.0' }] }, 'it ran on Node v22.0.0'],
  [
    'the platform',
    { result: { platform: { os: 'linux', arch: 'arm64' } } },
    'it was measured on linux arm64',
  ],
  ['heapslope', { result: { heapslopeVersion: '1.2.2' } }, 'it was measured by heapslope 1.2.2'],
  ['the workloads', { result: { workloads: [] } }, 'it has no such workload'],
  ['what it says of itself', { head: null }, 'it does not say what it measured'],
  ['that it has no such run', { runs: [] }, 'it has no run that was judged'],
  [
    'that its run has no series',
    { runs: [{ ...run('3.head'), seriesFile: null }] },
    'a run of it has no series',
  ],
  ['that a series is lost', { lost: '5.head' }, 'a series of it is missing or damaged'],
])('base is measured again where the earlier run differs in %s', async (_, changes, text) => {
  expect(await ask(report(changes))).toEqual({ kind: 'rerun', text: `run 17: ${text}` })
})

test('a failed run and one that explained are none of those that were judged', async () => {
  const failed: RunResult = { ...run('5.head'), outcome: { kind: 'failed', code: 'cancelled', text: '' } }
  const found = await ask(report({ runs: [run('3.head'), failed, { ...run('5.head'), purpose: 'explain' }] }))
  expect(found.kind === 'stored' && found.outcomes.length).toBe(1)
})

test('a window that the budget cannot hold on head is not begun', async () => {
  const found = await storedRunsIn({ reports: [report()], problem: null }, { ...QUESTION, budgetMs: 500 })
  expect(found).toMatchObject({ kind: 'rerun', text: 'run 17: its window does not fit the budget' })
})

test('the newest report that measured the same is taken; where none did, the newest says why', async () => {
  const other = report({ head: { workload: 'x' } })
  expect(await ask(other, report())).toMatchObject({ kind: 'stored' })
  expect(await ask(other, report({ head: null }))).toMatchObject({ text: 'run 17: its workload differs' })
  expect(await ask()).toMatchObject({ text: 'no earlier run of this commit has a result' })
  expect(await storedRunsIn({ reports: [], problem: 'no token' }, QUESTION)).toMatchObject({
    text: 'no token',
  })
})

test('each stored run serves once, for base and for a plan that samples at the same iterations; others are measured', async () => {
  const found = await ask(report())
  if (found.kind !== 'stored') throw new Error('nothing stored')
  const fresh = { kind: 'completed', series: [] } as unknown as RunOutcome
  const { ports, used } = withStoredRuns(
    { measureRun: () => Promise.resolve(fresh) } as unknown as Ports,
    found,
  )
  const measure = (side: 'base' | 'head', ...checkpoints: readonly number[]) =>
    ports.measureRun({ side } as RunRequest, { checkpoints, stopAfterMs: null })
  expect(await measure('head', 0, 1000, 2000)).toBe(fresh)
  expect(await measure('base', 0, 1001, 2000)).toBe(fresh)
  expect(used()).toBe(0)
  expect((await measure('base', 0, 1000, 2000)).series).toEqual([FILES['3.head']])
  expect((await measure('base', 0, 1000, 2000)).series).toEqual([FILES['5.head']])
  expect(await measure('base', 0, 1000, 2000)).toBe(fresh)
  expect(used()).toBe(2)
})

test('of runs that were shortened beside one that went on all serve, the long one also in a longer window', async () => {
  const found = await ask(report({ runs: ['1.base', '2.head', '6.long', '7.short'].map(run) }))
  if (found.kind !== 'stored') throw new Error('nothing stored')
  expect(found.iterations).toBe(1000)
  const fresh = { kind: 'completed', series: [] } as unknown as RunOutcome
  const { ports } = withStoredRuns({ measureRun: () => Promise.resolve(fresh) } as unknown as Ports, found)
  const measure = (...checkpoints: readonly number[]) =>
    ports.measureRun({ side: 'base' } as RunRequest, { checkpoints, stopAfterMs: null })
  expect(await measure(0, 500, 1000, 1500, 2000)).toBe(fresh)
  expect((await measure(0, 500, 1000, 1500)).series).toEqual([FILES['6.long']])
  expect((await measure(0, 500, 1000)).series).toEqual([FILES['7.short']])
  expect(await measure(0, 500, 1000)).toBe(fresh)
})
