import { htmlText } from '../words/escape.ts'
import { byteScaleFor, numberText } from '../words/numbers.ts'
import { roundTicks } from './ticks.ts'

/** One run's growth; x ascends. */
export interface PlotLine {
  readonly side: 'base' | 'head'
  /** Shown when the pointer rests on a point. */
  readonly label: string
  readonly iterations: readonly number[]
  /** Metric's values as sampled. */
  readonly values: readonly number[]
}

export interface SvgPlot {
  readonly title: string
  readonly unit: 'bytes' | 'count'
  readonly iterationUnit: string
  readonly lines: readonly PlotLine[]
  readonly width: number
  readonly height: number
}

const MARGIN = { top: 12, right: 64, bottom: 38, left: 62 }
const LABEL_HEIGHT = 14
/** Above this, and in small plots, the points are left out and the lines stay. */
const MAX_POINTS_MARKED = 240
const SMALL_HEIGHT = 240

/**
 * Growth since each run's first sample as an inline SVG, coloured by the page's style sheet. null where no run has two
 * samples.
 */
export function svgPlot(plot: SvgPlot): string | null {
  const lines = plot.lines.filter(
    (line) => line.iterations.length >= 2 && line.values.length === line.iterations.length,
  )
  if (lines.length === 0) return null
  const grown = lines.map((line) => ({
    ...line,
    growth: line.values.map((value) => value - line.values[0]!),
  }))
  const all = grown.flatMap((line) => line.growth)
  const scale = plot.unit === 'bytes' ? byteScaleFor(...all) : { unit: 'count', bytes: 1 }
  const y = axis(
    Math.min(0, ...all) / scale.bytes,
    Math.max(0, ...all) / scale.bytes,
    plot.height - MARGIN.bottom,
    MARGIN.top,
    plot.height < SMALL_HEIGHT ? 3 : 5,
  )
  const ends = grown.flatMap((line) => [line.iterations[0]!, line.iterations.at(-1)!])
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  const x = (iteration: number) =>
    MARGIN.left + ((iteration - first) / (last - first || 1)) * (plot.width - MARGIN.left - MARGIN.right)
  const place = (iteration: number, growth: number) =>
    `${fixed(x(iteration))},${fixed(y.place(growth / scale.bytes))}`
  const isMarked = all.length <= MAX_POINTS_MARKED && plot.height >= SMALL_HEIGHT
  return [
    `<svg viewBox="0 0 ${plot.width} ${plot.height}" role="img" aria-label="${htmlText(plot.title)}">`,
    ...y.ticks.map(
      (tick) =>
        `<line class="grid" x1="${MARGIN.left}" x2="${plot.width - MARGIN.right}" y1="${fixed(y.place(tick))}" y2="${fixed(y.place(tick))}"/><text class="tick" x="${MARGIN.left - 8}" y="${fixed(y.place(tick) + 4)}" text-anchor="end">${numberText(tick)}</text>`,
    ),
    ...xTicks(first, last, plot.width).map(
      (tick) =>
        `<text class="tick" x="${fixed(x(tick))}" y="${plot.height - MARGIN.bottom + 18}" text-anchor="middle">${numberText(tick)}</text>`,
    ),
    `<text class="axis" x="${fixed((MARGIN.left + plot.width - MARGIN.right) / 2)}" y="${plot.height - 4}" text-anchor="middle">${htmlText(plot.iterationUnit)}s</text>`,
    `<text class="axis" x="12" y="${fixed((MARGIN.top + plot.height - MARGIN.bottom) / 2)}" text-anchor="middle" transform="rotate(-90 12 ${fixed((MARGIN.top + plot.height - MARGIN.bottom) / 2)})">${htmlText(scale.unit)}</text>`,
    ...grown.map(
      (line) =>
        `<polyline class="${line.side}" points="${line.iterations.map((iteration, index) => place(iteration, line.growth[index]!)).join(' ')}"/>`,
    ),
    ...(isMarked
      ? grown.flatMap((line) =>
          line.iterations.map((iteration, index) =>
            point(line, index, place(iteration, line.growth[index]!), plot),
          ),
        )
      : []),
    ...sideLabels(grown, (growth) => y.place(growth / scale.bytes), plot),
    '</svg>',
  ].join('')
}

interface GrownLine extends PlotLine {
  readonly growth: readonly number[]
}

function axis(low: number, high: number, bottom: number, top: number, count: number) {
  const ticks = roundTicks(low, high > low ? high : low + 1, count)
  const [first, last] = [ticks[0]!, ticks.at(-1)!]
  return { ticks, place: (value: number) => bottom - ((value - first) / (last - first)) * (bottom - top) }
}

function xTicks(first: number, last: number, width: number): readonly number[] {
  return roundTicks(first, last, width < 500 ? 4 : 8).filter((tick) => tick >= first && tick <= last)
}

function point(line: GrownLine, index: number, at: string, plot: SvgPlot): string {
  const [cx, cy] = at.split(',')
  const value = line.values[index]!
  const amount =
    plot.unit === 'bytes' ? `${Math.round(value).toLocaleString('en-US')} bytes` : numberText(value)
  const words = `${line.label}, ${numberText(line.iterations[index]!)} ${plot.iterationUnit}s: ${amount}`
  return `<circle class="${line.side}" cx="${cx}" cy="${cy}" r="2.5"><title>${htmlText(words)}</title></circle>`
}

/** Each side's name at the end of its lines, moved apart where they meet. */
function sideLabels(
  lines: readonly GrownLine[],
  place: (growth: number) => number,
  plot: SvgPlot,
): readonly string[] {
  const at = (side: 'base' | 'head') => {
    const ends = lines.filter((line) => line.side === side).map((line) => place(line.growth.at(-1)!))
    return ends.length === 0 ? null : ends.reduce((total, end) => total + end, 0) / ends.length
  }
  const [base, head] = [at('base'), at('head')]
  const meet = base !== null && head !== null && Math.abs(base - head) < LABEL_HEIGHT
  const gap = meet ? (LABEL_HEIGHT - Math.abs(base - head)) / 2 : 0
  const baseIsLower = base !== null && head !== null && base >= head
  const label = (side: 'base' | 'head', y: number | null, shift: number) =>
    y === null
      ? []
      : [
          `<text class="label ${side}" x="${plot.width - MARGIN.right + 8}" y="${fixed(y + shift + 4)}">${side}</text>`,
        ]
  return [...label('base', base, baseIsLower ? gap : -gap), ...label('head', head, baseIsLower ? -gap : gap)]
}

function fixed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
