import { tmpdir } from 'node:os'
import { isAbsolute, relative, resolve } from 'node:path'
import { portsOfThisMachine, runBenchmark } from '../benchmark/index.ts'
import type { Config } from '../config/index.ts'
import { renderComment, renderSummary } from '../report/index.ts'
import type { Result } from '../result/index.ts'
import { openReportFolder } from '../storage/index.ts'
import type { CommandContext } from './command.ts'
import { progressLines } from './progress-lines.ts'

/** Installs are somebody else's code; past this they hang. */
const COMMAND_TIMEOUT_MS = 15 * 60_000
/** Nothing is uploaded from here. */
const NO_LINKS = { artifacts: [], source: null } as const

export interface MainJob {
  readonly config: Config
  /** Any folder of the checkout. */
  readonly repository: string
  readonly head: 'working-tree' | { readonly ref: string }
  readonly base: string | null
  readonly only: readonly string[]
  readonly reportFolder: string
  readonly reproduce: string
}

/** Runs the main job from the command line: progress on stderr, the report in its folder. */
export async function runMainJob(job: MainJob, context: CommandContext): Promise<Result> {
  const report = await openReportFolder(job.reportFolder)
  const lines = progressLines(context.stderr)
  try {
    const result = await runBenchmark(
      {
        config: job.config,
        only: job.only,
        reproduce: job.reproduce,
        sides: {
          repository: job.repository,
          head: job.head,
          base: job.base,
          event: null,
          leaveOut: insideOf(job.repository, job.reportFolder),
          setup: job.config.setup,
          build: job.config.build,
          commandTimeoutMs: COMMAND_TIMEOUT_MS,
          environment: context.environment,
          passEnv: job.config.passEnv,
          temporaryFolder: tmpdir(),
          signal: context.signal,
          onProgress: ({ step, side, detail }) =>
            lines.report({
              kind: 'preparing',
              text: `${side === null ? 'both sides' : side}: ${step} ${detail}`,
            }),
        },
      },
      portsOfThisMachine(report, lines.report, context.signal),
    )
    await report.writeText('comment.md', renderComment(result, NO_LINKS))
    await report.writeText('summary.md', renderSummary(result, NO_LINKS))
    return result
  } finally {
    lines.end()
  }
}

function insideOf(repository: string, folder: string): readonly string[] {
  const path = relative(resolve(repository), resolve(folder))
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [path.split('\\').join('/')]
}
