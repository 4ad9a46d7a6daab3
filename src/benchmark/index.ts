export { portsOfThisMachine } from './machine.ts'
export type { Ports } from './ports.ts'
export type { Progress, ReportProgress } from './progress.ts'
export { type BenchmarkRequest, runBenchmark, UnknownWorkloadError } from './run-benchmark.ts'
