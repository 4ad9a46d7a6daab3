import { describe, expect, test } from 'vitest'
import { renderPlot } from '../../src/report/index.ts'
import { curvesOf, MAX_POINTS } from '../../src/report/plot/curves.ts'
import { terminalPlot } from '../../src/report/plot/terminal-plot.ts'
import { roundTicks } from '../../src/report/plot/ticks.ts'
import type { Plot } from '../../src/result/index.ts'
import { drawnPlot } from './draw-result.ts'
import { hostileText, seededRandom, seeds } from './hostile.ts'

function plotOf(
  base: readonly number[] | null,
  head: readonly number[] | null,
  iterations?: readonly number[],
): Plot {
  const length = (base ?? head ?? []).length
  return {
    metric: 'heapUsed',
    unit: 'bytes',
    iterations: [...(iterations ?? Array.from({ length }, (_, index) => index))],
    base: base === null ? null : [...base],
    head: head === null ? null : [...head],
  }
}

describe('curves', () => {
  test('begin at zero and share one scale', () => {
    expect(curvesOf(plotOf([100, 100, 101], [50, 20_530, 40_970]))).toMatchObject({
      unit: 'KiB',
      base: [0, 0, 1 / 1024],
      head: [0, 20, 40_920 / 1024],
      low: 0,
    })
  })

  test('of samples that lie unevenly are read off between their neighbours', () => {
    const curves = curvesOf(plotOf(null, [0, 10, 40], [0, 10, 40]), 5)!
    expect(curves.head).toEqual([0, 20, 40])
    expect(curvesOf(plotOf(null, [0, 10, 10, 20], [0, 10, 20, 30]))!.head).toEqual([0, 10, 10, 20])
  })

  test.each(seeds(100))('agree with reading each point off by hand, seed %i', (seed) => {
    const random = seededRandom(seed)
    let at = 0
    const iterations = Array.from(
      { length: 2 + Math.floor(random() * 58) },
      () => (at += 1 + Math.floor(random() * 50)),
    )
    const values = iterations.map(() => Math.floor(random() * 1_000))
    const curve = curvesOf(plotOf(null, values, iterations))!.head!
    const [first, last] = [iterations[0]!, iterations.at(-1)!]
    curve.forEach((value, index) => {
      const x = first + (index * (last - first)) / (curve.length - 1)
      const right = Math.max(
        1,
        iterations.findIndex((iteration) => iteration >= x - 1e-9),
      )
      const share = (x - iterations[right - 1]!) / (iterations[right]! - iterations[right - 1]!)
      expect(value).toBeCloseTo(
        values[right - 1]! + share * (values[right]! - values[right - 1]!) - values[0]!,
        6,
      )
    })
  })

  test.each([
    ['one sample', plotOf([1], [1])],
    ['no side', plotOf(null, null, [1, 2])],
    ['iterations that fall', plotOf([1, 2], null, [2, 1])],
    ['a side of another length', plotOf(null, [1, 2, 3], [1, 2])],
  ])('are none of %s', (_, plot) => {
    expect(curvesOf(plot)).toBeNull()
    expect(renderPlot(plot, 'call')).toBeNull()
  })
})

