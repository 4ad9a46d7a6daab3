/**
 * What GitHub's runner says about the job, read from the environment here and nowhere else.
 * Names as in the runner's documentation of default variables; the two credentials of the artifact service are read by
 * @actions/artifact itself and only looked at here to tell whether that service can be there.
 */
export interface Environment {
  readonly eventName: string
  /** JSON file with the event's payload. */
  readonly eventPath: string
  readonly repository: Repository
  readonly apiUrl: string
  readonly serverUrl: string
  /** Commit the run belongs to; on `pull_request` the merge commit. */
  readonly sha: string
  readonly ref: string
  /** Absolute: where the checkout lies. */
  readonly workspace: string
  /** Absolute: a folder emptied after the job. */
  readonly temporaryFolder: string
  /** Path of the workflow's file inside the repository, or its name where the runner gives no file. */
  readonly workflow: string
  readonly job: string
  /** The step's id, or a name made by the runner beginning with two underscores. */
  readonly step: string
  readonly runId: number
  readonly runAttempt: number
  readonly summaryFile: string | null
  readonly artifactService: 'available' | 'enterprise-server' | 'absent'
}

export interface Repository {
  readonly owner: string
  readonly name: string
}

export type Variables = Readonly<Record<string, string | undefined>>

/** The process was not started by GitHub's runner, or by one that leaves out what is needed. */
export class EnvironmentError extends Error {
  readonly variable: string
  constructor(variable: string, problem: string) {
    super(
      `${variable} ${problem}: this is the entry point of the GitHub Action. On your own machine run "heapslope run" instead.`,
    )
    this.name = 'EnvironmentError'
    this.variable = variable
  }
}

/** Throws EnvironmentError where a variable that every runner sets is missing or not in its form. */
export function readEnvironment(variables: Variables): Environment {
  const required = (name: string): string => {
    const value = variables[name]
    if (value === undefined || value === '') throw new EnvironmentError(name, 'is not set')
    return value
  }
  const serverUrl = variables.GITHUB_SERVER_URL || 'https://github.com'
  return {
    eventName: required('GITHUB_EVENT_NAME'),
    eventPath: required('GITHUB_EVENT_PATH'),
    repository: repositoryOf(required('GITHUB_REPOSITORY')),
    apiUrl: variables.GITHUB_API_URL || 'https://api.github.com',
    serverUrl,
    sha: required('GITHUB_SHA'),
    ref: variables.GITHUB_REF ?? '',
    workspace: required('GITHUB_WORKSPACE'),
    temporaryFolder: required('RUNNER_TEMP'),
    workflow: workflowOf(variables),
    job: variables.GITHUB_JOB || 'job',
    step: variables.GITHUB_ACTION ?? '',
    runId: wholeNumber('GITHUB_RUN_ID', required('GITHUB_RUN_ID')),
    runAttempt: wholeNumber('GITHUB_RUN_ATTEMPT', variables.GITHUB_RUN_ATTEMPT || '1'),
    summaryFile: variables.GITHUB_STEP_SUMMARY || null,
    artifactService: artifactServiceOf(variables, serverUrl),
  }
}

function repositoryOf(value: string): Repository {
  const parts = value.split('/')
  if (parts.length !== 2 || parts[0] === '' || parts[1] === '')
    throw new EnvironmentError('GITHUB_REPOSITORY', `is "${value}" and not OWNER/NAME`)
  return { owner: parts[0], name: parts[1] }
}

/** GITHUB_WORKFLOW_REF is `owner/name/.github/workflows/file.yml@refs/heads/main`; the file outlives a renaming of the workflow. */
function workflowOf(variables: Variables): string {
  const file = /^[^/]+\/[^/]+\/(.+?)@/.exec(variables.GITHUB_WORKFLOW_REF ?? '')?.[1]
  return file ?? (variables.GITHUB_WORKFLOW || 'workflow')
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new EnvironmentError(name, `is "${value}" and not a number`)
  return Number(value)
}

/** The artifact service of GitHub Enterprise Server is an older one: @actions/artifact refuses every host but these three kinds. */
function artifactServiceOf(variables: Variables, serverUrl: string): Environment['artifactService'] {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : ''
  if (host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost'))
    return 'enterprise-server'
  return variables.ACTIONS_RUNTIME_TOKEN && variables.ACTIONS_RESULTS_URL ? 'available' : 'absent'
}
