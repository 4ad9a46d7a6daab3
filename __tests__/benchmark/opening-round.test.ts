import { describe, expect, test } from 'vitest'
import { SIMULATED } from '../../bench/simulation/comparison.ts'
import { drawnMachine } from '../../bench/simulation/drawn-machine.ts'
import { measureSides } from '../../src/benchmark/measure-sides.ts'
import type { Side } from '../../src/measure/index.ts'
import { normal, seeded } from '../statistics/seeded.ts'

type Heap = (at: number) => number
const still: Heap = () => 0
const leak: Heap = (at) => 64 * at

/** Verdict, iterations of the runs behind the pilot, and the time that all took. */
async function measured(heap: Readonly<Record<Side, Heap>>, msPerIteration: number, task = SIMULATED) {
  const machine = drawnMachine(msPerIteration, (side, at) => at.map(heap[side]))
  const outcome = await measureSides(task, machine.ports)
  if (outcome.kind === 'failed') throw new Error(outcome.failure.text)
  const { kind, code } = outcome.deciding.decision
  return {
    verdict: `${kind} (${code})`,
    runs: machine.runs.slice(1).map(({ side, iterations }) => `${side} ${iterations}`),
    spentMs: machine.spentMs(),
    longestIterations: outcome.longestIterations,
  }
}

/** 2,000 iterations of warm-up and 1,000 measured ones a side. */
const fixedPlanMs = (msPerIteration: number) => 2 * 3_000 * msPerIteration

describe('where iterations are dear', () => {
  test('the first run of head that grows goes on, those after it are half as long, and that is a verdict', async () => {
    const { spentMs, ...rest } = await measured({ base: still, head: leak }, 5)
    expect(rest).toEqual({
      verdict: 'regression (above-threshold)',
      runs: ['head 1500', 'base 249', 'base 249', 'head 249'],
      longestIterations: 1_500,
    })
    expect(spentMs).toBeLessThan(0.5 * fixedPlanMs(5))
  })

  test('nothing goes on where nothing grows', async () => {
    const { verdict, runs, spentMs } = await measured({ base: still, head: still }, 5)
    expect(verdict).toBe('unchanged (identical)')
    expect(runs).toEqual(['head 500', 'base 500', 'base 500', 'head 500'])
    expect(spentMs).toBeLessThan(0.5 * fixedPlanMs(5))
  })

  test('a run goes on to 2,000 iterations where these take no longer than 7.5 s', async () => {
    const { runs } = await measured({ base: still, head: leak }, 2)
    expect(runs).toEqual(['head 2000', 'base 249', 'base 249', 'head 249'])
  })

  test('base that leaks already is asked for a longer run of its own', async () => {
    const { verdict, runs } = await measured({ base: leak, head: leak }, 5)
    expect(verdict).toBe('unchanged (leaks-already)')
    expect(runs).toEqual(['head 1500', 'base 249', 'base 249', 'head 249', 'base 1500'])
  })

  test('an improvement is confirmed by the run of base that went on', async () => {
    const { verdict, runs } = await measured({ base: leak, head: still }, 5)
    expect(verdict).toBe('improvement (below-threshold)')
    expect(runs).toEqual(['head 500', 'base 1500', 'base 500', 'head 500'])
  })

  test.each([600, 900, 1_200, 1_400])(
    'a cache of %i entries that fills while its run goes on is no regression',
    async (entries) => {
      const { verdict } = await measured({ base: still, head: (at) => 64 * Math.min(at, entries) }, 5)
      expect(verdict).not.toMatch(/^regression/)
    },
  )

  test('a Map that doubles early in the window does not make its leak look like one that fades', async () => {
    const table = (at: number) => 28 * 2 ** Math.ceil(Math.log2(Math.max(4, at)))
    const { verdict, runs } = await measured({ base: still, head: (at) => 32 * at + table(at) }, 5)
    expect(verdict).toBe('regression (above-threshold)')
    expect(runs).toEqual(['head 1500', 'base 249', 'base 249', 'head 249'])
  })

  test('a warm-up that the user has given is not cut by shorter runs', async () => {
    const task = { ...SIMULATED, workload: { ...SIMULATED.workload, warmupIterations: 80 } }
    const { runs } = await measured({ base: still, head: leak }, 5, task)
    expect(runs).toEqual(['head 1500', 'base 500', 'base 500', 'head 500'])
  })
})