describe('the chart for a comment', () => {
  test('names colours in its title and draws base before head', () => {
    expect(renderPlot(drawnPlot(0, 280)!, 'call')!.split('\n').slice(0, 5)).toEqual([
      '%%{init: {"xyChart":{"width":760,"height":280,"titleFontSize":16},"themeVariables":{"xyChart":{"plotColorPalette":"#218bff, #fa4549","backgroundColor":"transparent"}}}}%%',
      'xychart-beta',
      '    title "Heap growth after garbage collection: blue = base, red = head"',
      '    x-axis "calls" 20 --> 480',
      '    y-axis "KiB" 0 --> 125.8',
    ])
  })

  test('of one side has one colour and one line', () => {
    const chart = renderPlot(drawnPlot(null, 280)!, 'request')!
    expect(chart).toContain('"plotColorPalette":"#fa4549"')
    expect(chart).toContain('collection: red = head"')
    expect(chart.match(/line "/g)).toHaveLength(1)
  })

  test('of a heap that stands still has an axis all the same', () => {
    expect(renderPlot(drawnPlot(0, 0)!, 'call')).toContain('y-axis "bytes" 0 --> 1')
  })

  test.each(seeds(100))(
    'holds no word of the workload, no exponent and 60 points at most, seed %i',
    (seed) => {
      const random = seededRandom(seed)
      const points = 2 + Math.floor(random() * 400)
      const sizes = [1e-7, 1, 1e5, 1e12, 1e25]
      const curve = () =>
        Array.from({ length: points }, () => (random() - 0.3) * sizes[Math.floor(random() * sizes.length)]!)
      const plot = {
        ...plotOf(curve(), curve()),
        metric: hostileText(random),
        unit: random() < 0.5 ? ('bytes' as const) : ('count' as const),
      }
      const chart = renderPlot(plot, 'tick')!
      expect(chart).toMatch(
        /^%%\{init: .*\}%%\nxychart-beta\n {4}title "[A-Za-z :,=]+"\n {4}x-axis "ticks" \S+ --> \S+\n {4}y-axis "\w+" \S+ --> \S+\n/,
      )
      expect(chart.split('\n').slice(3).join('\n')).toMatch(/^[\w\s"\-[\],.>]+$/)
      expect(chart).not.toMatch(/\de[+-]?\d/)
      for (const [, numbers] of chart.matchAll(/line "\w+" \[(.*)\]/g))
        expect(numbers!.split(', ').length).toBeLessThanOrEqual(MAX_POINTS)
    },
  )
})

describe('round ticks', () => {
  test.each([
    [0, 125.8, 5, [0, 50, 100, 150]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 7, 3, [-5, 0, 5, 10]],
    [20, 480, 8, [0, 100, 200, 300, 400, 500]],
    [5, 5, 4, [5, 6]],
  ])('from %d to %d, about %i', (low, high, count, ticks) => {
    expect(roundTicks(low, high, count)).toEqual(ticks)
  })

  test.each(seeds(200))('cover the range with few numbers, seed %i', (seed) => {
    const random = seededRandom(seed)
    const low = (random() - 0.5) * 10 ** Math.floor(random() * 12 - 3)
    const high = low + 10 ** (random() * 12 - 3)
    const ticks = roundTicks(low, high, 5)
    expect(ticks[0]!).toBeLessThanOrEqual(low + (high - low) * 1e-8)
    expect(ticks.at(-1)!).toBeGreaterThanOrEqual(high - (high - low) * 1e-8)
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
  })
})

describe('the plot for a terminal', () => {
  const drawn = (base: number | null, head: number | null) =>
    terminalPlot(drawnPlot(base, head)!, 'call', { columns: 40, rows: 4 })!

  test('draws head over base, each by its own cells', () => {
    const plot = drawn(0, 280)
    expect(plot.rows).toHaveLength(4)
    expect(plot.rows[0]!.at(-1)).toMatchObject({ side: 'head' })
    expect(plot.rows[3]!.at(-1)).toMatchObject({ side: 'base' })
    expect(plot.rows[3]![0]).toMatchObject({ side: 'both' })
    expect(plot.labels).toEqual(['125.8', '     ', '     ', '    0'])
    expect(plot.xAxis).toMatch(/^20 +480 calls$/)
  })

  test('of a flat heap is one line at the bottom', () => {
    const plot = drawn(null, 0)
    expect(
      plot.rows
        .slice(0, 3)
        .flat()
        .every((cell) => cell.side === null),
    ).toBe(true)
    expect(plot.rows[3]!.every((cell) => cell.character === '⣀')).toBe(true)
  })

  test('has no gap: every column has a dot', () => {
    const plot = drawn(null, 280)
    const columns = plot.rows[0]!.length
    for (let column = 0; column < columns; column += 1) {
      expect(plot.rows.some((row) => row[column]!.side !== null)).toBe(true)
    }
  })
})
