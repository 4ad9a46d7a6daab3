export const OWNER = 'octocat'
export const REPOSITORY = 'hello'
export const BOT = 'github-actions[bot]'
/** Has a fork and no rights. */
export const STRANGER = 'stranger'

/** Tokens the server knows and what they may do; any other is rejected with 401. */
export const TOKENS = {
  /** The job's own token with write permissions. */
  job: 'ghs_jobtoken0000000000000000000000000001',
  /** The same with `checks: write` granted besides. */
  jobWithChecks: 'ghs_jobchecks000000000000000000000005',
  /** The same on a pull request from a fork. */
  readOnly: 'ghs_readonly00000000000000000000000002',
  /** A person with every right. */
  owner: 'ghp_owner000000000000000000000000000003',
  /** A person without rights. */
  stranger: 'ghp_stranger0000000000000000000000004',
} as const
