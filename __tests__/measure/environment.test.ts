import { expect, test } from 'vitest'
import { scrubbedEnvironment } from '../../src/measure/index.ts'

const runner = {
  PATH: '/usr/bin',
  HOME: '/home/runner',
  CI: 'true',
  GITHUB_SHA: 'abc',
  INPUT_GITHUB_TOKEN: 'ghs_1',
  'INPUT_GITHUB-TOKEN': 'ghs_1',
  STATE_isPost: 'true',
  GITHUB_TOKEN: 'ghs_1',
  GH_TOKEN: 'ghs_1',
  ACTIONS_RUNTIME_TOKEN: 'jwt',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://localhost',
  GITHUB_ENV: '/f/env',
  GITHUB_OUTPUT: '/f/output',
  GITHUB_PATH: '/f/path',
  GITHUB_STATE: '/f/state',
  GITHUB_STEP_SUMMARY: '/f/summary',
  NODE_AUTH_TOKEN: 'npm_1',
  NPM_TOKEN: 'npm_1',
  'npm_config_//registry.npmjs.org/:_authToken': 'npm_1',
  npm_config__auth: 'dTpw',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'http.https://github.com/.extraheader',
  GIT_CONFIG_VALUE_0: 'AUTHORIZATION: basic eA==',
  GIT_CONFIG_PARAMETERS: "'http.extraheader=x'",
  AWS_SECRET_ACCESS_KEY: 'x',
  DATABASE_PASSWORD: 'x',
  SENTRY_AUTH_TOKEN: 'x',
}

test('credentials, action inputs and the files of the runner are withheld', () => {
  expect(Object.keys(scrubbedEnvironment(runner, []))).toEqual(['PATH', 'HOME', 'CI', 'GITHUB_SHA'])
})

test('a registry token passes by its name, and nothing else with it', () => {
  expect(scrubbedEnvironment(runner, ['NODE_AUTH_TOKEN'])).toEqual({
    ...scrubbedEnvironment(runner, []),
    NODE_AUTH_TOKEN: 'npm_1',
  })
})

test('names are withheld in whatever case Windows hands them over', () => {
  expect(scrubbedEnvironment({ Github_Token: 'x', Input_Name: 'y', Path: 'z' }, [])).toEqual({ Path: 'z' })
})
