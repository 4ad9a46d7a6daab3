import { MEMBER_VARIABLE } from './sampler/frame.ts'

/** What a credential is called, by npm, yarn, pnpm, git clients and the runner; compared in upper case. */
const WITHHELD = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_/,
  /^GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/,
  /^(GH_TOKEN|GITHUB_PAT|GH_ENTERPRISE_TOKEN|GITHUB_ENTERPRISE_TOKEN)$/,
  /^(NODE_AUTH_TOKEN|NPM_TOKEN|NPM_AUTH_TOKEN|YARN_NPM_AUTH_TOKEN|YARN_NPM_AUTH_IDENT|BUN_AUTH_TOKEN)$/,
  /(^|_)(TOKEN|SECRETS?|PASSWORD|PASSWD|CREDENTIALS?|API_?KEY|PRIVATE_KEY|ACCESS_KEY)$/,
  /^NPM_CONFIG_.*(_AUTH|_AUTHTOKEN|_PASSWORD|OTP)$/,
  // Settings of git's that travel in the environment: where they do, it is for the sake of an `http.extraheader`.
  /^GIT_CONFIG_(COUNT|PARAMETERS|KEY_\d+|VALUE_\d+)$/,
]

/**
 * The environment that programs of the measured repository get: no action inputs, no credentials of the runner or of a
 * registry, none of the files through which a step talks to the runner. `allow` lets variables pass by their exact name.
 */
export function scrubbedEnvironment(
  environment: NodeJS.ProcessEnv,
  allow: readonly string[],
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue
    if (allow.includes(name) || !WITHHELD.some((pattern) => pattern.test(name.toUpperCase())))
      kept[name] = value
  }
  return kept
}

const NAME_OF_A_CREDENTIAL = /TOKEN|SECRET|PASSW|CREDENTIAL|API_?KEY|PRIVATE_KEY|ACCESS_KEY|AUTH|OTP$|_PAT$/
/** Shorter ones would be found where they are not meant. */
const MIN_CREDENTIAL_CHARACTERS = 6

/** Values of the environment that nobody may read in a log or a report, whatever a program prints; longest first. */
export function credentialsIn(environment: NodeJS.ProcessEnv): readonly string[] {
  const passed = scrubbedEnvironment(environment, [])
  return Object.entries(environment)
    .filter(([name]) => !(name in passed) && NAME_OF_A_CREDENTIAL.test(name.toUpperCase()))
    .flatMap(([, value = '']) => [value, ...value.split(/\r?\n/)])
    .filter((value) => value.trim().length >= MIN_CREDENTIAL_CHARACTERS)
    .filter((value, at, all) => all.indexOf(value) === at)
    .toSorted((one, other) => other.length - one.length)
}

/** What would make of a Node another process than the one that was asked for: its parent's switches. */
const NODE_SWITCHES = new Set([
  'NODE_OPTIONS',
  'NODE_V8_COVERAGE',
  'NODE_UNIQUE_ID',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  // Of a measured program that measures.
  MEMBER_VARIABLE,
])

/** The scrubbed environment for a Node that we start ourselves. */
export function nodeEnvironment(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const scrubbed = Object.entries(scrubbedEnvironment(environment, []))
  return Object.fromEntries(scrubbed.filter(([name]) => !NODE_SWITCHES.has(name.toUpperCase())))
}
