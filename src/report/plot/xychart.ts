import type { Plot, WorkloadResult } from '../../result/index.ts'
import { curvesOf } from './curves.ts'

/** At least 3 to 1 against GitHub's white and its near black, and apart for the colour-blind. */
export const BASE_COLOUR = '#218bff'
export const HEAD_COLOUR = '#fa4549'

const METRIC_TITLES: ReadonlyMap<string, string> = new Map([
  ['heapUsed', 'Heap growth after garbage collection'],
  ['external', 'Growth of external memory'],
  ['arrayBuffers', 'Growth of array buffers'],
  ['rss', 'Growth of resident memory'],
  ['handles', 'Growth of handles'],
  ['fileDescriptors', 'Growth of file descriptors'],
  ['detachedContexts', 'Growth of detached contexts'],
])

/**
 * Text of a mermaid chart, or null where there is nothing to draw. Stays within what mermaid 10.9 knows: GitHub's
 * version lags behind, older ones have no legend (hence the key in the title) and only `xychart-beta` for a keyword.
 */
export function renderPlot(plot: Plot, unit: WorkloadResult['iterationUnit']): string | null {
  const curves = curvesOf(plot)
  if (curves === null) return null
  const { base, head } = curves
  const key = [base === null ? null : 'blue = base', head === null ? null : 'red = head'].filter(
    (part) => part !== null,
  )
  const palette = [base === null ? null : BASE_COLOUR, head === null ? null : HEAD_COLOUR].filter(
    (part) => part !== null,
  )
  return [
    `%%{init: {"xyChart":{"width":760,"height":280,"titleFontSize":16},"themeVariables":{"xyChart":{"plotColorPalette":"${palette.join(', ')}","backgroundColor":"transparent"}}}}%%`,
    'xychart-beta',
    `    title "${titleOf(plot)}: ${key.join(', ')}"`,
    `    x-axis "${unit}s" ${digits(curves.iterations.first)} --> ${digits(curves.iterations.last)}`,
    `    y-axis "${curves.unit}" ${digits(curves.low)} --> ${digits(curves.high > curves.low ? curves.high : curves.low + 1)}`,
    ...(base === null ? [] : [`    line "base" [${base.map(digits).join(', ')}]`]),
    ...(head === null ? [] : [`    line "head" [${head.map(digits).join(', ')}]`]),
  ].join('\n')
}

/** A metric's own name may come from the workload and stays out of the chart. */
export function titleOf(plot: Plot): string {
  const name = plot.metric.startsWith('handles.') ? 'handles' : plot.metric
  return METRIC_TITLES.get(name) ?? (plot.unit === 'bytes' ? 'Growth of memory' : 'Growth')
}

/** Mermaid reads no exponents. */
function digits(value: number): string {
  const rounded = Number(value.toPrecision(4))
  return Number.isInteger(rounded)
    ? BigInt(rounded).toString()
    : rounded.toFixed(6).replace(/0+$/, '').replace(/\.$/, '')
}
