import type { Side } from '../measure/index.ts'
import type { Verdict } from '../result/index.ts'

/** What a benchmark is doing; the entry points draw it on stderr or as log groups. */
export type Progress =
  | { readonly kind: 'preparing'; readonly text: string }
  | { readonly kind: 'workload-started'; readonly workload: string }
  | {
      readonly kind: 'run-started'
      readonly workload: string
      readonly side: Side
      readonly purpose: 'pilot' | 'measure' | 'explain'
      /** Planned iterations of this run. */
      readonly iterations: number
      readonly estimatedMs: number | null
    }
  | {
      readonly kind: 'round-compared'
      readonly workload: string
      /** Head minus base so far, bytes of heapUsed per iteration; null where it cannot be told yet. */
      readonly differenceBytesPerIteration: number | null
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
      return `${progress.workload}:`
    case 'run-started': {
      const { workload, purpose, side, iterations, estimatedMs } = progress
      const seconds = estimatedMs === null ? '' : `, about ${Math.max(1, Math.round(estimatedMs / 1000))} s`
      return `${workload}: ${PURPOSE[purpose]} ${side}, ${iterations} iterations${seconds}`
    }
    case 'round-compared': {
      const difference = progress.differenceBytesPerIteration
      const words =
        difference === null ? 'not comparable yet' : `${difference.toFixed(1)} bytes per iteration so far`
      return `${progress.workload}: ${words}`
    }
    case 'analyzing':
      return `${progress.workload}: reading the snapshots of ${progress.side}`
    case 'workload-decided':
      return `${progress.workload}: ${progress.verdict.kind}`
  }
}

const PURPOSE = { pilot: 'trying', measure: 'measuring', explain: 'taking snapshots of' } as const
