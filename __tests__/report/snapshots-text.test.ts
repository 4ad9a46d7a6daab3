import { describe, expect, test } from 'vitest'
import {
  renderClassCounts,
  renderComparison,
  renderRetention,
  renderSuspects,
} from '../../src/report/index.ts'
import { displayWidth } from '../../src/report/terminal/terminal-text.ts'

const longName = `Connection${'Pool'.repeat(30)}`
const wideName = 'セッション管理'.repeat(12)
const names = ['Session', longName, wideName, '$& $1', 'a\u001b[31mb']

const suspects = names.map((constructorName, rank) => ({
  signature: '0123456789abcdef',
  constructorName,
  shape: rank === 0 ? { keys: ['id', longName, 'name'] } : null,
  container: `Map ${constructorName}`,
  retainerPath: ['(GC roots)', ...names, '[*]', constructorName],
  objects: 123_456_789,
  selfBytes: 9_876_543_210,
  retainedBytes: 9_876_543_210,
  objectsPerIteration: 1,
  bytesPerIteration: 280,
  allocationSite: {
    file: `src/${'deep/'.repeat(40)}session.ts`,
    line: 41,
    column: 12,
    functionName: longName,
    certainty: 'line' as const,
    candidates: [],
    stack: [],
  },
  holds: [{ constructorName: longName, shape: null, objects: 100_000, retainedBytes: 1e9 }],
}))

const amount = { objects: 123_456_789, selfBytes: 9_876_543_210 }
const nothing = { objects: 0, selfBytes: 0 }
const comparison = {
  before: nothing,
  after: amount,
  changes: names.map((constructorName) => ({
    signature: constructorName,
    constructorName,
    kind: 'object' as const,
    shape: null,
    retainerPath: ['(GC roots)', longName, constructorName],
    before: nothing,
    after: amount,
  })),
}

const node = (className: string) => ({
  id: 123_456_789 as never,
  className,
  name: `${className} itself`,
  selfBytes: 1_234_567,
  retainedBytes: 9_876_543_210,
  distance: 12,
})
const retention = (className: string) => {
  const step = { edgeName: longName, edgeType: 'property', isWeak: true, from: node(wideName) }
  return { node: node(className), path: [step, step], retainers: [step], retainerCount: 1 } as never
}

describe.each([60, 80, 120])('in a terminal of %i columns', (columns) => {
  test.each<[string, string]>([
    ['what grew', renderSuspects(suspects, { columns, color: false })],
    ['what changed', renderComparison(comparison, { columns, color: false })],
    ['that nothing changed', renderComparison({ ...comparison, changes: [] }, { columns, color: false })],
    ['what holds one node', renderRetention([retention(longName)], { columns, color: false })],
    ['what holds several', renderRetention(names.map(retention), { columns, color: false })],
    [
      'what was only counted',
      renderClassCounts(
        {
          text: 'The snapshot has 12808652 nodes: its analysis needs more memory than granted.',
          classes: names.map((name) => ({ name, objects: 123_456_789, selfSizeBytes: 9_876_543_210 })),
        },
        { columns, color: false },
      ),
    ],
  ])('no line of %s is wider', (_, text) => {
    const lines = text.split('\n')
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([])
  })
})

test('a name stands out as it is, whatever it is made of', () => {
  const text = renderSuspects(suspects, { columns: 120, color: true })
  expect(text).toContain('4. \u001b[1m$& $1\u001b[22m held by Map $& $1')
  expect(text).not.toContain('\u001b[31m')
})

test.each([
  ['src/bus.ts', '(anonymous) src/bus.ts:12'],
  ['/srv/checkout/build/lib/bus/wire.js', '(anonymous) lib/bus/wire.js:12'],
  ['C:\\srv\\checkout\\lib\\bus\\wire.js', '(anonymous) lib/bus/wire.js:12'],
])('a function without a name that is written in %s is called %s', (file, name) => {
  const allocationSite = { ...suspects[0]!.allocationSite, file, line: 12, functionName: '' }
  const anonymous = { ...suspects[1]!, constructorName: '(anonymous)', allocationSite }
  expect(renderSuspects([anonymous], { columns: 120, color: false })).toContain(`1. ${name} held by Map`)
})

test('a function without a name of which nobody knows where it is written is called so', () => {
  const anonymous = { ...suspects[1]!, constructorName: '(anonymous)', allocationSite: null }
  expect(renderSuspects([anonymous], { columns: 120, color: false })).toContain('1. (anonymous) held by Map')
})