describe('where 2,000 iterations are cheap', () => {
  test('the first run of head that grows goes on for half of its time, and those after it are half as long', async () => {
    const { verdict, runs, longestIterations } = await measured({ base: still, head: leak }, 0.3)
    expect(verdict).toBe('regression (above-threshold)')
    expect(runs).toEqual(['head 3575', 'base 997', 'base 997', 'head 997'])
    expect(longestIterations).toBe(3_575)
  })

  test('a leak that would fill the memory of the machine does not go on', async () => {
    const { verdict, runs } = await measured({ base: still, head: (at) => 40_000 * at }, 0.05)
    expect(verdict).toBe('regression (above-threshold)')
    expect(runs).toEqual(['head 5000', 'base 2491', 'base 2491', 'head 2491'])
  })

  test('all runs are alike where head does not grow, whatever base does', async () => {
    const { verdict, runs } = await measured({ base: leak, head: still }, 0.05)
    expect(verdict).toBe('improvement (below-threshold)')
    expect(runs).toEqual(['head 5000', 'base 5000', 'base 5000', 'head 5000'])
  })

  test('a leak of both is asked to last in 2,000 iterations of base', async () => {
    const { verdict, runs } = await measured({ base: leak, head: leak }, 0.3)
    expect(verdict).toBe('unchanged (leaks-already)')
    expect(runs).toEqual(['head 3575', 'base 997', 'base 997', 'head 997', 'base 2000'])
  })

  test.each([1_500, 3_000, 4_200, 4_700, 4_900, 7_000, 9_000])(
    'a cache of %i entries that fills is no regression',
    async (entries) => {
      const { verdict } = await measured({ base: still, head: (at) => 64 * Math.min(at, entries) }, 0.05)
      expect(verdict).not.toMatch(/^regression/)
    },
  )
})

test('all runs of a window are sampled at the same iterations, also those behind a shortened round', async () => {
  const random = seeded(1)
  // Each process in a line of its own: more of them are needed, and not longer ones.
  const machine = drawnMachine(0.3, (side, at) => {
    const slope = (side === 'head' ? 40 : 0) + 2 * normal(random)
    return at.map((iteration) => Math.round(slope * iteration))
  })
  const plans: (readonly number[])[] = []
  const sides: Side[] = []
  const ports: typeof machine.ports = {
    ...machine.ports,
    measureRun(request, plan) {
      plans.push(plan.checkpoints)
      sides.push(request.side)
      return machine.ports.measureRun(request, plan)
    },
  }
  const outcome = await measureSides(SIMULATED, ports)
  expect(outcome.kind).toBe('measured')
  // Behind the pilot and the first run of head, which is planned before anything is known to grow.
  const [, planned, ...others] = plans
  const half = planned!.filter((at) => 2 * at <= planned!.at(-1)!)
  expect(others.length).toBeGreaterThan(3)
  for (const checkpoints of others) expect(checkpoints).toEqual(half)
  expect(sides.slice(1, 9)).toEqual(['head', 'base', 'base', 'head', 'base', 'head', 'head', 'base'])
})

test('a window that is too short for the warm-up that was given is long enough the next time', async () => {
  const task = { ...SIMULATED, workload: { ...SIMULATED.workload, warmupIterations: 500 } }
  const { verdict, runs } = await measured({ base: still, head: still }, 0.3, task)
  expect(verdict).toBe('unchanged (identical)')
  expect(runs).toHaveLength(8)
})

test('a longer run that the clock has cut short takes nothing back, and says nothing', async () => {
  const task = { ...SIMULATED, budgetMs: 9_000 }
  const { verdict, runs } = await measured({ base: still, head: leak }, 100, task)
  expect(runs.length).toBeLessThanOrEqual(5)
  expect(verdict).toBe('regression (above-threshold)')
})
