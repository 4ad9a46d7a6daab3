import { describe, expect, test } from 'vitest'
import { excuseKnown, markKnown } from '../../src/benchmark/known-leaks.ts'
import type { Finding, Verdict } from '../../src/result/index.ts'

function finding(signature: string, bytesPerIteration: number, more: Partial<Finding> = {}): Finding {
  return {
    kind: 'new',
    signature,
    constructorName: 'Session',
    shape: null,
    container: null,
    retainerPath: [],
    objects: 10,
    objectsPerIteration: 1,
    bytesPerIteration,
    selfBytes: 100,
    retainedBytes: 100,
    base: null,
    allocationSite: null,
    ...more,
  }
}

const regression: Verdict = { kind: 'regression', reason: { code: 'above-threshold', text: 'It grows.' } }
const grown = { differenceBytesPerIteration: 280, thresholdBytesPerIteration: 0.5 }
const leak = { signature: 'a', reason: 'upstream, #12', expires: '2026-11-23' }
const verdictOn = (findings: readonly Finding[], today: string) =>
  excuseKnown(regression, markKnown(findings, [leak], today), grown)

describe('a known leak', () => {
  test('is shown with its reason and does not fail, up to and on its last day', () => {
    const [marked] = markKnown([finding('a', 272)], [leak], '2026-11-23')
    expect(marked!.known).toEqual({ reason: 'upstream, #12', expires: '2026-11-23', expired: false })
    const verdict = verdictOn([finding('a', 272)], '2026-11-23')
    expect(verdict).toMatchObject({ kind: 'unchanged', reason: { code: 'known-leaks' } })
    expect(verdict.reason.text).toContain('upstream, #12')
  })

  test('fails again on the day after, and says so', () => {
    const verdict = verdictOn([finding('a', 272)], '2026-11-24')
    expect(verdict).toMatchObject({ kind: 'regression', reason: { code: 'known-leak-expired' } })
    expect(verdict.reason.text).toContain('2026-11-23')
  })

  test('hides no other leak beside it', () => {
    expect(verdictOn([finding('a', 272), finding('b', 16)], '2026-11-01')).toBe(regression)
  })

  test('of small objects is excused with the Map that holds them, and no further', () => {
    const verdictFor = (differenceBytesPerIteration: number) =>
      excuseKnown(regression, markKnown([finding('a', 40)], [leak], '2026-11-01'), {
        ...grown,
        differenceBytesPerIteration,
      })
    // 40 bytes of an object and what a Map took for it, measured.
    expect(verdictFor(96.9)).toMatchObject({ kind: 'unchanged', reason: { code: 'known-leaks' } })
    expect(verdictFor(105)).toBe(regression)
  })

  test('hides no growth that it does not account for', () => {
    expect(verdictOn([finding('a', 100)], '2026-11-01')).toBe(regression)
    const worse = finding('a', 272, {
      kind: 'worse',
      base: { objectsPerIteration: 1, bytesPerIteration: 200 },
    })
    expect(verdictOn([worse], '2026-11-01')).toBe(regression)
  })

  test('turns no other verdict', () => {
    const failed: Verdict = { kind: 'failed', reason: { code: 'x', text: 'y' } }
    expect(excuseKnown(failed, markKnown([finding('a', 272)], [leak], '2026-11-01'), grown)).toBe(failed)
  })
})
