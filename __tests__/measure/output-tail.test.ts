import { describe, expect, test } from 'vitest'
import { neutralised, outputTail } from '../../src/measure/index.ts'

describe('neutralised output', () => {
  test.each([
    ['::error::no', ': :error::no'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    ['fine\r::add-mask::x', 'fine\n: :add-mask::x'],
    ['\u001b[31m::error::red', ': :error::red'],
    ['\u0000::stop-commands::t', ': :stop-commands::t'],
    ['a ##[error]b', 'a ## [error]b'],
    ['std::vector stays', 'std::vector stays'],
  ])('turns %j into %j', (hostile, harmless) => {
    expect(neutralised(hostile)).toBe(harmless)
  })

  test('keeps no line that begins as a command, however colons are piled up', () => {
    for (const hostile of [':::', '::::error::', '\n\n ::x::\n::y::', '\u001b]0;::\u0007::z::'])
      expect(neutralised(hostile)).not.toMatch(/^\s*::/m)
  })
})

describe('the tail of an output', () => {
  const tailOf = (limit: number, chunks: readonly string[]) => {
    const tail = outputTail(limit)
    for (const chunk of chunks) tail.write(Buffer.from(chunk))
    return tail.text()
  }

  test('is everything while it fits', () => {
    expect(tailOf(10, ['one\n', 'two\n'])).toBe('one\ntwo\n')
  })

  test('begins with a whole line once something was dropped', () => {
    expect(tailOf(10, ['first\nsec', 'ond\nthird\n'])).toBe('third\n')
  })

  test('is the same in chunks of one byte', () => {
    const text = 'alpha\n::beta::\ngamma gamma\ndelta'
    expect(tailOf(18, text.split(''))).toBe(tailOf(18, [text]))
  })
})
