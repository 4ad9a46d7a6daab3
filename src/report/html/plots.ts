import type { RunResult, WorkloadResult } from '../../result/index.ts'
import { type MetricKey, type Series, unitOf } from '../../series/index.ts'
import { type PlotLine, svgPlot } from '../plot/svg-plot.ts'
import { htmlText } from '../words/escape.ts'
import { isShownOpenly, metricsOf, type NamedMetric } from '../words/evidence.ts'

/** Samples of each run, by the run's `seriesFile`. */
export type SeriesByRun = ReadonlyMap<string, readonly Series[]>

const MAX_PLOTS = 12
const MAX_LINES = 24
const MAX_SAMPLES = 400

/** Hundreds of workloads with six metrics each would make a page that no browser likes. */
const MAX_WORKLOADS_WITH_ALL_PLOTS = 20
const MAX_WORKLOADS_WITH_PLOTS = 60

/**
 * Every metric over the iterations, what moved large and first, one line a run. `rank` counts the workloads from the
 * worst, from 0: later ones show less.
 */
export function workloadPlots(workload: WorkloadResult, seriesByRun: SeriesByRun, rank: number): string {
  if (rank >= MAX_WORKLOADS_WITH_PLOTS) return ''
  const named = metricsOf(workload).slice(0, MAX_PLOTS)
  const large = named.filter(isShownOpenly).map((metric) => figure(metric, workload, seriesByRun, 900, 300))
  const small = named
    .filter((metric) => !isShownOpenly(metric) && rank < MAX_WORKLOADS_WITH_ALL_PLOTS)
    .map((metric) => figure(metric, workload, seriesByRun, 440, 190))
    .filter((html) => html !== '')
  return (
    large.join('') +
    (small.length === 0
      ? ''
      : `<details><summary>Plots of the other metrics</summary><div class="plots">${small.join('')}</div></details>`)
  )
}

function figure(
  { key }: NamedMetric,
  workload: WorkloadResult,
  seriesByRun: SeriesByRun,
  width: number,
  height: number,
): string {
  const sampled = linesOf(key, workload, seriesByRun)
  const lines = sampled.length > 0 ? sampled : medianLines(key, workload)
  const title = `Growth of ${key} after garbage collection`
  const svg = svgPlot({
    title,
    unit: unitOf(key as MetricKey),
    iterationUnit: workload.iterationUnit,
    lines,
    width,
    height,
  })
  return svg === null
    ? ''
    : `<figure><figcaption>Growth of <code>${htmlText(key)}</code></figcaption>${svg}</figure>`
}

function linesOf(key: string, workload: WorkloadResult, seriesByRun: SeriesByRun): readonly PlotLine[] {
  const counts = { base: 0, head: 0 }
  return workload.runs
    .filter((run) => run.purpose === 'measure')
    .flatMap((run) => {
      counts[run.side] += 1
      return runLines(key, workload, run, counts[run.side], seriesByRun)
    })
    .slice(0, MAX_LINES)
}

function runLines(
  key: string,
  workload: WorkloadResult,
  run: RunResult,
  number: number,
  seriesByRun: SeriesByRun,
): readonly PlotLine[] {
  const all = run.seriesFile === null ? [] : (seriesByRun.get(run.seriesFile) ?? [])
  return all.flatMap((series) => {
    const steps = stepsOf(series, workload)
    const values = series.metrics[key as MetricKey]
    if (values === undefined) return []
    const name =
      all.length > 1 ? `${run.side} run ${number}, ${series.process.label}` : `${run.side} run ${number}`
    const picked = evenly(series.iterations.length)
    return [
      {
        side: run.side,
        label: name,
        iterations: picked.map((at) => steps[at]!),
        values: picked.map((at) => values[at]!),
      },
    ]
  })
}

/** What the workload counts in: a series of a program that keeps its own time has several counts. */
function stepsOf({ iterations, elapsedMs, ticks }: Series, workload: WorkloadResult): readonly number[] {
  if (workload.iterationUnit === 'tick') return ticks ?? iterations
  return workload.intervalMs === undefined ? iterations : elapsedMs.map((ms) => ms / 1_000)
}

function evenly(length: number): readonly number[] {
  const count = Math.min(length, MAX_SAMPLES)
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, count - 1)),
  )
}

/** Without the series, the medians that the result holds of its deciding metric. */
function medianLines(key: string, { plot }: WorkloadResult): readonly PlotLine[] {
  if (plot === null || plot.metric !== key) return []
  return (['base', 'head'] as const).flatMap((side) => {
    const values = plot[side]
    return values === null ? [] : [{ side, label: `${side}, median`, iterations: plot.iterations, values }]
  })
}
