import { readFileSync } from 'node:fs'
import type { Result } from '../../src/result/index.ts'
import { readResult } from '../../src/result/index.ts'
import { OWNER, REPOSITORY, TOKENS } from '../github/harness/accounts.ts'
import { type ArtifactService, startArtifactService } from '../github/harness/artifact-service.ts'
import { type BuiltAction, copyAction } from '../github/harness/built-action.ts'
import type { Checkout, Files } from '../github/harness/checkout.ts'
import {
  type GithubServer,
  type OpenedPullRequest,
  startGithubServer,
} from '../github/harness/github-server.ts'
import type { StepRequest, StepResult } from '../github/harness/runner.ts'

const WORKLOAD = `import { open } from '../src/session.js'
export default function iteration() {
  open('user')
}
`
const CLEAN = `const sessions = new Map()
class Session {
  constructor(id, name) {
    this.id = id
    this.name = name
  }
}
export function open(name) {
  const session = new Session(sessions.size, name)
  sessions.set(session.id % 8, session)
}
`

/** A program that does not leak, with its workload. */
export const cleanProgram: Files = {
  'package.json': JSON.stringify({ name: 'hello', private: true, type: 'module' }),
  'src/session.js': CLEAN,
  'bench/session.leak.mjs': WORKLOAD,
}
/** The change that makes it leak one `Session` per call, held by `sessions`. */
export const leakingChange: Files = { 'src/session.js': CLEAN.replace('session.id % 8', 'session.id') }
export const harmlessChange: Files = { 'src/other.js': 'export const other = 1\n' }

/** The built action, GitHub's API and its artifact service, all running. */
export interface World {
  readonly action: BuiltAction
  readonly artifacts: ArtifactService
  readonly github: GithubServer
  readonly stop: () => Promise<void>
}

export async function startWorld(): Promise<World> {
  const action = copyAction()
  const artifacts = await startArtifactService()
  const github = await startGithubServer(artifacts)
  return {
    action,
    artifacts,
    github,
    stop: async () => {
      await github.stop()
      await artifacts.stop()
      action.remove()
    },
  }
}

export const repositoryPayload = { full_name: `${OWNER}/${REPOSITORY}`, default_branch: 'main' }

/** The step on a pull request, as a workflow `on: pull_request` has it. */
export function pullRequestStep(
  world: World,
  checkout: Checkout,
  pull: OpenedPullRequest,
  changes: Partial<StepRequest> = {},
): StepRequest {
  const runId = changes.runId ?? 987
  return {
    actionFolder: world.action.folder,
    workspace: checkout.workspace,
    eventName: 'pull_request',
    payload: {
      action: 'synchronize',
      number: pull.number,
      pull_request: {
        number: pull.number,
        head: { ref: 'topic', sha: checkout.headSha, repo: repositoryPayload },
        base: { ref: 'main', sha: checkout.baseSha, repo: repositoryPayload },
      },
      repository: repositoryPayload,
    },
    sha: checkout.mergeSha,
    ref: `refs/pull/${pull.number}/merge`,
    token: TOKENS.job,
    apiUrl: world.github.origin,
    results: { url: world.artifacts.origin, token: world.artifacts.tokenFor(runId) },
    runId,
    with: { workload: 'bench/session.leak.mjs', budget: '600s' },
    ...changes,
  }
}

export async function commentsOn(world: World, pull: OpenedPullRequest): Promise<readonly string[]> {
  const { data } = await world.github.asOwner.rest.issues.listComments({
    owner: OWNER,
    repo: REPOSITORY,
    issue_number: pull.number,
    per_page: 100,
  })
  return data.map(({ body }) => body ?? '')
}

/** The result that a step left in its report folder. */
export function resultOf(step: StepResult): Result {
  return readResult(readFileSync(step.outputs['result-file'], 'utf8'))
}

/** Ends the test with the step's log where it ended otherwise. */
export function mustEnd(step: StepResult, outcome: StepResult['outcome']): void {
  if (step.outcome !== outcome || step.timedOut !== false)
    throw new Error(`the step ended in ${step.outcome} and not in ${outcome}:\n${step.log}`)
}
