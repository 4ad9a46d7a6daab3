import { describe, expect, test } from 'vitest'
import {
  concludeWith,
  FAMILY_ERROR,
  firstWindow,
  iterationsToLast,
  type Judgement,
  judgeMetric,
  LOOKS,
  type MetricRun,
  nextRound,
  nextStep,
  type Progress,
} from '../../src/statistics/index.ts'
import { drawn, tableBytes } from './drawn.ts'
import { normal, seeded } from './seeded.ts'

const budget = { familyError: FAMILY_ERROR, comparisons: 10, looks: LOOKS }

describe('the first window', () => {
  test.each([
    [0.01, 5000],
    [0.1, 2500],
    [0.3, 2000],
    [0.6, 500],
    [1, 500],
    [5, 500],
    [50, 100],
    [2000, 5],
  ])('at %f ms an iteration and a budget of a minute holds %i iterations', (msPerIteration, iterations) => {
    expect(firstWindow(msPerIteration, 60_000)).toBe(iterations)
  })
})

describe('decided', () => {
  test('two sides that stand still stop at the first look', () => {
    expect(nextStep(progressOf([judge(0, 0, 2000)], 2000))).toEqual(stop('decided'))
  })

  test('stillness over less than 500 iterations goes on to 500', () => {
    expect(nextStep(progressOf([judge(0, 0, 200)], 200))).toEqual({
      kind: 'longer-window',
      iterations: 500,
      rounds: 1,
    })
  })

  test('growth over less than 2,000 iterations is asked to last in one run of 2,000 of the side that grows', () => {
    const regression = progressOf([judge(0, 64, 500)], 500)
    expect(nextStep(regression)).toEqual({ kind: 'longer-run', sides: ['head'], iterations: 2000 })
    const improvement = progressOf([judge(64, 0, 500)], 500)
    expect(nextStep(improvement)).toEqual({ kind: 'longer-run', sides: ['base'], iterations: 2000 })
    const onBoth = progressOf([judge(64, 64, 500)], 500)
    expect(nextStep(onBoth)).toEqual({ kind: 'longer-run', sides: ['base'], iterations: 2000 })
  })

  test.each([
    [500, 5, 1500],
    [500, 1, 2000],
    [1200, 0.1, 3600],
    [5, 2000, 15],
  ])(
    'it must last three times as long, or 2,000 iterations where these take no more than 7.5 s: %i at %f ms, %i',
    (iterations, msPerIteration, longer) => {
      expect(iterationsToLast(iterations, msPerIteration)).toBe(longer)
    },
  )

  test('a longer run that was made already costs nothing', () => {
    const progress = { ...progressOf([judge(0, 64, 500)], 500), remainingMs: 0 }
    expect(nextStep(progress)).toEqual({ kind: 'stop', because: 'decided', isConfirmed: false })
    const ranFor = { base: 500, head: 2000 }
    expect(nextStep({ ...progress, ranFor }).kind).toBe('longer-run')
  })

  test('a regression is confirmed although another metric is undecided, and nothing else is', () => {
    const noise = judgeNoise(30, 500)
    expect(nextStep(progressOf([judge(0, 64, 500), noise], 500)).kind).toBe('longer-run')
    expect(nextStep(progressOf([judge(64, 64, 500), noise], 500)).kind).not.toBe('longer-run')
  })

  test('growth that did not last in a longer run is measured again in a window half as long again as that run', () => {
    const seen = { ...progressOf([judge(0, 64, 500)], 500), endedWithin: 2000 }
    expect(nextStep(seen)).toEqual({ kind: 'longer-window', iterations: 3000, rounds: 1 })
    const again = { ...progressOf([judge(0, 64, 3000)], 3000), grewBeforeAt: 500 }
    expect(nextStep(again)).toEqual(stop('decided'))
  })

  test('and is inconclusive where that window does not fit the budget', () => {
    const judgement = judge(0, 64, 500)
    const cost = { msPerIteration: 1, msPerRun: 0 }
    const step = nextStep({ ...progressOf([judgement], 500), cost, endedWithin: 2000, remainingMs: 11_000 })
    expect(step).toEqual({ kind: 'stop', because: 'decided', isConfirmed: false, hasEnded: true })
    expect(step.kind === 'stop' && concludeWith(judgement, step).decision).toMatchObject({
      kind: 'inconclusive',
      code: 'unconfirmed',
    })
  })

  test('a longer run of what grows that was made already is asked, however long the window is', () => {
    const seen = {
      ...progressOf([judge(0, 64, 2500)], 2500),
      ranFor: { base: 2500, head: 15_000 },
      shortenedFrom: 5000,
    }
    expect(nextStep(seen)).toEqual({ kind: 'longer-run', sides: ['head'], iterations: 15_000 })
    expect(nextStep({ ...seen, endedWithin: 15_000 })).toEqual({
      kind: 'longer-window',
      iterations: 22_500,
      rounds: 1,
    })
    expect(nextStep({ ...seen, ranFor: { base: 2500, head: 2500 } })).toEqual(stop('decided'))
    expect(nextStep({ ...seen, shortenedFrom: undefined })).toEqual(stop('decided'))
  })

  test('growth over 2,000 iterations needs no confirmation', () => {
    expect(nextStep(progressOf([judge(0, 64, 2000)], 2000))).toEqual(stop('decided'))
  })

  test('growth beside timers must outlast them', () => {
    const progress = progressOf([judge(0, 64, 2000)], 2000)
    const patience = { windowMs: 500, growthMs: 6000 }
    expect(nextStep({ ...progress, patience })).toEqual({
      kind: 'longer-run',
      sides: ['head'],
      iterations: 36_000,
    })
    expect(nextStep({ ...progress, patience: { ...patience, windowMs: 6100 } })).toEqual(stop('decided'))
  })

  test('growth by a few enlargements of a Set is confirmed even after 2,000 iterations', () => {
    const judgement = judgeRuns(
      () => 0,
      (at) => tableBytes(at, 20),
      2400,
    )
    expect(judgement.decision.kind).toBe('regression')
    expect(nextStep(progressOf([judgement], 2400))).toEqual({
      kind: 'longer-run',
      sides: ['head'],
      iterations: 7200,
    })
  })

  test('and is inconclusive where the budget has no room for that', () => {
    const judgement = judgeRuns(
      () => 0,
      (at) => tableBytes(at, 20),
      2400,
    )
    const step = nextStep({ ...progressOf([judgement], 2400), remainingMs: 500 })
    expect(step).toEqual({ kind: 'stop', because: 'decided', isConfirmed: false })
    expect(step.kind === 'stop' && concludeWith(judgement, step).decision).toMatchObject({
      kind: 'inconclusive',
      code: 'unconfirmed',
      remedy: { kind: 'longer-window', iterations: 7200 },
    })
  })

  test('a confirmed regression stops whatever the other metrics say', () => {
    const judgements = [judge(0, 64, 2000), judgeNoise(30, 2000)]
    expect(judgements[1].decision.kind).toBe('inconclusive')
    expect(nextStep(progressOf(judgements, 2000))).toEqual(stop('decided'))
  })
})

