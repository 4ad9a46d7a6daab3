/**
 * How the error of a whole pull request is spent. Declared before anything is measured.
 *
 * A family is every comparison that can fail the pull request: gating metrics times workloads. Each gets an equal share
 * (Bonferroni), which it spends over its looks.
 */
export interface ErrorBudget {
  /** Probability of one or more false regressions in the whole pull request. */
  readonly familyError: number
  /** Gating metrics times workloads of the pull request. */
  readonly comparisons: number
  /** Most looks that one comparison takes. */
  readonly looks: number
}

/** One false regression in a thousand pull requests, at most. */
export const FAMILY_ERROR = 0.001
/** Looks that a workload may take at its data before it is given up as inconclusive. */
export const LOOKS = 12

/**
 * Two-sided confidence of the intervals at look `look` (1 is the first). Look k spends a share proportional to k: the
 * early ones, on few runs, decide what is byte-exact or glaring and need no more; the late ones are for the noisy.
 */
export function confidenceAtLook({ familyError, comparisons, looks }: ErrorBudget, look: number): number {
  const shares = (looks * (looks + 1)) / 2
  const tail = ((familyError / comparisons) * Math.min(look, looks)) / shares
  return 1 - 2 * tail
}
