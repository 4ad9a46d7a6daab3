import { describe, expect, test } from 'vitest'
import { type Environment, EnvironmentError, placeOf, readEnvironment } from '../../src/github/index.ts'

const variables = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'octocat/hello',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_RUN_ID: '987',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKSPACE: '/home/runner/work/hello/hello',
  RUNNER_TEMP: '/home/runner/work/_temp',
  GITHUB_JOB: 'memory',
  GITHUB_ACTION: '__heapslope_heapslope',
  GITHUB_WORKFLOW: 'Memory',
  GITHUB_WORKFLOW_REF: 'octocat/hello/.github/workflows/memory.yml@refs/pull/7/merge',
}

describe('the environment', () => {
  test('is read from the runner’s variables', () => {
    expect(readEnvironment(variables)).toMatchObject({
      repository: { owner: 'octocat', name: 'hello' },
      runId: 987,
      runAttempt: 2,
      workflow: '.github/workflows/memory.yml',
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
      summaryFile: null,
      artifactService: 'absent',
    })
  })

  test.each([
    'GITHUB_EVENT_NAME',
    'GITHUB_EVENT_PATH',
    'GITHUB_REPOSITORY',
    'GITHUB_SHA',
    'GITHUB_RUN_ID',
    'GITHUB_WORKSPACE',
    'RUNNER_TEMP',
  ])('without %s it says how to run outside GitHub', (name) => {
    expect(() => readEnvironment({ ...variables, [name]: '' })).toThrow(
      new EnvironmentError(name, 'is not set'),
    )
  })

  test.each([
    ['GITHUB_REPOSITORY', 'hello'],
    ['GITHUB_REPOSITORY', 'a/b/c'],
    ['GITHUB_RUN_ID', '12e3'],
    ['GITHUB_RUN_ATTEMPT', '-1'],
  ])('%s = %s is refused', (name, value) => {
    expect(() => readEnvironment({ ...variables, [name]: value })).toThrow(EnvironmentError)
  })

  test.each([
    ['https://github.com', 'available'],
    ['https://tenant.ghe.com', 'available'],
    ['http://github.localhost', 'available'],
    ['https://git.example.com', 'enterprise-server'],
    ['https://github.com.example.com', 'enterprise-server'],
  ])('of %s, artifacts are %s', (server, expected) => {
    const tokens = { ACTIONS_RUNTIME_TOKEN: 't', ACTIONS_RESULTS_URL: 'https://results.example' }
    const environment = readEnvironment({ ...variables, ...tokens, GITHUB_SERVER_URL: server })
    expect(environment.artifactService).toBe(expected)
  })
})

describe('a place', () => {
  const place = (changes: Partial<Environment>, matrix = 'null', strategy = 'null') =>
    placeOf({ ...readEnvironment(variables), ...changes }, { matrix, strategy })

  test('is the same for two runs of one job', () => {
    expect(place({ runId: 1, runAttempt: 1 })).toEqual(place({ runId: 2, runAttempt: 3 }))
    expect(place({})).toEqual({
      key: '.github/workflows/memory.yml / memory',
      label: 'memory',
      artifactName: 'memory',
      matrixLeg: null,
    })
  })

  test('numbers the legs of a matrix in the names of artifacts, and only there', () => {
    const strategy = '{"fail-fast":true,"job-index":1,"job-total":3,"max-parallel":3}'
    const leg = place({}, '{"node":22}', strategy)
    expect(leg).toEqual({ ...place({}, '{"node":22}'), artifactName: 'memory-leg-2-of-3-node-22' })
    expect(place({}, 'null', strategy.replace('"job-total":3', '"job-total":1')).artifactName).toBe('memory')
    const shard = { index: 2, count: 3 }
    const contexts = { matrix: '{"shard":2}', strategy }
    expect(placeOf(readEnvironment(variables), contexts, shard)).toMatchObject({
      label: 'memory-shard-2-of-3',
      artifactName: 'memory-leg-2-of-3-shard-2-of-3',
    })
  })

  test('keeps the artifacts of two legs apart whose matrix begins alike', () => {
    const legs = [0, 1].map((at) =>
      place({}, JSON.stringify({ text: 'x'.repeat(300) + at }), `{"job-index":${at},"job-total":2}`),
    )
    expect(legs[0].artifactName).not.toBe(legs[1].artifactName)
  })

  test('differs between jobs, matrix legs and steps, in key and label', () => {
    const places = [
      place({}),
      place({ job: 'other' }),
      place({}, '{"node":20}'),
      place({}, '{"node":22}'),
      place({ step: '__heapslope_heapslope_2' }),
      place({ step: 'parser' }),
    ]
    expect(new Set(places.map(({ key }) => key)).size).toBe(places.length)
    expect(new Set(places.map(({ label }) => label)).size).toBe(places.length)
  })

  test('names a leg the same whatever the order of its matrix', () => {
    expect(place({}, '{"os":"ubuntu-24.04","node":20}')).toEqual(place({}, '{"node":20,"os":"ubuntu-24.04"}'))
    expect(place({}, '{"os":"ubuntu-24.04","node":20}').matrixLeg).toBe('node: 20, os: ubuntu-24.04')
  })

  test('has a label that is an artifact name on every system', () => {
    const { label } = place({}, JSON.stringify({ target: '../../a b"<>|*?:\\\r\n', deep: { a: [1] } }))
    expect(label).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
  })
})
