export { type BlindSpot, blindSpotOf } from './blind-spot.ts'
export { type Comparison, compareSides } from './comparison.ts'
export { concludeWith, FEWEST_ITERATIONS_OF_GROWTH, iterationsToLast } from './confirmation.ts'
export {
  type Decision,
  decide,
  decideAlone,
  decideOneRun,
  type Grounds,
  isGrowth,
  type Remedy,
  WINDOW_GROWTH,
} from './decision.ts'
export { confidenceAtLook, type ErrorBudget, FAMILY_ERROR, LOOKS } from './error-budget.ts'
export type { Interval } from './interval.ts'
export { type Judgement, type JudgeOptions, judgeMetric } from './judgement.ts'
export { growingSide, growthLasts, seemsToGrow } from './lasting.ts'
export type { MetricRun } from './metric-run.ts'
export { firstWindow, nextRound, nextStep } from './next-step.ts'
export type { MsOfRuns, Progress, Step } from './progress.ts'
export { type Resolution, resolutionOf } from './resolution.ts'
export { slopeOfRun } from './run-slope.ts'
export { FEW_SAMPLES, furtherPoints, SAMPLES, samplePoints } from './sample-points.ts'
export { type SlopeOptions, slopeOfSide } from './side-slope.ts'
export type {
  RunSlope,
  Shape,
  ShapeEvidence,
  SideSlope,
  SlopeDifference,
  Unmeasured,
  Window,
} from './slope.ts'
export { thresholdFor } from './threshold.ts'
export type { Warmup } from './warm-up.ts'
