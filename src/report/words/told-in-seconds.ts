import type { Result, WorkloadResult } from '../../result/index.ts'

/** The unit that people are told in place of intervals. It is the report's own word: no result has it. */
const SECOND = 'second' as unknown as WorkloadResult['iterationUnit']

/** A result as people read it: growth by the interval is told by the second. */
export function toldInSeconds(result: Result): Result {
  if (result.workloads.every(({ intervalMs }) => intervalMs === undefined)) return result
  return { ...result, workloads: result.workloads.map(inSeconds) }
}

function inSeconds(workload: WorkloadResult): WorkloadResult {
  const { iterationUnit, intervalMs } = workload
  if (iterationUnit !== 'interval' || intervalMs === undefined || intervalMs <= 0) return workload
  const perSecond = 1_000 / intervalMs
  const rate = <Rate extends number | null | undefined>(value: Rate) =>
    (typeof value === 'number' ? value * perSecond : value) as Rate
  const seconds = (intervals: number) => Math.round((intervals / perSecond) * 10) / 10
  const slope = <Slope extends Slopes>(of: Slope): Slope => ({
    ...of,
    ...(of.slopeBytesPerIteration === undefined
      ? {}
      : { slopeBytesPerIteration: rate(of.slopeBytesPerIteration) }),
    ...(of.slopePerIteration === undefined ? {} : { slopePerIteration: rate(of.slopePerIteration) }),
    interval: [rate(of.interval[0]), rate(of.interval[1])],
  })
  const rates = <Rated extends Rates>(of: Rated): Rated => ({
    ...of,
    objectsPerIteration: rate(of.objectsPerIteration),
    bytesPerIteration: rate(of.bytesPerIteration),
  })
  return {
    ...workload,
    iterationUnit: SECOND,
    metrics: Object.fromEntries(
      Object.entries(workload.metrics).map(([key, { base, head, difference, threshold, ...metric }]) => [
        key,
        {
          ...metric,
          base: base && slope(base),
          head: head && slope(head),
          difference: difference && slope(difference),
          threshold: rate(threshold),
        },
      ]),
    ),
    findings: workload.findings.map((finding) => ({
      ...rates(finding),
      base: finding.base && rates(finding.base),
    })),
    runs: workload.runs.map((run) => ({
      ...run,
      processes: run.processes.map((process) => ({ ...process, iterations: seconds(process.iterations) })),
    })),
    snapshots: workload.snapshots.map((snapshot) => ({
      ...snapshot,
      iterations: seconds(snapshot.iterations),
    })),
    ...(workload.sources === undefined
      ? {}
      : {
          sources: workload.sources.map((source) => ({
            ...source,
            memory: Object.fromEntries(
              Object.entries(source.memory).map(
                ([key, { baseBytesPerIteration, headBytesPerIteration, interval }]) => [
                  key,
                  {
                    baseBytesPerIteration: rate(baseBytesPerIteration),
                    headBytesPerIteration: rate(headBytesPerIteration),
                    interval: interval && [rate(interval[0]), rate(interval[1])],
                  },
                ],
              ),
            ),
          })),
        }),
    plot: workload.plot && { ...workload.plot, iterations: workload.plot.iterations.map(seconds) },
  }
}

interface Slopes {
  readonly slopeBytesPerIteration?: number | undefined
  readonly slopePerIteration?: number | undefined
  readonly interval: readonly [number, number] | [number, number]
}

interface Rates {
  readonly objectsPerIteration: number | null
  readonly bytesPerIteration: number | null
}
