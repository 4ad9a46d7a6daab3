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
