import { isAbsolute, relative, sep } from 'node:path'
import { type Progress, portsOfThisMachine, runBenchmark } from '../benchmark/index.ts'
import type { Result } from '../result/index.ts'
import type { Job } from './job.ts'

/** Installs are somebody else's code; past this they hang. */
const COMMAND_TIMEOUT_MS = 20 * 60_000

/** The benchmark on the machine of the runner. */
export function benchmarkOfThisMachine(job: Job): Promise<Result> {
  const { config, report, signal, say } = job
  return runBenchmark(
    {
      config,
      only: job.only,
      reproduce: job.reproduce,
      sides: {
        repository: job.repository,
        // What earlier steps left lying about is no part of the commit that is judged.
        head: { ref: job.head ?? 'HEAD' },
        base: job.base,
        event: job.event,
        leaveOut: insideOf(job.repository, report.path),
        setup: config.setup,
        build: config.build,
        commandTimeoutMs: COMMAND_TIMEOUT_MS,
        environment: process.env,
        passEnv: config.passEnv,
        temporaryFolder: job.temporaryFolder,
        signal,
        onProgress: ({ step, side, detail }) => say(`${side ?? 'both sides'}: ${step} ${detail}`),
      },
    },
    portsOfThisMachine(report, (progress) => say(wordsOf(progress)), signal),
  )
}

function wordsOf(progress: Progress): string {
  switch (progress.kind) {
    case 'preparing':
      return progress.text
    case 'workload-started':
      return `workload ${progress.workload}`
    case 'run-started': {
      const { purpose, side, iterations } = progress
      return `  ${purpose} run on ${side}, ${iterations} iterations`
    }
    case 'round-compared': {
      const difference = progress.differenceBytesPerIteration
      return difference === null
        ? '  not comparable yet'
        : `  head minus base so far ${difference.toFixed(1)} bytes per iteration`
    }
    case 'analyzing':
      return `  reading the snapshots of ${progress.side}`
    case 'workload-decided':
      return `  ${progress.verdict.kind}: ${progress.verdict.reason.text}`
  }
}

function insideOf(repository: string, folder: string): readonly string[] {
  const path = relative(repository, folder)
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [path.replaceAll(sep, '/')]
}
