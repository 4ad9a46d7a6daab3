import { cachedDataVersionTag } from 'node:v8'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { leaveOutSecondCompiler } from '../../src/storage/second-compiler.ts'

/** Differs with V8's flags. */
const flags = cachedDataVersionTag
const megabytes = 1024 * 1024

afterEach(() => {
  vi.unstubAllEnvs()
})

describe("V8's second compiler", () => {
  test('is off while a small snapshot is analysed, and on again afterwards', () => {
    const before = flags()
    const restore = leaveOutSecondCompiler(27 * megabytes)
    expect(flags()).not.toBe(before)
    restore()
    expect(flags()).toBe(before)
  })

  test('stays on for a large one, where it gives more than it takes', () => {
    const before = flags()
    const restore = leaveOutSecondCompiler(200 * megabytes)
    expect(flags()).toBe(before)
    restore()
    expect(flags()).toBe(before)
  })

  test.each(['--no-opt', '--no-turbofan', '--no-maglev', '--jitless'])(
    'is left alone where somebody started Node with %s',
    (flag) => {
      vi.stubEnv('NODE_OPTIONS', `--enable-source-maps ${flag}`)
      const before = flags()
      leaveOutSecondCompiler(27 * megabytes)()
      expect(flags()).toBe(before)
    },
  )
})
