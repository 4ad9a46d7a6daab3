import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepRequest, type StepResult } from '../github/harness/runner.ts'
import { zipOf } from '../github/harness/zip-writer.ts'
import { pullRequestStep, repositoryPayload, resultOf, type World } from './harness.ts'

/** Results of the golden reports: `regression-one-finding` and `unchanged-exact` among them. */
export function goldenResult(name: string): string {
  return readFileSync(new URL(`../report/goldens/${name}/result.json`, import.meta.url), 'utf8')
}

/** Stores a result as a measuring job of this run would have uploaded it. */
export async function plantResult(
  world: World,
  runId: number,
  result: string,
  name = 'memory',
): Promise<void> {
  const archive = zipOf([{ name: 'heapslope-result.json', content: result }])
  await world.artifacts.plant(runId, `heapslope-${name}-1`, archive)
}

export interface Reported extends StepResult {
  /** Of the result that the step left: `code: text`. */
  readonly notes: readonly string[]
  readonly runId: number
}

/**
 * Runs the reporting job of a run whose measuring jobs have ended: everything of the action but the measuring, in a
 * second. There is no checkout.
 */
export async function runReport(
  world: World,
  pull: OpenedPullRequest,
  runId: number,
  changes: Partial<StepRequest> = {},
): Promise<Reported> {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
  const workspace = join(folder, 'hello')
  mkdirSync(workspace)
  const commits = {
    workspace,
    baseSha: pull.baseSha,
    forkedSha: pull.baseSha,
    headSha: pull.headSha,
    mergeSha: pull.headSha,
    remove: () => undefined,
  }
  try {
    const reported = await runStep(
      pullRequestStep(world, commits, pull, {
        payload: {
          action: 'synchronize',
          number: pull.number,
          pull_request: {
            number: pull.number,
            head: { ref: pull.headRef, sha: pull.headSha, repo: repositoryPayload },
            base: { ref: 'main', sha: pull.baseSha, repo: repositoryPayload },
          },
          repository: repositoryPayload,
        },
        job: 'report',
        runId,
        ...changes,
        with: { mode: 'report', ...changes.with },
      }),
    )
    return { ...reported, runId, notes: resultOf(reported).notes.map(({ code, text }) => `${code}: ${text}`) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
