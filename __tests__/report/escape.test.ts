import { describe, expect, test } from 'vitest'
import {
  clipMiddle,
  commandMessage,
  commandProperty,
  commentHtmlText,
  fencedBlock,
  htmlText,
  markdownAddress,
  markdownCode,
  markdownText,
  visibleText,
} from '../../src/report/words/escape.ts'
import { githubHtml, linkableTextOf, tagsOf, visibleTextOf } from './github-html.ts'
import { hostileText, seededRandom, seeds } from './hostile.ts'

const ZERO_WIDTH_SPACE = /\u200b/g
const withoutDefusing = (text: string) => text.replace(ZERO_WIDTH_SPACE, '')

describe('any text reads as itself once GitHub has rendered it', () => {
  test.each(seeds(400))('in a paragraph, a list item and a heading, seed %i', (seed) => {
    const text = hostileText(seededRandom(seed))
    const shown = visibleText(text)
    if (shown === '') return
    for (const [before, tags] of [
      ['', ['p']],
      ['- ', ['ul', 'li']],
      ['### ', ['h3']],
    ] as const) {
      const html = githubHtml(before + markdownText(text))
      expect(
        tagsOf(html)
          .filter((tag) => !tag.closes && tag.name !== 'span')
          .map((tag) => tag.name),
      ).toEqual(tags)
      expect(withoutDefusing(visibleTextOf(html)).trim()).toBe(shown)
      expectNothingLinked(html)
    }
  })

  test.each(seeds(400))('in a code span of a line and of a table cell, seed %i', (seed) => {
    const text = hostileText(seededRandom(seed))
    const shown = visibleText(text) || ' '
    const line = githubHtml(`a ${markdownCode(text, 'line')} b`)
    expect(line).toBe(`<p>a <code>${htmlOf(shown)}</code> b</p>`)
    const table = githubHtml(['| a | b |', '| - | - |', `| ${markdownCode(text, 'cell')} | end |`].join('\n'))
    const cell = /<td><code>([^<]*)<\/code><\/td>\n<td>end<\/td>/.exec(table)
    expect(withoutDefusing(visibleTextOf(cell![1]!))).toBe(shown)
    expect(table).not.toContain('<a')
  })

  test.each(seeds(200))('as text of a table cell, seed %i', (seed) => {
    const text = hostileText(seededRandom(seed))
    const table = githubHtml(['| a | b |', '| - | - |', `| ${markdownText(text)} | end |`].join('\n'))
    const cell = /<td>([\s\S]*?)<\/td>\n<td>end<\/td>/.exec(table)
    expect(withoutDefusing(visibleTextOf(cell![1]!))).toBe(visibleText(text))
    expectNothingLinked(table)
  })

  test.each(seeds(200))('in a fenced block, seed %i', (seed) => {
    const random = seededRandom(seed)
    const lines = [hostileText(random), hostileText(random), 'last']
    const html = githubHtml(`before\n\n${fencedBlock('', lines)}\n\nafter`)
    expect(tagsOf(html).map((tag) => tag.name)).toEqual(['p', 'p', 'pre', 'code', 'code', 'pre', 'p', 'p'])
    expect(visibleTextOf(html)).toContain(`${visibleText(lines[1]!)}\nlast\n`)
  })

  test.each(seeds(200))('inside an element of a comment, seed %i', (seed) => {
    const text = hostileText(seededRandom(seed))
    const html = githubHtml(`<details><summary>${commentHtmlText(text)}</summary>\n\nbody\n\n</details>`)
    expect(tagsOf(html).map((tag) => tag.name)).toEqual([
      'details',
      'summary',
      'summary',
      'p',
      'p',
      'details',
    ])
    const summary = /<summary>([\s\S]*)<\/summary>/.exec(html)![1]!
    expect(withoutDefusing(visibleTextOf(summary))).toBe(visibleText(text))
    expectNothingLinked(html)
  })
})

function expectNothingLinked(html: string): void {
  expect(html).not.toContain('<a')
  expect(linkableTextOf(html)).not.toMatch(/@[\w-]|#\d|\bgh-\d|:\w+:/i)
}

function htmlOf(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

describe('visible text', () => {
  test.each(seeds(300))('holds nothing that acts and stays as it is when shown again, seed %i', (seed) => {
    const shown = visibleText(hostileText(seededRandom(seed), 40), 60)
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    expect(Array.from(shown).length).toBeLessThanOrEqual(60)
    expect(visibleText(shown, 60)).toBe(shown)
  })

  test('a control or direction mark is written as its number', () => {
    expect(visibleText('a\u202eb\u0000c')).toBe('a\\u{202e}b\\u{0}c')
  })

  test('a very long text is cut quickly and says so', () => {
    expect(visibleText('x'.repeat(5_000_000), 10)).toBe('xxxxxxxxx…')
    expect(clipMiddle(`start${'x'.repeat(5_000_000)}end`, 11)).toHaveLength(11)
  })

  test('of a path both ends are kept', () => {
    expect(clipMiddle('packages/server/src/session.ts:41', 21)).toBe('packages/s…sion.ts:41')
  })

  test('an accent pile is levelled, an accent stays', () => {
    expect(visibleText(`e\u0301${'\u0301'.repeat(500)}`).length).toBeLessThan(8)
    expect(visibleText('e\u0301')).toBe('e\u0301')
  })
})

describe('workflow commands', () => {
  test.each(seeds(300))('a message stays one line and one command, seed %i', (seed) => {
    const line = commandMessage(hostileText(seededRandom(seed), 40), 4_096)
    expect(line).not.toMatch(/[\r\n]/)
    expect(line.replace(/%25|%0A|%0D/g, '')).not.toContain('%')
  })

  test.each(seeds(300))('a property cannot end itself or begin another, seed %i', (seed) => {
    expect(commandProperty(hostileText(seededRandom(seed), 40))).not.toMatch(/[\r\n:,]/)
  })

  test('percent signs and separators are written as GitHub unescapes them', () => {
    expect(commandMessage('50% of\na: b, c', 100)).toBe('50%25 of%0Aa: b, c')
    expect(commandProperty('C:/a,b 50%')).toBe('C%3A/a%2Cb 50%25')
  })
})

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'file:///etc/passwd',
    '',
    'https://a b',
    ' https://a',
  ])('%j is none', (url) => {
    expect(markdownAddress(url)).toBeNull()
  })

  test('of an artifact stays as it is', () => {
    const url = 'https://github.com/acme/shop/actions/runs/1/artifacts/2?a=b&c=%20d#e'
    expect(markdownAddress(url)).toBe(url)
  })

  test.each(seeds(300))('never end the link they stand in, seed %i', (seed) => {
    const address = markdownAddress(
      `https://evil.example/${hostileText(seededRandom(seed)).replace(/\s/g, '')}`,
    )
    if (address === null) return
    const html = githubHtml(`[label](${address})`)
    expect(tagsOf(html).map((tag) => tag.name)).toEqual(['p', 'a', 'a', 'p'])
    expect(visibleTextOf(html)).toBe('label')
  })
})

test.each(seeds(200))('HTML text holds no character that HTML reads, seed %i', (seed) => {
  const text = hostileText(seededRandom(seed))
  expect(htmlText(text)).not.toMatch(/[<>"'`]|&(?!#\d+;)/)
  expect(visibleTextOf(htmlText(text))).toBe(visibleText(text))
})
