import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { problemsOf, workflowsIn } from './harness/validate-workflow.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')

const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: root })]
const shown = documents.flatMap((path) =>
  workflowsIn(read(path)).map((text, at) => [`${path}, workflow ${at + 1}`, text] as const),
)

describe('GitHub’s language service finds nothing wrong', () => {
  test('in action.yml', async () => {
    expect(await problemsOf('action.yml', read('action.yml'))).toEqual([])
  })

  test.each(workflows)('in %s', async (path) => {
    expect(await problemsOf(path, read(path))).toEqual([])
  })

  test.each(shown)('in %s', async (_where, text) => {
    expect(await problemsOf('.github/workflows/shown.yml', text)).toEqual([])
  })

  test('and there is something to look at', () => {
    expect(workflows).toEqual(
      expect.arrayContaining([
        '.github/workflows/check-dist.yml',
        '.github/workflows/ci.yml',
        '.github/workflows/self-test.yml',
      ]),
    )
    expect(shown.length).toBeGreaterThan(0)
  })
})

describe('it would find', () => {
  const workflow = read('.github/workflows/self-test.yml')
  test.each([
    ['an unknown event', 'on: pull_request', 'on: pull_requests'],
    ['a misspelt permission', 'contents: read', 'content: read'],
    ['an unknown input of this action', 'workload: bench', 'worklaod: bench'],
    ['an unknown step', 'steps.heapslope.outputs', 'steps.heapslop.outputs'],
    ['an unknown key of a job', 'runs-on:', 'run-on:'],
  ])('%s', async (_what, right, wrong) => {
    expect(workflow).toContain(right)
    expect(await problemsOf('.github/workflows/broken.yml', workflow.replace(right, wrong))).not.toEqual([])
  })

  test.each([
    ['a runtime that GitHub does not have', 'using: node24', 'using: node99'],
    ['no entry point', 'main: dist/index.js', 'mian: dist/index.js'],
    ['a context that defaults do not have', 'github.token', 'secrets.TOKEN'],
  ])('%s in action.yml', async (_what, right, wrong) => {
    expect(await problemsOf('action.yml', read('action.yml').replace(right, wrong))).not.toEqual([])
  })
})
