/** What a credential is called, by npm, yarn, pnpm, git clients and the runner; compared in upper case. */
const WITHHELD = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_/,
  /^GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/,
  /^(GH_TOKEN|GITHUB_PAT|GH_ENTERPRISE_TOKEN|GITHUB_ENTERPRISE_TOKEN)$/,
  /^(NODE_AUTH_TOKEN|NPM_TOKEN|NPM_AUTH_TOKEN|YARN_NPM_AUTH_TOKEN|YARN_NPM_AUTH_IDENT|BUN_AUTH_TOKEN)$/,
  /^NPM_CONFIG_.*(_AUTH|_AUTHTOKEN|_PASSWORD|OTP)$/,
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
