import { describe, expect, test } from 'vitest'
import { headlineOf } from '../../src/report/index.ts'
import { tellingFindings } from '../../src/report/words/evidence.ts'
import { resultHeadline } from '../../src/report/words/headline.ts'
import { plainPhrase } from '../../src/report/words/prose.ts'
import type { WorkloadResult } from '../../src/result/index.ts'
import {
  bytesMetric,
  countMetric,
  drawResult,
  drawWorkload,
  leakingWorkload,
  sessionFinding,
} from './draw-result.ts'

const reason = (text: string) => ({ code: 'x', text })

function withKind(
  kind: WorkloadResult['verdict']['kind'],
  name: string,
  facts: Partial<WorkloadResult> = {},
): WorkloadResult {
  return { ...drawWorkload({ name, verdict: { kind, reason: reason('Because of the weather') } }), ...facts }
}

const leak = (name: string, bytes = 280) => leakingWorkload({ name }, bytes)
const better = (name: string) => withKind('improvement', name, { metrics: { heapUsed: bytesMetric(280, 0) } })

function titleOf(...workloads: readonly WorkloadResult[]): string {
  return headlineOf(drawResult(workloads))
}

function detailsOf(...workloads: readonly WorkloadResult[]): string {
  return resultHeadline(drawResult(workloads))
    .details.map((words) => plainPhrase(words))
    .join(' ')
}

