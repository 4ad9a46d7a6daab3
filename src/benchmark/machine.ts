import { writeFile } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import {
  configChange,
  findProgram,
  fingerprintOf,
  overlayWorkload,
  prepareSides,
  type StoredReports,
} from '../baseline/index.ts'
import { findNode, measureRun, takeSnapshots, traceHandles } from '../measure/index.ts'
import type { Result } from '../result/index.ts'
import { analyzeGrowth, compressSnapshot, readCalibrations, redactSnapshot } from '../storage/index.ts'
import type { CalibrationOutcome } from './calibrate.ts'
import type { Job } from './job.ts'
import type { Ports } from './ports.ts'
import { type BenchmarkRequest, runBenchmark } from './run-benchmark.ts'
import { runCalibration } from './run-calibration.ts'

/** Installs are somebody else's code; past this they hang. */
const COMMAND_TIMEOUT_MS = 20 * 60_000

/** The main job with real processes, git, files and clocks. @throws as `runBenchmark` */
export async function benchmarkOfThisMachine(job: Job): Promise<Result> {
  const calibrations = await readCalibrations(job.repository)
  return runBenchmark({ ...requestFor(job), calibrations }, portsFor(job))
}

/** @throws as `runCalibration` */
export function calibrateOnThisMachine(job: Job): Promise<readonly CalibrationOutcome[]> {
  return runCalibration(requestFor(job), portsFor(job))
}

function requestFor(job: Job): BenchmarkRequest {
  const { config, progress } = job
  return {
    config,
    only: job.only,
    reproduce: job.reproduce,
    sides: {
      repository: job.repository,
      head: job.head,
      base: job.base,
      event: job.event,
      leaveOut: insideOf(job.repository, job.report.path),
      setup: config.setup,
      build: config.build,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      environment: job.environment,
      passEnv: config.passEnv,
      temporaryFolder: job.temporaryFolder,
      signal: job.signal,
      onProgress: ({ step, side, detail }) =>
        progress({ kind: 'preparing', text: `${side ?? 'both sides'}: ${step} ${detail}` }),
    },
  }
}

function portsFor({ report, progress, signal, storedReports }: Job): Ports {
  return {
    prepareSides,
    configChange,
    overlayWorkload,
    findProgram,
    fingerprintOf,
    storedReports: askedOnce(storedReports ?? nothingStored),
    findNode,
    measureRun,
    takeSnapshots,
    traceHandles,
    layFile: (path, text) => writeFile(path, text),
    analyzeGrowth: (request) => analyzeGrowth(request, { signal, ownsProcess: true }),
    compressSnapshot: (path) => compressSnapshot(path, signal),
    redactSnapshot: (request) => redactSnapshot(request, { signal, ownsProcess: true }),
    report,
    progress,
    nowMs: () => performance.now(),
    wallClock: () => new Date(),
    platform: { os: process.platform, arch: process.arch },
    version: packageFile.version,
    signal,
  }
}

function insideOf(repository: string, folder: string): readonly string[] {
  const path = relative(resolve(repository), resolve(folder))
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [path.replaceAll(sep, '/')]
}

function nothingStored(): Promise<StoredReports> {
  return Promise.resolve({ reports: [], problem: null })
}

/** Workloads of one comparison share their base, and artifacts are slow to come. */
function askedOnce(ask: Ports['storedReports']): Ports['storedReports'] {
  const answers = new Map<string, Promise<StoredReports>>()
  return (commit) => {
    const answer = answers.get(commit) ?? ask(commit)
    answers.set(commit, answer)
    return answer
  }
}
