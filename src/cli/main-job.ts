import { tmpdir } from 'node:os'
import { benchmarkOfThisMachine, type Job } from '../benchmark/index.ts'
import { renderComment, renderHtml, renderSummary } from '../report/index.ts'
import type { Result } from '../result/index.ts'
import { openReportFolder } from '../storage/index.ts'
import type { CommandContext } from './command.ts'
import { progressLines } from './progress-lines.ts'

/** Nothing is uploaded from here. */
const NO_LINKS = { artifacts: [], source: null } as const

export interface MainJob
  extends Pick<Job, 'config' | 'only' | 'repository' | 'head' | 'base' | 'reproduce' | 'storedReports'> {
  readonly reportFolder: string
}

/** Runs the main job from the command line: progress on stderr, the report in its folder. */
export async function runMainJob(
  { reportFolder, ...job }: MainJob,
  { environment, signal, stderr }: CommandContext,
): Promise<Result> {
  const report = await openReportFolder(reportFolder)
  const lines = progressLines(stderr)
  try {
    const result = await benchmarkOfThisMachine({
      ...job,
      event: null,
      report,
      temporaryFolder: tmpdir(),
      environment,
      progress: lines.report,
      signal,
    })
    await report.writeText('comment.md', renderComment(result, NO_LINKS))
    await report.writeText('summary.md', renderSummary(result, NO_LINKS))
    await report.writeText('report.html', renderHtml(result, report.writtenSeries))
    return result
  } finally {
    lines.end()
  }
}
