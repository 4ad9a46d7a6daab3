export { addUp, addUpNamed, mainOf } from './add-up.ts'
export { type MetricKey, type MetricName, type MetricUnit, unitOf } from './metric.ts'
export type { ProcessIdentity, Series } from './series.ts'