describe('one workload', () => {
  test.each([
    ['a leak', leak('router'), 'router leaks 280 bytes per call more than base'],
    ['a leak of one byte', leak('router', 1), 'router leaks 1 byte per call more than base'],
    [
      'growth that is not straight',
      withKind('regression', 'router', {
        metrics: { heapUsed: bytesMetric(0, 96, { headShape: 'filling' }) },
      }),
      'router grows by 96 bytes per call more than base',
    ],
    [
      'a leak of handles',
      withKind('regression', 'router', {
        metrics: { heapUsed: bytesMetric(0, 0), handles: countMetric(0, 2, 'handles') },
      }),
      'router leaks 2 handles per call more than base',
    ],
    [
      'a leak of one descriptor',
      withKind('regression', 'router', {
        iterationUnit: 'request',
        metrics: { heapUsed: bytesMetric(0, 0), fileDescriptors: countMetric(0, 1, 'descriptors') },
      }),
      'router leaks 1 file descriptor per request more than base',
    ],
    [
      'a leak outside the heap',
      withKind('regression', 'router', {
        metrics: { heapUsed: bytesMetric(0, 0), external: bytesMetric(0, 65_536) },
      }),
      'router leaks 64 KiB of external memory per call more than base',
    ],
    [
      'a leak with nothing to compare',
      withKind('regression', 'router', { metrics: { heapUsed: bytesMetric(null, 280) } }),
      'router leaks 280 bytes per call',
    ],
    ['a verdict without numbers', withKind('regression', 'router', { metrics: {} }), 'router leaks'],
    ['an improvement', better('router'), 'router no longer leaks: 280 bytes per call less than base'],
    ['no leak', drawWorkload(), 'No leak in router: 0 bytes per call, as on base'],
    [
      'no leak and no base',
      drawWorkload({ metrics: { heapUsed: bytesMetric(null, 0) } }),
      'No leak in router: 0 bytes per call',
    ],
    [
      'a leak on both sides',
      drawWorkload({ metrics: { heapUsed: bytesMetric(120, 120) } }),
      'No new leak in router, but main leaks already: 120 bytes per call',
    ],
    [
      'unchanged within a wide threshold',
      drawWorkload({ metrics: { heapUsed: bytesMetric(20, 20, { spread: 4, threshold: 8 }) } }),
      'No new leak in router, but main leaks already: 20 bytes per call',
    ],
    [
      'unchanged, neither flat nor leaking',
      drawWorkload({ metrics: { heapUsed: bytesMetric(9, 9, { spread: 2, threshold: 8 }) } }),
      'router does not leak more than base',
    ],
    ['unchanged without numbers', drawWorkload({ metrics: {} }), 'router is unchanged'],
    [
      'undecided',
      withKind('inconclusive', 'router', {
        metrics: { heapUsed: bytesMetric(0, 5, { spread: 8, threshold: 8 }) },
      }),
      'router is undecided: the difference lies between −3 and 13 bytes per call',
    ],
    ['undecided for another reason', withKind('inconclusive', 'router'), 'router is undecided'],
    ['failed', withKind('failed', 'router'), 'router could not be measured'],
  ])('%s', (_, workload, title) => {
    expect(titleOf(workload)).toBe(title)
  })

  test('an improvement that still leaks says so', () => {
    const workload = withKind('improvement', 'router', { metrics: { heapUsed: bytesMetric(280, 100) } })
    expect(titleOf(workload)).toBe('router leaks 180 bytes per call less than base')
    expect(detailsOf(workload)).toBe('It still leaks 100 bytes per call.')
  })

  test('where it is undecided, a large leak of both sides is told before the little that is new', () => {
    const little = sessionFinding({ constructorName: 'HTTPParser', bytesPerIteration: 1.7 })
    const large = sessionFinding({
      kind: 'same',
      constructorName: 'IncomingMessage',
      bytesPerIteration: 6064,
    })
    const workload = withKind('inconclusive', 'router', { findings: [little, large] })
    expect(tellingFindings(workload)).toEqual([large, little])
  })

  test('a leak that base has in part says how much each has', () => {
    const workload = leakingWorkload({ metrics: { heapUsed: bytesMetric(100, 380) } })
    expect(titleOf(workload)).toBe('router leaks 280 bytes per call more than base')
    expect(detailsOf(workload)).toContain(
      'main leaks already: 100 bytes per call; head leaks 380 bytes per call.',
    )
  })

  test.each([
    ['main', 'main'],
    ['merge base with origin/main', 'origin/main'],
    ['HEAD~1', 'HEAD~1'],
    ['a1b2c3d4e5f60718293a4b5c6d7e8f9012345678', 'base'],
    ['a1b2c3d4e5, before the push', 'base'],
    ['HEAD, without the uncommitted changes', 'base'],
  ])('a base that is described as "%s" is called %s', (description, called) => {
    const base = { commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678', description, dirty: false }
    const leaking = drawWorkload({ metrics: { heapUsed: bytesMetric(120, 120.2) } })
    expect(headlineOf(drawResult([leaking], { base }))).toBe(
      `No new leak in router, but ${called} leaks already: 120 bytes per call`,
    )
    const worse = resultHeadline(
      drawResult([leakingWorkload({ metrics: { heapUsed: bytesMetric(100, 380) } })], { base }),
    )
    expect(worse.details.map((words) => plainPhrase(words))).toContain(
      `${called === 'base' ? 'Base' : called} leaks already: 100 bytes per call; head leaks 380 bytes per call.`,
    )
  })

  test('"unchanged" comes with the numbers that make it so', () => {
    expect(detailsOf(drawWorkload())).toBe(
      'Difference: 0 bytes per call in every run, within the threshold of 0.5 bytes.',
    )
    const noisy = drawWorkload({ metrics: { heapUsed: bytesMetric(1, 2, { spread: 3, threshold: 8 }) } })
    expect(detailsOf(noisy)).toBe('Difference: 1 byte per call (−2 to 4), within the threshold of 8 bytes.')
  })

  test('a reason gets its full stop once', () => {
    expect(detailsOf(withKind('failed', 'router'))).toBe('Because of the weather.')
  })

  test('the sum of handles is not told beside the kind that it consists of', () => {
    const metrics = { handles: countMetric(0, 1, 'x'), 'handles.Timeout': countMetric(0, 1, 'x') }
    const workload = withKind('regression', 'router', { metrics })
    expect(titleOf(workload)).toBe('router leaks 1 Timeout handle per call more than base')
    expect(detailsOf(workload)).toBe('')
  })
})

describe('what grows, in a sentence', () => {
  const sentence = (facts: Parameters<typeof sessionFinding>[0]) =>
    detailsOf(leakingWorkload({ findings: [sessionFinding(facts)] }))

  test.each([
    [
      {},
      'One Session object per call stays reachable, held by Map sessions, allocated at src/session.ts:41 in open.',
    ],
    [
      { objectsPerIteration: 2.5, container: null },
      '2.5 Session objects per call stay reachable, allocated at src/session.ts:41 in open.',
    ],
    [
      { objectsPerIteration: null, allocationSite: null },
      'Session objects stay reachable, held by Map sessions.',
    ],
    [
      { shape: { keys: ['id', 'name'] }, constructorName: 'Object', container: null, allocationSite: null },
      'One Object { id, name } object per call stays reachable.',
    ],
  ])('%j', (facts, words) => {
    expect(sentence(facts)).toBe(words)
  })

  test.each([
    [[], 'allocated in open, which starts at src/session.ts:41.'],
    [[44], 'allocated in open, which starts at src/session.ts:41 (line 44).'],
    [[44, 47], 'allocated in open, which starts at src/session.ts:41 (line 44 or 47).'],
    [[44, 47, 49], 'allocated in open, which starts at src/session.ts:41 (line 44, 47 or 49).'],
    [
      [1, 2, 3, 4, 5, 6],
      'allocated in open, which starts at src/session.ts:41 (line 1, 2, 3, 4 or one of 2 more).',
    ],
  ])('with %j for lines that could be meant', (candidates, end) => {
    const site = { ...sessionFinding().allocationSite!, certainty: 'function' as const, candidates }
    expect(sentence({ allocationSite: site })).toMatch(new RegExp(`${end.replace(/[.()]/g, '\\$&')}$`))
  })

  test.each([
    [1, '1 more finding below.'],
    [2, '2 more findings below.'],
  ])('with %i more', (more, words) => {
    const workload = leakingWorkload({ findings: Array(1 + more).fill(sessionFinding()) })
    expect(detailsOf(workload)).toContain(words)
  })
})

describe('several workloads', () => {
  const calm = (name: string) => drawWorkload({ name })

  test.each([
    ['all calm', [calm('a'), calm('b')], 'No new leak in 2 workloads'],
    ['one leaks', [leak('a'), calm('b')], 'a leaks 280 bytes per call more than base (1 of 2 workloads)'],
    [
      'two of three leak',
      [leak('a'), leak('b', 9), calm('c')],
      '2 of 3 workloads leak more than base: a by 280 bytes per call, b by 9 bytes per call',
    ],
    [
      'all leak',
      [leak('a'), leak('b', 9)],
      'All 2 workloads leak more than base: a by 280 bytes per call, b by 9 bytes per call',
    ],
    [
      'many leak',
      [leak('a'), leak('b', 9), leak('c', 5), leak('d', 4)],
      'All 4 workloads leak more than base: a by 280 bytes per call, b by 9 bytes per call and 2 more',
    ],
    [
      'one failed, one leaks',
      [withKind('failed', 'a'), leak('b'), calm('c')],
      'a could not be measured (1 of 3 workloads), 1 leaks more than base: b by 280 bytes per call',
    ],
    [
      'two failed',
      [withKind('failed', 'a'), withKind('failed', 'b')],
      'All 2 workloads could not be measured',
    ],
    [
      'two undecided',
      [withKind('inconclusive', 'a'), withKind('inconclusive', 'b'), calm('c')],
      '2 of 3 workloads are undecided',
    ],
    [
      'two better',
      [better('a'), better('b')],
      'All 2 workloads leak less than base: a by 280 bytes per call, b by 280 bytes per call',
    ],
  ] as const)('%s', (_, workloads, title) => {
    expect(titleOf(...workloads)).toBe(title)
  })

  test('a leak that is known is named beside those that are calm', () => {
    const known = leakingWorkload({
      name: 'a',
      verdict: { kind: 'unchanged', reason: { code: 'known-leaks', text: 'All of it is known.' } },
    })
    expect(titleOf(known)).toBe('a leaks 280 bytes per call more than base, all of it known')
    expect(titleOf(known, calm('b'))).toBe('No new leak but known ones in 2 workloads')
    expect(detailsOf(known, calm('b'))).toBe('a leaks more than base, all of it known.')
  })

  test('the others are counted', () => {
    expect(detailsOf(leak('a'), leak('b'), better('c'), calm('d'), withKind('inconclusive', 'e'))).toBe(
      'The others: 1 undecided, 1 improved, 1 unchanged.',
    )
  })

  test.each([
    [1, 'main leaks already: 9 bytes per call in w0; head leaks alike.'],
    [2, 'main leaks already: 9 bytes per call in w0, 9 bytes per call in w1; head leaks alike.'],
    [
      5,
      'main leaks already: 9 bytes per call in w0, 9 bytes per call in w1, 9 bytes per call in w2 and 2 more; head leaks alike.',
    ],
  ])('%i that leak on base already are named', (count, words) => {
    const leaking = Array.from({ length: count }, (_, index) =>
      drawWorkload({ name: `w${index}`, metrics: { heapUsed: bytesMetric(9, 9) } }),
    )
    expect(detailsOf(...leaking, calm('z'))).toBe(words)
    expect(titleOf(...leaking, calm('z'))).toBe(
      `No new leak in ${count + 1} workloads, but main leaks already in ${count}`,
    )
  })
})

test('of several workloads those that are changed themselves are named', () => {
  const notes = [{ code: 'workload-overlaid', text: "head's a.ts ran on both sides (base's differs)" }]
  expect(detailsOf(leak('a'), leak('b'), drawWorkload({ name: 'c', notes }))).toContain(
    'Changed themselves: c.',
  )
})

test.each([1, 2])('a config that is changed is told beside the verdict over %i workloads', (count) => {
  const workloads = Array.from({ length: count }, (_, at) => leak(`w${at}`))
  const notes = [
    { code: 'config-changed', text: "head's heapslope.yml held for both sides (base's differs)" },
  ]
  const result = drawResult(workloads, { notes })
  expect(headlineOf(result)).toMatch(/ more than base.* \(the configuration is changed\)$/)
  expect(plainPhrase(resultHeadline(result).details.at(-1)!)).toBe(
    "Head's heapslope.yml held for both sides (base's differs).",
  )
})

describe('a result beside its workloads', () => {
  test('that is worse than each of them says why first', () => {
    const result = drawResult([drawWorkload()], {
      verdict: { kind: 'failed', reason: reason('Shard 2 of 5 never arrived.') },
    })
    expect(headlineOf(result)).toBe('The measurement failed: Shard 2 of 5 never arrived')
    expect(plainPhrase(resultHeadline(result).details[0]!)).toBe(
      'No leak in router: 0 bytes per call, as on base',
    )
  })

  test('without any workload gives its reason', () => {
    expect(headlineOf(drawResult([]))).toBe('The measurement failed')
  })
})
