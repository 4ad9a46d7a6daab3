import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { InputError } from '../../src/action/input-error.ts'
import { FAIL_ON, readInputs } from '../../src/action/inputs.ts'
import { stepFails } from '../../src/action/step-fails.ts'
import { VERDICT_KINDS } from '../../src/result/index.ts'

const action = parse(readFileSync(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8')) as {
  readonly inputs: Record<string, { readonly default?: string }>
}

/** As the runner hands them over: every declared input, defaults filled in. */
function inputs(given: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, { default: value = '' }] of Object.entries(action.inputs)) values[name] = value
  Object.assign(values, { matrix: 'null', strategy: 'null', token: 'ghs_x' }, given)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}

function problemsOf(given: Readonly<Record<string, string>>): string {
  try {
    readInputs(inputs(given))
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return ''
}

describe('inputs', () => {
  test('have defaults', () => {
    expect(readInputs(inputs({}))).toEqual({
      mode: 'measure',
      shard: null,
      source: { kind: 'config', file: null },
      only: [],
      base: null,
      head: null,
      settings: {},
      uploadSnapshots: true,
      snapshotBudgetBytes: 1e9,
      failOn: 'regression',
      comment: 'always',
      token: 'ghs_x',
      retentionDays: null,
      reportFolder: 'heapslope-report',
      expectedResults: null,
      matrix: 'null',
      strategy: 'null',
    })
  })

  test('are read under their names, dashes kept', () => {
    const read = readInputs(
      inputs({
        workload: 'bench/a.mjs',
        only: 'router, parser ,',
        base: 'v1',
        'total-budget': '5m',
        threshold: '8',
        'upload-snapshots': 'false',
        'fail-on': 'inconclusive',
        comment: 'on-regression',
        'retention-days': '3',
        'report-folder': 'out',
      }),
    )
    expect(read).toMatchObject({
      source: { kind: 'workload', file: 'bench/a.mjs' },
      only: ['router', 'parser'],
      base: 'v1',
      settings: { 'total-budget': '5m', threshold: '8' },
      uploadSnapshots: false,
      failOn: 'inconclusive',
      comment: 'on-regression',
      retentionDays: 3,
      reportFolder: 'out',
    })
  })

  test.each([
    [{ bsae: 'main' }, /there is no input "bsae"; did you mean "base"/],
    [{ upload_snapshots: 'true' }, /"upload_snapshots"; did you mean "upload-snapshots"/],
    [
      { 'fail-on': 'regresion' },
      /fail-on must be failed or regression or inconclusive.*did you mean "regression"/,
    ],
    [{ shard: '3/2' }, /shard must be the number of this job and of all, such as 2\/5, not "3\/2"/],
    [{ shard: '0/2' }, /shard/],
    [{ mode: 'reprot' }, /mode must be measure or report.*did you mean "report"/],
    [{ comment: 'yes' }, /comment must be always or on-regression or never, not "yes"/],
    [{ 'upload-snapshots': 'yes' }, /upload-snapshots must be true or false/],
    [{ 'snapshot-budget': 'lots' }, /snapshot-budget must be a size such as 500MB, not "lots"/],
    [{ 'retention-days': '0' }, /retention-days must be a whole number of days/],
    [{ 'retention-days': '1.5' }, /retention-days/],
    [{ workload: 'a.mjs', config: 'b.yml' }, /workload and config are both given/],
    [{ matrix: '${{' }, /matrix must be JSON/],
    [{ strategy: '{' }, /strategy must be JSON/],
    [{ expect: 'all' }, /expect must be the number of results, such as 3, not "all"/],
    [{ expect: '0' }, /expect/],
  ])('%j is refused with what to do', (given, message) => {
    expect(problemsOf(given as Record<string, string>)).toMatch(message)
  })

  test('are refused all at once', () => {
    expect(problemsOf({ bsae: 'main', comment: 'yes' })).toMatch(/bsae.*comment must/)
  })
})

test.each([
  ['failed', ['failed']],
  ['regression', ['failed', 'regression']],
  ['inconclusive', ['failed', 'regression', 'inconclusive']],
] as const)('with fail-on %s the step fails on %j', (failOn, failing) => {
  expect(VERDICT_KINDS.filter((verdict) => stepFails(verdict, failOn))).toEqual(failing)
  expect(FAIL_ON).toContain(failOn)
})
