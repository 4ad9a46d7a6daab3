import { expect, test } from 'vitest'
import { compareSuspects } from '../../src/benchmark/findings.ts'
import type { ExplainedSuspect } from '../../src/storage/index.ts'

function suspect(signature: string, bytesPerIteration: number): ExplainedSuspect {
  return {
    signature,
    constructorName: 'Session',
    kind: 'object',
    shape: null,
    container: 'Map sessions',
    retainerPath: ['(GC roots)', 'sessions', '[*]', 'Session'],
    objects: 10,
    selfBytes: 560,
    retainedBytes: 10 * bytesPerIteration,
    objectsPerIteration: 1,
    bytesPerIteration,
    definitionSite: null,
    holds: [],
    within: null,
    allocationStack: [],
    definition: null,
    allocationSite: null,
  }
}

const kinds = (findings: ReturnType<typeof compareSuspects>) =>
  findings.map(({ signature, kind }) => `${kind} ${signature}`)

test('what base does not have is new, what grows faster is worse, what is gone is fixed', () => {
  const base = [suspect('a', 100), suspect('b', 100), suspect('c', 100)]
  const head = [suspect('b', 101), suspect('c', 200), suspect('d', 10)]
  expect(kinds(compareSuspects(head, base))).toEqual(['new d', 'worse c', 'same b', 'fixed a'])
})

test('within a kind the order of the analysis stays', () => {
  expect(kinds(compareSuspects([suspect('x', 1), suspect('y', 9)], []))).toEqual(['new x', 'new y'])
})

test('a finding on both sides carries the rates of both', () => {
  const [finding] = compareSuspects([suspect('a', 300)], [suspect('a', 100)])
  expect(finding).toMatchObject({
    kind: 'worse',
    bytesPerIteration: 300,
    base: { objectsPerIteration: 1, bytesPerIteration: 100 },
  })
})

test('where base was not explained everything that grows is new', () => {
  expect(kinds(compareSuspects([suspect('a', 1)], null))).toEqual(['new a'])
})

test('what V8 made for itself once in a while is no finding, what it makes every time is', () => {
  const internal = { ...suspect('tables', 20), kind: 'internal', constructorName: '(system)' } as const
  expect(compareSuspects([{ ...internal, objectsPerIteration: 0.002 }], [])).toEqual([])
  expect(kinds(compareSuspects([{ ...internal, objectsPerIteration: 1 }], []))).toEqual(['new tables'])
})
