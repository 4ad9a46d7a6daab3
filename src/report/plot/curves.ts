import type { Plot } from '../../result/index.ts'
import { byteScaleFor } from '../words/numbers.ts'

/** Growth since the first sample, both sides over the same evenly spaced iterations. */
export interface Curves {
  /** What the values count, for the y axis: bytes, KiB, MiB, ... or the metric's own things. */
  readonly unit: string
  readonly iterations: { readonly first: number; readonly last: number }
  readonly base: readonly number[] | null
  readonly head: readonly number[] | null
  readonly low: number
  readonly high: number
}

export const MAX_POINTS = 60

/** null where there is nothing to draw: fewer than two samples, or neither side. */
export function curvesOf(plot: Plot, maxPoints = MAX_POINTS): Curves | null {
  const { iterations } = plot
  if (iterations.length < 2 || !ascending(iterations)) return null
  const first = iterations[0]!
  const last = iterations.at(-1)!
  const points = Math.max(2, Math.min(maxPoints, MAX_POINTS, iterations.length))
  const base = growthCurve(iterations, plot.base, points)
  const head = growthCurve(iterations, plot.head, points)
  if (base === null && head === null) return null
  const values = [...(base ?? []), ...(head ?? [])]
  const scale = plot.unit === 'bytes' ? byteScaleFor(...values) : { unit: 'count', bytes: 1 }
  const inUnit = (curve: readonly number[] | null) => curve?.map((value) => value / scale.bytes) ?? null
  return {
    unit: scale.unit,
    iterations: { first, last },
    base: inUnit(base),
    head: inUnit(head),
    low: Math.min(0, ...values) / scale.bytes,
    high: Math.max(0, ...values) / scale.bytes,
  }
}

function ascending(iterations: readonly number[]): boolean {
  return iterations.every((iteration, index) => index === 0 || iteration > iterations[index - 1]!)
}

/** A chart with a numeric axis spreads its points evenly, so uneven samples are read off between their neighbours. */
function growthCurve(
  iterations: readonly number[],
  values: readonly number[] | null,
  points: number,
): readonly number[] | null {
  if (values === null || values.length !== iterations.length) return null
  const first = iterations[0]!
  const step = (iterations.at(-1)! - first) / (points - 1)
  let right = 1
  return Array.from({ length: points }, (_, index) => {
    const at = index === points - 1 ? iterations.at(-1)! : first + index * step
    while (right < iterations.length - 1 && iterations[right]! < at) right += 1
    const [x0, x1] = [iterations[right - 1]!, iterations[right]!]
    const [y0, y1] = [values[right - 1]!, values[right]!]
    return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0) - values[0]!
  })
}
