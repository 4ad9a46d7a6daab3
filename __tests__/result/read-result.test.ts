import { describe, expect, test } from 'vitest'
import {
  ResultInvalidError,
  ResultNotJsonError,
  ResultVersionError,
  readResult,
} from '../../src/result/index.ts'
import { drawnPlot, drawResult, drawWorkload, leakingWorkload } from '../report/draw-result.ts'
import { GOLDEN_CASES } from '../report/golden-cases.ts'

const GOOD = drawResult([leakingWorkload()])

/** The good result with the value at `path` replaced, as text. */
function textWith(path: readonly (string | number)[], value: unknown): string {
  const copy = JSON.parse(JSON.stringify(GOOD)) as unknown
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1)!] = value
  return JSON.stringify(copy)
}

test.each(Object.entries(GOLDEN_CASES))('a written result reads back equal: %s', (_, result) => {
  expect(readResult(JSON.stringify(result))).toEqual(result)
})

describe('what is no result at all says which file to name', () => {
  test.each([
    ['', 'it is empty'],
    ['{"schemaVersion": 1, "verd', 'it is not JSON, or only a part of it'],
    ['[]', 'it holds a list instead of an object'],
    ['null', 'it holds null instead of an object'],
    ['"regression"', 'it holds a string instead of an object'],
  ])('%j', (text, sentence) => {
    expect(() => readResult(text)).toThrow(ResultNotJsonError)
    expect(() => readResult(text)).toThrow(sentence)
    expect(() => readResult(text)).toThrow('heapslope-result.json')
  })
})

describe('another version says to update', () => {
  test.each([
    [{ schemaVersion: 2 }, 'schemaVersion 2'],
    [{ schemaVersion: '1' }, 'schemaVersion "1"'],
    [{ schemaVersion: { x: 'y'.repeat(500) } }, '…'],
  ])('%j', (value, named) => {
    expect(() => readResult(JSON.stringify(value))).toThrow(ResultVersionError)
    expect(() => readResult(JSON.stringify(value))).toThrow(named)
    expect(() => readResult(JSON.stringify(value))).toThrow('update heapslope')
  })

  test('JSON of something else has no version', () => {
    expect(() => readResult('{"name":"package"}')).toThrow('no schemaVersion')
  })
})

describe('a field that is wrong is named with what stands there', () => {
  test.each([
    [['verdict', 'kind'], 'fine', 'verdict.kind: is "fine", expected ("failed" | "regression"'],
    [['workloads', 0, 'name'], 7, 'workloads[0].name: is 7, expected string'],
    [['workloads', 0, 'name'], undefined, 'workloads[0].name: is missing'],
    [['workloads', 0, 'nmae'], 'x', 'workloads[0].nmae: is no field of this version'],
    [
      ['workloads', 0, 'metrics', 'heapUsed', 'base', 'interval'],
      [1],
      'workloads[0].metrics.heapUsed.base.interval[1]: is missing',
    ],
    [
      ['workloads', 0, 'metrics', 'heapUsed', 'head', 'interval'],
      [2, 1],
      'workloads[0].metrics.heapUsed.head.interval: ends before it begins',
    ],
    [['workloads', 0, 'runs', 0, 'durationMs'], -1, 'workloads[0].runs[0].durationMs: is -1'],
    [
      ['workloads', 0, 'findings', 0, 'allocationSite', 'line'],
      1.5,
      'workloads[0].findings[0].allocationSite.line: is 1.5',
    ],
    [['notes'], {}, 'notes: is Object'],
  ] as const)('%j', (path, value, sentence) => {
    expect(() => readResult(textWith(path, value))).toThrow(ResultInvalidError)
    expect(() => readResult(textWith(path, value))).toThrow(sentence)
  })

  test('a number that JSON makes infinite is refused', () => {
    expect(() =>
      readResult(
        textWith(['workloads', 0, 'snapshots', 0, 'bytes'], 1).replace('"bytes":1', '"bytes":1e999'),
      ),
    ).toThrow('workloads[0].snapshots[0].bytes: is Infinity')
  })

  test('five issues are enough for one sentence', () => {
    const text = JSON.stringify({ schemaVersion: 1 })
    expect(() => readResult(text)).toThrow(
      expect.objectContaining({ issues: expect.objectContaining({ length: 5 }) }),
    )
  })

  test('what a stranger wrote is shortened and made plain', () => {
    const text = textWith(['verdict', 'kind'], `\u001b[31m\n::error::${'x'.repeat(10_000)}`)
    const error = thrownBy(() => readResult(text))
    expect(error.message.length).toBeLessThan(600)
    expect(error.message).toMatch(/^[\x20-\x7e…]*$/)
  })
})

describe('lengths are bounded', () => {
  test.each([
    [
      'workloads',
      textWith(
        ['workloads'],
        Array.from({ length: 2_001 }, (_, index) => drawWorkload({ name: `w${index}` })),
      ),
    ],
    ['findings', textWith(['workloads', 0, 'findings'], Array(2_001).fill(GOOD.workloads[0]!.findings[0]))],
    ['name', textWith(['workloads', 0, 'name'], 'x'.repeat(20_001))],
    [
      'metrics',
      textWith(
        ['workloads', 0, 'metrics'],
        Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [
            `handles.${index}`,
            GOOD.workloads[0]!.metrics.heapUsed,
          ]),
        ),
      ),
    ],
    ['iterations', textWith(['workloads', 0, 'plot', 'iterations'], Array(61).fill(1))],
  ])('of %s', (field, text) => {
    expect(() => readResult(text)).toThrow(ResultInvalidError)
    expect(() => readResult(text)).toThrow(field)
  })

  test('a plot of 60 points is none too long', () => {
    const points = Array.from({ length: 60 }, (_, index) => index)
    const text = textWith(['workloads', 0, 'plot'], {
      ...drawnPlot(0, 0),
      iterations: points,
      base: points,
      head: points,
    })
    expect(readResult(text).workloads[0]!.plot!.head).toHaveLength(60)
  })
})

test('a verdict better than that of a workload is a contradiction', () => {
  const text = textWith(['verdict', 'kind'], 'unchanged')
  expect(() => readResult(text)).toThrow('verdict.kind: is unchanged although a workload is regression')
})

test('a verdict worse than those of the workloads may stand: a shard may be missing', () => {
  expect(readResult(textWith(['verdict', 'kind'], 'failed')).verdict.kind).toBe('failed')
})

test('two workloads of one name are refused', () => {
  const text = JSON.stringify(drawResult([drawWorkload(), drawWorkload()]))
  expect(() => readResult(text)).toThrow('workloads[1].name: is the name of workloads[0] as well')
})

test('a key that would reach a prototype changes nothing', () => {
  const text = JSON.stringify(GOOD).replace('"metrics":{', '"metrics":{"__proto__":{"polluted":true},')
  const result = readResult(text)
  expect(Object.keys(result.workloads[0]!.metrics)).toEqual(Object.keys(GOOD.workloads[0]!.metrics))
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

function thrownBy(action: () => unknown): Error {
  try {
    action()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
