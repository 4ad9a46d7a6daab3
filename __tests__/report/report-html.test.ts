import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../src/report/index.ts'
import { drawResult, drawWorkload, leakingWorkload, sessionFinding } from './draw-result.ts'
import { drawnSeries } from './draw-series.ts'
import { tagsOf, visibleTextOf } from './github-html.ts'
import { GOLDEN_CASES } from './golden-cases.ts'
import { hostileText, seededRandom, seeds } from './hostile.ts'
import { randomResult } from './random-result.ts'

const NO_SERIES = new Map()

const TAGS = new Set(
  `!doctype html head meta title style body main section span h1 h2 h3 h4 p div table thead tbody tr th td code strong
   details summary figure figcaption svg line text polyline circle article ol ul li pre`.split(/\s+/),
)
/** Elements that have no end tag, or end themselves. */
const VOID_TAGS = new Set(['!doctype', 'meta', 'line', 'polyline', 'circle'])

/** What a page does that ours must not; empty for a good one. */
function faultsIn(html: string): readonly string[] {
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '')
  const tags = tagsOf(body)
  const open: string[] = []
  const nesting = tags.flatMap((tag) => {
    if (VOID_TAGS.has(tag.name)) return []
    if (!tag.closes) return open.push(tag.name) > 0 ? [] : []
    return open.pop() === tag.name ? [] : [`${tag.name} is closed where it is not open`]
  })
  return [
    ...tags.filter((tag) => !TAGS.has(tag.name)).map((tag) => `a tag of somebody else: ${tag.name}`),
    ...tags
      .filter((tag) =>
        /\b(on\w+|src|href|style|srcset|action)\s*=/i.test(tag.attributes.replace(/"[^"]*"/g, '')),
      )
      .map((tag) => tag.attributes),
    ...nesting,
    ...open.map((name) => `${name} stays open`),
    ...(/url\(|@import|<script/i.test(html) ? ['it fetches or runs something'] : []),
  ]
}

describe('the HTML report', () => {
  test.each(Object.entries(GOLDEN_CASES))('of %s fetches nothing and is well formed', (_, result) => {
    expect(faultsIn(renderHtml(result, drawnSeries(result)))).toEqual([])
  })

  test.each(seeds(80))('of hostile text and any numbers is ours alone, seed %i', (seed) => {
    const result = randomResult(seededRandom(seed))
    const html = renderHtml(result, drawnSeries(result))
    expect(faultsIn(html)).toEqual([])
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('forbids by its policy what it does not do', () => {
    expect(renderHtml(drawResult([drawWorkload()]), NO_SERIES)).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    )
  })

  test('draws one line for each measured run, and tells each sample in bytes', () => {
    const result = drawResult([leakingWorkload()])
    const html = renderHtml(result, drawnSeries(result))
    const heap = html.slice(html.indexOf('<figure>'), html.indexOf('</figure>'))
    expect(heap.match(/<polyline class="base"/g)).toHaveLength(2)
    expect(heap.match(/<polyline class="head"/g)).toHaveLength(2)
    expect(heap).toContain('<title>head run 2, 20 calls: 5,240,000 bytes</title>')
  })

  test('without its series draws the medians that the result holds', () => {
    const html = renderHtml(drawResult([leakingWorkload()]), NO_SERIES)
    expect(html.match(/<polyline/g)).toHaveLength(2)
    expect(html).toContain('head, median')
  })

  test('shows the whole retainer path, the holder, the line and the stack', () => {
    const text = visibleTextOf(renderHtml(drawResult([leakingWorkload()]), NO_SERIES))
    expect(text).toContain('(GC roots)serversessions[*]Session')
    expect(text).toContain('Held by Map sessions')
    expect(text).toContain('Allocated at src/session.ts:41 in open')
    expect(text).toContain('at handle (src/router.ts:102:9)')
  })

  test('of 200 workloads and 500 findings stays below 4 MiB', () => {
    const workloads = Array.from({ length: 200 }, (_, index) =>
      leakingWorkload({ name: `w${index}`, findings: Array(3).fill(sessionFinding()) }),
    )
    const result = drawResult(workloads)
    expect(renderHtml(result, drawnSeries(result)).length).toBeLessThan(4 * 1024 * 1024)
  })

  test('of a class whose name is an essay does not grow with it', () => {
    const finding = sessionFinding({
      constructorName: hostileText(seededRandom(1), 4_000),
      retainerPath: Array(2_000).fill('x'.repeat(9_000)),
    })
    expect(renderHtml(drawResult([leakingWorkload({ findings: [finding] })]), NO_SERIES).length).toBeLessThan(
      80_000,
    )
  })
})
