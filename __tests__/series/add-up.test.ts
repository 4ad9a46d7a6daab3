import { describe, expect, test } from 'vitest'
import { addUp, addUpNamed, type Series } from '../../src/series/index.ts'
import { seeded, seeds } from '../statistics/seeded.ts'

function series(
  kind: Series['process']['kind'],
  label: string,
  iterations: readonly number[],
  heapUsed: readonly number[],
): Series {
  const zeros = iterations.map(() => 0)
  return {
    process: { kind, label },
    iterations,
    elapsedMs: zeros,
    settleRounds: zeros,
    metrics: { heapUsed },
  }
}

const AT = [0, 10, 20, 30]
const main = series('main', 'main', AT, [100, 100, 101, 102])

describe('the sum of a program', () => {
  test('is the main series itself where there is no other', () => {
    expect(addUp([main])).toBe(main)
    expect(addUp([])).toBeUndefined()
  })

  test('holds every member that lived all along', () => {
    const members = [series('worker', 'w', AT, [5, 6, 7, 8]), series('child', 'c', AT, [1, 1, 1, 1])]
    expect(addUp([main, ...members])!.metrics.heapUsed).toEqual([106, 107, 109, 111])
    expect(addUp([main, ...members])!.process).toEqual(main.process)
  })

  test('does not grow by a member that came, nor by a reading that it let pass', () => {
    const late = series('worker', 'w', [10, 30], [50, 53])
    expect(addUp([main, late])!.metrics.heapUsed).toEqual([150, 150, 151, 155])
  })

  test('leaves out what has gone, and what has hardly come', () => {
    const gone = series('worker', 'w', [0, 10, 20], [50, 60, 70])
    const young = series('worker', 'w', [30], [50])
    expect(addUp([main, gone, young])).toBe(main)
  })

  test('keeps a metric that only one of them has', () => {
    const child = { ...series('child', 'c', AT, [1, 1, 1, 1]), metrics: { 'handles.Timeout': [1, 2, 3, 4] } }
    expect(addUp([main, child])!.metrics).toEqual({
      heapUsed: [100, 100, 101, 102],
      'handles.Timeout': [1, 2, 3, 4],
    })
  })

  test('of one name holds those of that name', () => {
    const members = [
      series('worker', 'w', [10, 20, 30], [5, 6, 7]),
      series('worker', 'w', AT, [1, 1, 2, 2]),
      series('child', 'w', AT, [9, 9, 9, 9]),
    ]
    expect(addUpNamed([main, ...members], { kind: 'worker', label: 'w' })!.metrics.heapUsed).toEqual([
      6, 6, 8, 9,
    ])
    expect(addUpNamed([main, ...members], { kind: 'main', label: 'main' })).toBe(main)
    expect(addUpNamed([main, ...members], { kind: 'worker', label: 'x' })).toBeUndefined()
  })
})

test.each(seeds(100))('the sum is that of every member looked up at every sample, seed %i', (seed) => {
  const random = seeded(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const at = Array.from({ length: 4 + whole(8) }, (_, i) => i * 7)
  const members = Array.from({ length: whole(5) }, (_, i) => {
    const sampled = at.filter(() => random() < 0.8)
    return series(
      i % 2 === 0 ? 'child' : 'worker',
      'm',
      sampled,
      sampled.map(() => whole(1_000)),
    )
  })
  const own = at.map(() => whole(1_000))
  const lasting = members.filter(
    ({ iterations }) => iterations.includes(at.at(-1)!) && iterations.length >= at.length / 2,
  )
  const valueAt = ({ iterations, metrics }: Series, iteration: number) => {
    const before = iterations.filter((each) => each <= iteration).length
    return metrics.heapUsed![Math.max(0, before - 1)]!
  }
  const expected = at.map((iteration, sample) =>
    lasting.reduce((sum, member) => sum + valueAt(member, iteration), own[sample]!),
  )
  expect(addUp([series('main', 'main', at, own), ...members])!.metrics.heapUsed).toEqual(expected)
})
