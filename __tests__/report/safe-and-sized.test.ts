import { describe, expect, test } from 'vitest'
import {
  annotationCommands,
  annotationsOf,
  COMMENT_LIMIT_BYTES,
  headlineOf,
  renderComment,
  renderSummary,
  renderSuspects,
  renderTerminal,
  SUMMARY_LIMIT_BYTES,
} from '../../src/report/index.ts'
import { displayWidth } from '../../src/report/terminal/terminal-text.ts'
import { readResult, type WorkloadResult } from '../../src/result/index.ts'
import { drawResult, drawWorkload, leakingWorkload, sessionFinding } from './draw-result.ts'
import { githubHtml, linkableTextOf, type Tag, tagsOf, visibleTextOf } from './github-html.ts'
import { hostileText, seededRandom, seeds } from './hostile.ts'
import { randomResult } from './random-result.ts'

const SOURCE = 'https://github.com/acme/shop/blob/a81b2c3/'
const ARTIFACT = 'https://github.com/acme/shop/actions/runs/1/artifacts/2'
const LINKS = { artifacts: [{ name: 'heapslope-report', url: ARTIFACT }], source: SOURCE }

/** Tags that our Markdown makes or that we write ourselves; none carries an attribute but those below. */
const OWN_TAGS = new Set(
  'a blockquote br code details h3 hr input li ol p pre span strong sub summary table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const VOID_TAGS = new Set(['br', 'hr'])

/** What GitHub would do with a comment that is not ours to decide; empty for a good one. */
function faultsIn(markdown: string, addresses = 'https://github.com/acme/shop/'): readonly string[] {
  const html = githubHtml(markdown)
  const tags = tagsOf(html)
  const linkable = linkableTextOf(html)
  return [
    ...tags.filter((tag) => !OWN_TAGS.has(tag.name)).map((tag) => `a tag of somebody else: ${tag.name}`),
    ...tags.filter((tag) => !isOwnAttribute(tag, addresses)).map((tag) => `attributes ${tag.attributes}`),
    ...nestingFaults(tags),
    ...(html.includes('<hr') ? ['a rule'] : []),
    ...(linkable.match(/@[\w-]+|#\d+/g) ?? []).map((live) => `calls or links ${live}`),
  ]
}

function isOwnAttribute(tag: Tag, addresses: string): boolean {
  if (tag.name === 'a') return tag.attributes === '' || tag.attributes.startsWith(`href="${addresses}`)
  return /^$|^open$|^start="\d+"$|^align="(left|right)"$|^class="language-(mermaid|sh|yaml)"$|^\/$/.test(
    tag.attributes,
  )
}

function nestingFaults(tags: readonly Tag[]): readonly string[] {
  const open: string[] = []
  for (const tag of tags) {
    if (VOID_TAGS.has(tag.name)) continue
    if (!tag.closes) open.push(tag.name)
    else if (open.pop() !== tag.name) return [`${tag.name} is closed where it is not open`]
  }
  return open.map((name) => `${name} stays open`)
}

describe('a result full of hostile text', () => {
  test.each(seeds(50))('is one the reader accepts, seed %i', (seed) => {
    const result = randomResult(seededRandom(seed))
    expect(() => readResult(JSON.stringify(result))).not.toThrow()
  })

  test.each(seeds(50))(
    'makes a comment of our own tags only, closed in order, nothing linked or called, seed %i',
    (seed) => {
      const comment = renderComment(randomResult(seededRandom(seed)), LINKS)
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_LIMIT_BYTES)
      expect(faultsIn(comment)).toEqual([])
    },
  )

  test.each(seeds(12))('stays well formed at every size it is squeezed into, seed %i', (seed) => {
    const random = seededRandom(seed)
    const result = randomResult(random)
    for (const limitBytes of [40_000, 20_000, 12_000]) {
      const comment = renderComment(result, { ...LINKS, limitBytes })
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(limitBytes)
      expect(faultsIn(comment)).toEqual([])
    }
  })

  test.each(seeds(12))('makes a summary no less safe, seed %i', (seed) => {
    expect(faultsIn(renderSummary(randomResult(seededRandom(seed)), LINKS))).toEqual([])
  })

  test.each(seeds(50))('shows in a terminal without control codes and within its width, seed %i', (seed) => {
    const result = randomResult(seededRandom(seed))
    const text = renderTerminal(result, { columns: 80, color: false })
    for (const columns of [40, 60, 80, 110]) {
      // A command stays in one piece, to be copied.
      const lines = renderTerminal({ ...result, reproduce: '' }, { columns, color: false }).split('\n')
      expect(Math.max(...lines.map((line) => displayWidth(line)))).toBeLessThanOrEqual(columns)
    }
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    const coloured = renderTerminal(result, { columns: 80, color: true })
    expect(coloured.replace(/\p{Cc}\[\d{1,2}m/gu, '')).toBe(text)
  })

  test.each(seeds(50))('lists suspects of snapshots without control codes, seed %i', (seed) => {
    const suspects = randomResult(seededRandom(seed)).workloads.flatMap((workload) => workload.findings)
    const text = renderSuspects(suspects, { columns: 80, color: false })
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  })

  test.each(seeds(50))('makes annotations of one line each, within their limits, seed %i', (seed) => {
    const commands = annotationCommands(annotationsOf(randomResult(seededRandom(seed))))
    for (const line of commands) {
      expect(line).toMatch(
        /^::(error|warning) file=[^:,\r\n]+,line=\d+(,col=\d+)?,title=[^:,\r\n]+::[^\r\n]+$/,
      )
      expect(
        decodeURIComponent(line.replace(/^.*?::.*?::/, '').replace(/%(?!25|0A)/g, '%25')).length,
      ).toBeLessThanOrEqual(4_096)
    }
  })

  test.each(seeds(50))('has a headline of one plain line, seed %i', (seed) => {
    const headline = headlineOf(randomResult(seededRandom(seed)))
    expect(headline).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
    expect(headline.length).toBeGreaterThan(5)
    expect(headline.length).toBeLessThan(2_000)
  })

  test.each(seeds(30))('even in the addresses handed in, seed %i', (seed) => {
    const random = seededRandom(seed)
    const artifacts = Array.from({ length: 100 }, () => ({
      name: hostileText(random),
      url: hostileText(random, 20),
    }))
    expect(faultsIn(renderComment(randomResult(random), { artifacts, source: null }), 'http')).toEqual([])
  })
})

describe('200 workloads with 500 findings', () => {
  const kinds = ['regression', 'failed', 'inconclusive', 'improvement', 'unchanged'] as const
  const workloads = Array.from({ length: 200 }, (_, index): WorkloadResult => {
    const kind = kinds[index % 5]!
    const workload = kind === 'regression' ? leakingWorkload({}, 300 + index) : drawWorkload()
    const verdict = {
      kind,
      reason: { code: 'x', text: `What happened to workload ${index}: ${'a long story '.repeat(20)}` },
    }
    const findings = Array.from({ length: kind === 'regression' ? 12 : 1 }, (_, at) =>
      sessionFinding({
        signature: `${index}-${at}`,
        constructorName: `Session${at}`,
        retainerPath: Array(20).fill('step'),
      }),
    )
    return { ...workload, name: `services/${index}/handler`, verdict, findings }
  })
  const result = drawResult(workloads)

  test('stay under the limit of a comment, with the worst shown whole and the rest counted', () => {
    const comment = renderComment(result, LINKS)
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_LIMIT_BYTES)
    expect(Buffer.byteLength(comment)).toBeGreaterThan(COMMENT_LIMIT_BYTES / 2)
    expect(faultsIn(comment)).toEqual([])
    const text = visibleTextOf(githubHtml(comment))
    expect(text).toContain('40 of 200 workloads could not be measured, 40 leak more than base')
    expect(text).toContain('services/195/handler')
    expect(text).toContain('Shortened to fit here')
    expect(comment).toContain('```mermaid')
    expect(text).toContain(result.reproduce)
  })

  test('stay under the limit of a summary', () => {
    const summary = renderSummary(result, LINKS)
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES)
    expect(summary).toContain('services/0/handler')
    expect(faultsIn(summary)).toEqual([])
  })

  test('make at most ten annotations of a kind', () => {
    const commands = annotationCommands(annotationsOf(result))
    expect(commands.filter((line) => line.startsWith('::error'))).toHaveLength(10)
    expect(
      annotationCommands(annotationsOf(result), 9).filter((line) => line.startsWith('::error')),
    ).toHaveLength(9)
  })

  test('are drawn in a bounded time', () => {
    const started = process.cpuUsage()
    renderComment(result, LINKS)
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10)
  })
})

test('detail is dropped in its order: the headline is the last to stay', () => {
  const result = drawResult([leakingWorkload({ notes: [{ code: 'x', text: 'a note to keep' }] })])
  const sizes = [100_000, 4_000, 3_000, 2_200, 1_500, 900].map((limitBytes) =>
    renderComment(result, { ...LINKS, limitBytes }),
  )
  const lengths = sizes.map((comment) => comment.length)
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  expect(new Set(lengths).size).toBeGreaterThanOrEqual(3)
  for (const comment of sizes) expect(comment).toContain('leaks **280 bytes per call** more than base')
  expect(sizes[0]).toContain('Allocation stack')
  expect(sizes[0]).not.toContain('Shortened')
  expect(sizes.at(-1)).toContain('Shortened to fit here')
})
