import type { Side } from '../measure/index.ts'
import type { Verdict } from '../result/index.ts'

/** What a benchmark is doing; the entry points draw it on stderr or as log groups. */
export type Progress =
  | { readonly kind: 'preparing'; readonly text: string }
  | {
      readonly kind: 'workload-started'
      readonly workload: string
      /** From 1, of all that are measured. */
      readonly index: number
      readonly count: number
    }
  | {
      readonly kind: 'run-started'
      readonly workload: string
      readonly side: Side
      readonly purpose: 'pilot' | 'measure' | 'explain'
      /** Planned iterations of this run. */
      readonly iterations: number
      readonly estimatedMs: number | null
      /** What is left of the workload's budget; null where the run is outside of it, or nobody knows yet. */
      readonly remainingMs: number | null
    }
  | {
      readonly kind: 'round-compared'
      readonly workload: string
      /** `call`, `request` and the like. */
      readonly unit: string
      /** Growth of heapUsed so far, bytes per iteration; null where there is no such side or it cannot be told yet. */
      readonly slopes: Readonly<Record<Side, number | null>>
    }
  | { readonly kind: 'analyzing'; readonly workload: string; readonly side: Side }
  | { readonly kind: 'workload-decided'; readonly workload: string; readonly verdict: Verdict }

export type ReportProgress = (progress: Progress) => void

/** One line for a person, the same wherever it is shown. */
export function progressText(progress: Progress): string {
  switch (progress.kind) {
    case 'preparing':
      return progress.text
    case 'workload-started':
      return progress.count === 1
        ? `${progress.workload}:`
        : `${progress.workload} (${progress.index} of ${progress.count}):`
    case 'run-started': {
      const { workload, purpose, side, iterations, estimatedMs, remainingMs } = progress
      const takes = estimatedMs === null ? '' : `, about ${seconds(estimatedMs)}`
      const left = remainingMs === null ? '' : `; at most ${seconds(remainingMs)} left`
      return `${workload}: ${PURPOSE[purpose]} ${side}, ${iterations} iterations${takes}${left}`
    }
    case 'round-compared': {
      const { workload, unit, slopes } = progress
      const told = (['base', 'head'] as const).flatMap((side) =>
        slopes[side] === null ? [] : [`${side} ${slopes[side].toFixed(1)}`],
      )
      const words = told.length === 0 ? 'not comparable yet' : `${told.join(', ')} bytes per ${unit} so far`
      return `${workload}: ${words}`
    }
    case 'analyzing':
      return `${progress.workload}: reading the snapshots of ${progress.side}`
    case 'workload-decided':
      return `${progress.workload}: ${progress.verdict.kind}`
  }
}

const seconds = (ms: number) => `${Math.max(1, Math.round(ms / 1000))} s`

const PURPOSE = { pilot: 'trying', measure: 'measuring', explain: 'taking snapshots of' } as const
