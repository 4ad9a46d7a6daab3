import type { Judgement } from './judgement.ts'

/** Milliseconds of runs with so many samples. */
export interface MsOfRuns {
  readonly msPerIteration: number
  /** Start, set-up, settling. */
  readonly msPerRun: number
}

/** What was measured so far of one workload, and what more of it would cost. */
export interface Progress {
  /** The gating metrics at the last look. */
  readonly judgements: readonly Judgement[]
  /** Iterations of each run that was judged. */
  readonly iterations: number
  /** Iterations that they were planned to have, where they were shortened behind a run that grew; undefined elsewhere. */
  readonly shortenedFrom?: number | undefined
  /** Runs per side that were judged; a round adds two. */
  readonly runsPerSide: number
  /** Iterations of the first window in which a gating metric was found to grow; null where none was. */
  readonly grewBeforeAt: number | null
  /** Iterations of a longer run of what grows in this window, in which the growth did not last; null where there is none. */
  readonly endedWithin?: number | null
  /** Iterations of the longest run made of each side so far: a longer run that was made already costs nothing. */
  readonly ranFor?: Readonly<Record<'base' | 'head', number>>
  /**
   * Milliseconds that the window of a run lasted, and that growth must last before it is believed: more than the longest
   * timer or time-to-live, where the workload has some. No such demand where left out.
   */
  readonly patience?: { readonly windowMs: number; readonly growthMs: number }
  readonly looks: { readonly taken: number; readonly most: number }
  /** Of runs with as many samples as now. */
  readonly cost: MsOfRuns
  /** Of runs with few of them (`FEW_SAMPLES`). */
  readonly costOfFew: MsOfRuns
  /** Of runs with few of them that wait at each for what time frees, where that may help and was not tried. */
  readonly patient?: MsOfRuns
  readonly remainingMs: number
}

/** What the loop does next. */
export type Step =
  | {
      readonly kind: 'stop'
      readonly because: 'decided' | 'unmeasurable' | 'looks-spent' | 'budget-spent'
      /** False where growth was seen in one window only, and the budget allows no longer one. */
      readonly isConfirmed: boolean
      /** Such growth was looked for in a longer run, and was not there. */
      readonly hasEnded?: boolean
    }
  /** So many times four more runs of the same length: base, head, head, base; one a side where the budget holds no more (0.5). */
  | { readonly kind: 'another-round'; readonly rounds: number }
  /** One run of each of these sides, longer than those before: whether the growth lasts in it is all it is asked. */
  | {
      readonly kind: 'longer-run'
      readonly sides: readonly ('base' | 'head')[]
      readonly iterations: number
    }
  /**
   * Start again with longer runs, or with more and shorter ones of few samples (`FEW_SAMPLES`) where growth is plain and runs
   * differ by chance; `rounds` rounds before the next look. What was measured before is not used again, but to see that growth lasts.
   */
  | {
      readonly kind: 'longer-window'
      readonly iterations: number
      readonly rounds: number
      readonly hasFewSamples?: boolean
    }
  /** Start again with runs as long, which wait at every one of few samples for what time frees. */
  | { readonly kind: 'patient-window'; readonly iterations: number; readonly rounds: number }

/** Runs in a round, over both sides. */
export const RUNS_PER_ROUND = 4
