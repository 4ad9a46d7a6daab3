import { expect, test } from 'vitest'
import { UsageError } from '../../src/cli/command.ts'
import { parseOptions } from '../../src/cli/options.ts'

const KINDS = { base: 'text', budget: 'text', json: 'flag' } as const

test('options, flags and names are told apart in any order', () => {
  const parsed = parseOptions(['router', '--json', '--base', 'main', 'parser', '--budget=5m'], KINDS)
  expect(parsed.texts).toEqual({ base: 'main', budget: '5m' })
  expect([...parsed.flags]).toEqual(['json'])
  expect(parsed.positionals).toEqual(['router', 'parser'])
})

test('an unknown option is refused with the nearest known one', () => {
  expect(() => parseOptions(['--bugdet', '5m'], KINDS)).toThrow(UsageError)
  expect(() => parseOptions(['--bugdet', '5m'], KINDS)).toThrow(/--bugdet; did you mean --budget\?/)
})

test('an option without its value is refused, not given the next option', () => {
  expect(() => parseOptions(['--base', '--json'], KINDS)).toThrow(/--base wants a value/)
  expect(() => parseOptions(['--base'], KINDS)).toThrow(/--base wants a value/)
})
