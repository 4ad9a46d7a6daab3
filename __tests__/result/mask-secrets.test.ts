import { expect, test } from 'vitest'
import { credentialsIn } from '../../src/measure/index.ts'
import { maskSecrets } from '../../src/result/index.ts'
import { drawResult, drawWorkload } from '../report/draw-result.ts'

const environment = {
  INPUT_TOKEN: 'ghs_0123456789',
  'INPUT_FAIL-ON': 'regression',
  ACTIONS_RUNTIME_TOKEN: 'eyJ.abc.def',
  NPM_TOKEN: 'npm_abcdef\nnpm_second_line',
  GITHUB_OUTPUT: '/runner/output',
  DATABASE_PASSWORD: 'x',
  NODE_ENV: 'production',
}

test('credentials are told by their names, whole and line by line, and are not too short to be meant', () => {
  expect(credentialsIn(environment)).toEqual([
    'npm_abcdef\nnpm_second_line',
    'npm_second_line',
    'ghs_0123456789',
    'eyJ.abc.def',
    'npm_abcdef',
  ])
})

test('they are masked wherever a result has text, and nothing else is', () => {
  const reason = { code: 'setup-failed', text: 'printed ghs_0123456789 and npm_second_line in production' }
  const result = drawResult([drawWorkload({ name: 'npm_abcdef', verdict: { kind: 'failed', reason } })], {
    verdict: { kind: 'failed', reason },
    notes: [{ code: 'note', text: environment.NPM_TOKEN }],
  })
  const masked = maskSecrets(result, credentialsIn(environment))
  const text = 'printed *** and *** in production'
  expect(masked.verdict.reason.text).toBe(text)
  expect(masked.workloads[0]).toMatchObject({ name: '***', verdict: { reason: { text } } })
  expect(masked.notes[0].text).toBe('***')
  expect(maskSecrets(result, [])).toBe(result)
})
