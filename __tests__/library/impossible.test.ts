import { describe, expect, test } from 'vitest'
import {
  assertNoLeak,
  LeakError,
  LeakUndecidedError,
  MeasuringImpossibleError,
  measureLeak,
} from '../../src/library/index.ts'

const PATIENT = { timeout: 240_000 }

describe('refused before anything is called', () => {
  test.each([
    [{ iteration: 100 }, 'there is no option `iteration`, only iterations, threshold, budgetMs'],
    [{ iterations: 2.5 }, '`iterations` must be a whole number'],
    [{ iterations: 3 }, '`iterations` must be a whole number, 20 or more'],
    [{ threshold: Number.NaN }, '`threshold` must be a number of bytes per call'],
    [{ budgetMs: 0 }, '`budgetMs` must be a number of milliseconds'],
  ])('%o', async (options, why) => {
    let calls = 0
    const refused = measureLeak(() => calls++, options as object)
    await expect(refused).rejects.toThrow(why)
    await expect(refused).rejects.toBeInstanceOf(MeasuringImpossibleError)
    expect(calls).toBe(0)
  })

  test('what is no function', async () => {
    await expect(measureLeak('open' as never)).rejects.toThrow('must be the function')
  })
})

test('what the function throws comes out as it is', PATIENT, async () => {
  const thrown = new TypeError('no such user')
  let calls = 0
  const measuring = assertNoLeak(() => {
    if (++calls === 7) throw thrown
  })
  await expect(measuring).rejects.toBe(thrown)
})

test('a heap that grows while the function is not called is not held against it', PATIENT, async () => {
  const kept: object[] = []
  const neighbour = setInterval(() => {
    for (let i = 0; i < 200; i++) kept.push({ at: i, of: [i] })
  }, 1)
  try {
    const measuring = measureLeak(() => new Promise((resolve) => setImmediate(resolve)), {
      iterations: 500,
      budgetMs: 1,
    })
    await expect(measuring).rejects.toMatchObject({
      name: 'MeasuringImpossibleError',
      code: 'heap-moves-by-itself',
    })
  } finally {
    clearInterval(neighbour)
    kept.length = 0
  }
})

test('two at a time wait for each other', PATIENT, async () => {
  let running = 0
  let most = 0
  const iteration = async () => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
  }
  const options = { iterations: 500, budgetMs: 60_000 }
  const [one, other] = await Promise.all([measureLeak(iteration, options), measureLeak(iteration, options)])
  expect([one.verdict.kind, other.verdict.kind]).toEqual(['unchanged', 'unchanged'])
  expect(most).toBe(1)
})

test(
  'growth that ends is not called a leak, nor harmless without the budget for a longer window',
  PATIENT,
  async () => {
    const cache = new Map<number, object>()
    let next = 0
    const fill = () => {
      if (cache.size < 1_500) cache.set(next, { id: next++, padding: [next] })
    }
    const outcome = await assertNoLeak(fill, { iterations: 2_000, budgetMs: 1 }).catch(
      (error: unknown) => error,
    )
    expect(outcome).toBeInstanceOf(LeakUndecidedError)
    expect((outcome as Error).message).toContain('raise `budgetMs`')
    expect(outcome).not.toBeInstanceOf(LeakError)
    expect((await measureLeak(fill, { iterations: 2_000, budgetMs: 60_000 })).verdict.kind).toBe('unchanged')
  },
)
