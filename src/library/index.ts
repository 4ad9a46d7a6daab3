export { assertNoLeak } from './assert-no-leak.ts'
export { LeakError, LeakUndecidedError, MeasuringImpossibleError } from './errors.ts'
export type {
  AllocationPlace,
  GrowingGroup,
  LeakMeasurement,
  MeasuredMetric,
  MeasureOptions,
  MetricMeasurement,
} from './library.d.ts'
export { measureLeak } from './measure-leak.ts'
