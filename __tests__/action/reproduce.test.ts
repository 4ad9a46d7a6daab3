import { describe, expect, test } from 'vitest'
import { readInputs } from '../../src/action/inputs.ts'
import { reproduceCommand } from '../../src/action/reproduce.ts'
import { type Environment, type Event, readEnvironment } from '../../src/github/index.ts'

const sha = 'c'.repeat(40)
const before = 'b'.repeat(40)
const environment: Environment = readEnvironment({
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'octocat/hello',
  GITHUB_SHA: sha,
  GITHUB_RUN_ID: '1',
  GITHUB_WORKSPACE: '/w',
  RUNNER_TEMP: '/t',
})
const push: Event = {
  kind: 'push',
  ref: 'refs/heads/main',
  before,
  after: sha,
  deleted: false,
  forced: false,
  defaultBranch: 'main',
}
const pullRequest: Event = {
  kind: 'pull-request',
  number: 7,
  action: 'opened',
  headRepository: 'octocat/hello',
  headSha: 'a'.repeat(40),
  headRef: 'topic',
  baseSha: before,
  baseRef: 'main',
  fromFork: false,
}
const command = (event: Event, given: Readonly<Record<string, string>> = {}) =>
  reproduceCommand(
    readInputs(
      Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    ),
    event,
    environment,
  )

describe('the command that repeats a comparison', () => {
  test('fetches the merge commit of a pull request and compares it with its first parent', () => {
    expect(command(pullRequest, { workload: 'bench/a.mjs' })).toBe(
      `git fetch origin ${sha} && npx heapslope run --workload bench/a.mjs --base ${sha}^1 --head ${sha}`,
    )
  })

  test('fetches both commits of a push', () => {
    expect(command(push, { config: 'heap.yml', only: 'router' })).toBe(
      `git fetch origin ${sha} ${before} && npx heapslope run router --config heap.yml --base ${before} --head ${sha}`,
    )
  })

  test('carries what was set, quoted for a shell', () => {
    const text = command(push, { base: "v1'; rm -rf ~", build: 'npm run build', threshold: '8' })
    expect(text).toContain(`--base 'v1'\\''; rm -rf ~'`)
    expect(text).toContain("--build 'npm run build' --threshold 8")
  })

  test('leaves the base to the default branch where the event names none', () => {
    expect(command({ kind: 'schedule', cron: '0 3 * * *', defaultBranch: 'main' })).toBe(
      `git fetch origin ${sha} && npx heapslope run --head ${sha}`,
    )
  })
})
