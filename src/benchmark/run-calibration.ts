import { expandWorkloads } from '../config/index.ts'
import { type CalibrationOutcome, calibrateWorkload } from './calibrate.ts'
import type { Ports } from './ports.ts'
import { type BenchmarkRequest, selectedWorkloads } from './run-benchmark.ts'
import { sideRunOf } from './side-run.ts'

const NOT_CALLED = {
  code: 'workload-not-a-function',
  text: 'Only workloads of the kind `iterate` can be calibrated: a program or a server has no function of its own to plant a leak of known size behind. Calibrate an `iterate` workload that calls what it does for a request or a tick.',
} as const

/** Calibrates the workloads one after the other, on head alone. @throws as `runBenchmark`, and where `setup` fails */
export async function runCalibration(
  { config, only, sides: request }: BenchmarkRequest,
  ports: Ports,
): Promise<readonly CalibrationOutcome[]> {
  const sides = await ports.prepareSides(request)
  try {
    const outcomes: CalibrationOutcome[] = []
    const workloads = selectedWorkloads(expandWorkloads(config, sides.head.files), only)
    for (const [done, workload] of workloads.entries()) {
      const count = workloads.length
      ports.progress({ kind: 'workload-started', workload: workload.name, index: done + 1, count })
      if (workload.kind !== 'iterate') {
        outcomes.push({ kind: 'failed', workload: workload.name, failure: NOT_CALLED })
        continue
      }
      await ports.overlayWorkload(sides, workload)
      const node = await ports.findNode(workload.node)
      const side = sideRunOf('head', sides.head, workload, node, workload.budgetMs, ports)
      outcomes.push(await calibrateWorkload(workload, side, workload.budgetMs, ports))
    }
    return outcomes
  } finally {
    await sides.remove()
  }
}
