import packageFile from '../../package.json' with { type: 'json' }
import { overlayWorkload, prepareSides } from '../baseline/index.ts'
import { findNode, measureRun, takeSnapshots } from '../measure/index.ts'
import { analyzeGrowth, type ReportFolder } from '../storage/index.ts'
import type { Ports } from './ports.ts'
import type { ReportProgress } from './progress.ts'

/** The ports of this machine: real processes, git, files and clocks. */
export function portsOfThisMachine(
  report: ReportFolder,
  progress: ReportProgress,
  signal: AbortSignal,
): Ports {
  return {
    prepareSides,
    overlayWorkload,
    findNode,
    measureRun,
    takeSnapshots,
    analyzeGrowth: (request) => analyzeGrowth(request, signal),
    report,
    progress,
    nowMs: () => performance.now(),
    wallClock: () => new Date(),
    platform: { os: process.platform, arch: process.arch },
    version: packageFile.version,
    signal,
  }
}
