import type { Plot, WorkloadResult } from '../../result/index.ts'
import { numberText } from '../words/numbers.ts'
import { curvesOf } from './curves.ts'
import { titleOf } from './xychart.ts'

/** One character of the plot and whose curve runs through it. */
export interface PlotCell {
  readonly character: string
  readonly side: 'base' | 'head' | 'both' | null
}

export interface TerminalPlot {
  readonly title: string
  /** Labels of the y axis, all of one width, one per row. */
  readonly labels: readonly string[]
  readonly rows: readonly (readonly PlotCell[])[]
  readonly xAxis: string
}

const DOTS_PER_CELL_X = 2
const DOTS_PER_CELL_Y = 4
const BRAILLE_BLANK = 0x2800
/** Bit of each dot in a braille cell, by row from the top and column. */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const

/** Curves in braille dots, `columns` by `rows` characters beside the axis; null where there is nothing to draw. */
export function terminalPlot(
  plot: Plot,
  unit: WorkloadResult['iterationUnit'],
  size: { readonly columns: number; readonly rows: number },
): TerminalPlot | null {
  const curves = curvesOf(plot)
  if (curves === null) return null
  const high = curves.high > curves.low ? curves.high : curves.low + 1
  const top = numberText(high)
  const bottom = numberText(curves.low)
  const labelWidth = Math.max(top.length, bottom.length)
  const columns = Math.max(8, size.columns - labelWidth - 2)
  const dots = { x: columns * DOTS_PER_CELL_X, y: size.rows * DOTS_PER_CELL_Y }
  const place = (value: number) => Math.round(((high - value) / (high - curves.low)) * (dots.y - 1))
  const masks = { base: drawn(curves.base, dots.x, place), head: drawn(curves.head, dots.x, place) }
  const { first, last } = curves.iterations
  const left = numberText(first)
  const right = `${numberText(last)} ${unit}s`
  return {
    title: `${titleOf(plot)}, ${curves.unit}`,
    labels: Array.from({ length: size.rows }, (_, row) =>
      (row === 0 ? top : row === size.rows - 1 ? bottom : '').padStart(labelWidth),
    ),
    rows: Array.from({ length: size.rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => cellAt(masks, row, column)),
    ),
    xAxis: left + right.padStart(Math.max(right.length + 1, columns - left.length)),
  }
}

type Mask = ReadonlySet<number>

/** Every dot of a curve, as y * 100,000 + x; between two columns the line is closed downwards and upwards. */
function drawn(curve: readonly number[] | null, width: number, place: (value: number) => number): Mask {
  const mask = new Set<number>()
  if (curve === null) return mask
  let previous = place(curve[0]!)
  for (let x = 0; x < width; x += 1) {
    const y = place(valueAt(curve, x / (width - 1)))
    for (let dot = Math.min(y, previous); dot <= Math.max(y, previous); dot += 1) mask.add(dotKey(x, dot))
    previous = y
  }
  return mask
}

function dotKey(x: number, y: number): number {
  return y * 100_000 + x
}

/** `share` from 0 to 1 along the curve, straight between its points. */
function valueAt(curve: readonly number[], share: number): number {
  const at = share * (curve.length - 1)
  const left = Math.min(Math.floor(at), curve.length - 2)
  return curve[left]! + (curve[left + 1]! - curve[left]!) * (at - left)
}

function cellAt(masks: { readonly base: Mask; readonly head: Mask }, row: number, column: number): PlotCell {
  const base = bitsOf(masks.base, row, column)
  const head = bitsOf(masks.head, row, column)
  const side = base === 0 ? (head === 0 ? null : 'head') : head === 0 ? 'base' : 'both'
  return { character: side === null ? ' ' : String.fromCharCode(BRAILLE_BLANK + (base | head)), side }
}

function bitsOf(mask: Mask, row: number, column: number): number {
  let bits = 0
  BRAILLE_BITS.forEach((pair, dy) => {
    pair.forEach((bit, dx) => {
      if (mask.has(dotKey(column * DOTS_PER_CELL_X + dx, row * DOTS_PER_CELL_Y + dy))) bits |= bit
    })
  })
  return bits
}