describe('undecided', () => {
  test('a step, a cache that fills and half a cycle get a window three times as long', () => {
    const judgement = judgeRuns(
      () => 0,
      (at) => (at > 1200 ? 5_000_000 : 0),
      2000,
    )
    expect(nextStep(progressOf([judgement], 2000))).toEqual({
      kind: 'longer-window',
      iterations: 6000,
      rounds: 1,
    })
  })

  test('a window after runs that were shortened behind one that grew is no shorter than they were planned to be', () => {
    const step = judgeRuns(
      () => 0,
      (at) => (at > 600 ? 5_000_000 : 0),
      1000,
    )
    const shortened = { ...progressOf([step], 1000), shortenedFrom: 4000 }
    expect(nextStep(shortened)).toEqual({ kind: 'longer-window', iterations: 4000, rounds: 1 })
  })

  test('noise of cheap starts and dear iterations gets rounds, of dear starts and cheap iterations a longer window', () => {
    const progress = progressOf([judgeWalk(600, 2000)], 2000)
    const dear = { msPerIteration: 1, msPerRun: 1 }
    expect(nextStep({ ...progress, cost: dear, costOfFew: dear }).kind).toBe('another-round')
    expect(nextStep({ ...progress, cost: { msPerIteration: 0.001, msPerRun: 1000 } }).kind).toBe(
      'longer-window',
    )
  })

  test('processes that differ, each in a straight line of its own, get rounds: longer windows would repeat them', () => {
    const progress = progressOf([judgeNoise(10, 2000)], 2000)
    expect(nextStep({ ...progress, cost: { msPerIteration: 0.001, msPerRun: 1000 } }).kind).toBe(
      'another-round',
    )
  })

  test('leaks of both sides whose runs differ a little get more and shorter runs, where long ones are dear', () => {
    const random = seeded(7)
    const runs = () =>
      [0, 1].map(() => {
        const slope = 60_000 + 40 * normal(random)
        return drawn((at) => Math.round(slope * at), { iterations: 2000, every: 50 })
      })
    const judgement = judgeMetric(runs(), runs(), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
    expect(judgement.decision).toMatchObject({ kind: 'inconclusive', code: 'too-noisy' })
    const cost = { msPerIteration: 2, msPerRun: 300 }
    const costOfFew = { msPerIteration: 1, msPerRun: 200 }
    const step = nextStep({ ...progressOf([judgement], 2000), cost, costOfFew, remainingMs: 40_000 })
    expect(step).toMatchObject({ kind: 'longer-window', hasFewSamples: true })
    if (step.kind !== 'longer-window') return
    expect(step.iterations).toBeLessThan(2000)
    expect(step.iterations).toBeGreaterThanOrEqual(500)
    expect(step.rounds).toBeGreaterThanOrEqual(2)
    expect(4 * step.rounds * (200 + step.iterations)).toBeLessThanOrEqual(40_000)
  })

  test('noise beside sockets or timers is first met by a window whose samples wait, where the budget holds it', () => {
    const random = seeded(7)
    const runs = () => [0, 1].map(() => drawn(() => 4_000 * normal(random), { iterations: 2000, every: 50 }))
    const jitter = judgeMetric(runs(), runs(), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
    expect(jitter.decision).toMatchObject({ kind: 'inconclusive', code: 'too-noisy' })
    const progress = progressOf([jitter], 2000)
    const patient = { msPerIteration: 0.3, msPerRun: 6_000 }
    expect(nextStep({ ...progress, patient })).toEqual({
      kind: 'patient-window',
      iterations: 2000,
      rounds: 1,
    })
    expect(nextStep({ ...progress, patient, remainingMs: 20_000 }).kind).not.toBe('patient-window')
    expect(nextStep({ ...progressOf([judge(0, 0, 2000)], 2000), patient })).toEqual(stop('decided'))
  })

  test('a side that stands still is never measured in shorter windows', () => {
    const cost = { msPerIteration: 2, msPerRun: 300 }
    const step = nextStep({ ...progressOf([judgeNoise(30, 2000)], 2000), cost, remainingMs: 40_000 })
    expect(step.kind === 'longer-window' && step.iterations < 2000).toBe(false)
  })

  test('a longer window has as many rounds as there were where runs differ by chance, or as many as the budget holds', () => {
    const random = seeded(3)
    const filling = () =>
      Array.from({ length: 6 }, () =>
        drawn((at) => 60_000 * (1 - Math.exp(-at / 700)) + Math.round(500 * normal(random)), {
          iterations: 2000,
          every: 40,
        }),
      )
    const flat = () =>
      Array.from({ length: 6 }, () =>
        drawn(() => Math.round(500 * normal(random)), { iterations: 2000, every: 40 }),
      )
    const judgement = judgeMetric(flat(), filling(), { unit: 'bytes', threshold: 'auto', budget, look: 3 })
    expect(judgement.decision).toMatchObject({ kind: 'inconclusive', remedy: { kind: 'longer-window' } })
    const progress = { ...progressOf([judgement], 2000), runsPerSide: 6 }
    const longer = { kind: 'longer-window', iterations: 6000 }
    expect(nextStep(progress)).toMatchObject({ ...longer, rounds: 3 })
    const roundMs = 4 * (350 + 0.3 * 6000)
    expect(nextStep({ ...progress, remainingMs: 2 * roundMs })).toMatchObject({ ...longer, rounds: 2 })
    expect(nextStep({ ...progress, remainingMs: 1.9 * roundMs })).toMatchObject({ rounds: 2 })
    expect(nextStep({ ...progress, remainingMs: roundMs })).toEqual({
      kind: 'stop',
      because: 'budget-spent',
      isConfirmed: true,
    })
  })

  test('half of the rounds that are predicted to suffice are made before the next look', () => {
    const cheap = { msPerIteration: 0.001, msPerRun: 10 }
    const step = nextStep({ ...progressOf([judgeNoise(4, 2000)], 2000), cost: cheap, costOfFew: cheap })
    expect(step.kind === 'another-round' && step.rounds).toBeGreaterThan(1)
  })

  test('a round for which the budget is too short is one run a side', () => {
    const dear = { msPerIteration: 1, msPerRun: 0 }
    const noise = { ...progressOf([judgeNoise(30, 2000)], 2000), cost: dear, costOfFew: dear }
    expect(nextStep({ ...noise, remainingMs: 8_000 }).kind).toBe('another-round')
    expect(nextStep({ ...noise, remainingMs: 7_900 })).toEqual({ kind: 'another-round', rounds: 0.5 })
    expect(nextStep({ ...noise, remainingMs: 3_900 })).toEqual(stop('budget-spent'))
  })

  test('nothing is started that the budget cannot hold', () => {
    const step = nextStep({ ...progressOf([judgeNoise(30, 2000)], 2000), remainingMs: 10 })
    expect(step).toEqual(stop('budget-spent'))
  })

  test('the last look is the last', () => {
    const progress = progressOf([judgeNoise(30, 2000)], 2000)
    expect(nextStep({ ...progress, looks: { taken: LOOKS, most: LOOKS } })).toEqual(stop('looks-spent'))
  })

  test('what cannot be measured is not measured again and again', () => {
    const judgement = judgeMetric([], [], { unit: 'bytes', threshold: 'auto', budget, look: 1 })
    expect(nextStep(progressOf([judgement], 2000))).toEqual(stop('unmeasurable'))
  })
})

describe('where the window is given', () => {
  test('what is decided stops, however short the window', () => {
    expect(nextRound(progressOf([judge(0, 0, 40)], 40))).toEqual(stop('decided'))
    expect(nextRound(progressOf([judge(0, 64, 40)], 40))).toEqual(stop('decided'))
  })

  test('noise asks for another round of the same length, as long as there are time and looks', () => {
    const noise = progressOf([judgeNoise(300, 40)], 40)
    expect(nextRound(noise)).toEqual({ kind: 'another-round', rounds: 1 })
    expect(nextRound({ ...noise, remainingMs: 10 })).toEqual(stop('budget-spent'))
    expect(nextRound({ ...noise, looks: { taken: LOOKS, most: LOOKS } })).toEqual(stop('looks-spent'))
  })

  test('a doubt that only a longer window takes away ends it', () => {
    const steps = judgeRuns(
      () => 0,
      (at) => (at > 20 ? 4_000 : 0),
      40,
    )
    expect(steps.decision.kind).toBe('inconclusive')
    expect(nextRound(progressOf([steps], 40))).toMatchObject({ kind: 'stop', because: 'unmeasurable' })
  })

  test('a step that both sides take, one of them higher, is met again and again', () => {
    const steps = judgeRuns(
      (at) => (at > 20 ? 4_000 : 0),
      (at) => (at > 20 ? 5_000 : 0),
      40,
    )
    expect(steps.decision).toMatchObject({ kind: 'inconclusive', code: 'one-step' })
    expect(nextRound(progressOf([steps], 40))).toEqual({ kind: 'another-round', rounds: 1 })
  })
})

function stop(because: string) {
  return { kind: 'stop', because, isConfirmed: true }
}

function progressOf(judgements: readonly Judgement[], iterations: number): Progress {
  return {
    judgements,
    iterations,
    runsPerSide: 2,
    grewBeforeAt: null,
    looks: { taken: 1, most: LOOKS },
    cost: { msPerIteration: 0.3, msPerRun: 350 },
    costOfFew: { msPerIteration: 0.3, msPerRun: 300 },
    remainingMs: 50_000,
  }
}

function judge(baseSlope: number, headSlope: number, iterations: number): Judgement {
  return judgeRuns(
    (at) => baseSlope * at,
    (at) => headSlope * at,
    iterations,
  )
}

function judgeRuns(
  base: (at: number) => number,
  head: (at: number) => number,
  iterations: number,
): Judgement {
  const twice = (valueAt: (at: number) => number) =>
    [0, 1].map(() => drawn(valueAt, { iterations, every: iterations / 50 }))
  return judgeMetric(twice(base), twice(head), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
}

function judgeNoise(spread: number, iterations: number): Judgement {
  const random = seeded(7)
  const twice = (): readonly MetricRun[] =>
    [0, 1].map(() => {
      const slope = spread * normal(random)
      return drawn((at) => slope * at, { iterations, every: iterations / 50 })
    })
  return judgeMetric(twice(), twice(), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
}

/** Steps of so many bytes from sample to sample, at random. */
function judgeWalk(step: number, iterations: number): Judgement {
  const random = seeded(6)
  const twice = (): readonly MetricRun[] =>
    [0, 1].map(() => {
      let value = 0
      const walk = () => {
        value += Math.round(step * normal(random))
        return value
      }
      return drawn(walk, { iterations, every: iterations / 50 })
    })
  return judgeMetric(twice(), twice(), { unit: 'bytes', threshold: 'auto', budget, look: 1 })
}
