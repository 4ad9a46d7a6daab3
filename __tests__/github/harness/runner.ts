import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { parseCommandFile } from './command-files.ts'
import { type Annotation, StepLog } from './step-log.ts'

export interface StepRequest {
  /** The folder that holds action.yml. */
  readonly actionFolder: string
  readonly with: Readonly<Record<string, string>>
  readonly workspace: string
  readonly eventName: string
  readonly payload: object
  readonly sha: string
  readonly ref: string
  readonly repository?: string
  readonly token: string
  readonly apiUrl: string
  readonly results?: { readonly url: string; readonly token: string }
  readonly job?: string
  readonly step?: string
  readonly runId?: number
  readonly runAttempt?: number
  /** What `toJSON(matrix)` gives. */
  readonly matrix?: object | null
  /** What `toJSON(strategy)` gives; a job without a matrix is one of one. */
  readonly strategy?: object
  /** Variables beside the runner's own; they win. */
  readonly env?: Readonly<Record<string, string>>
  /** The runner's `timeout-minutes`: past it the step is cancelled as GitHub cancels. */
  readonly timeoutMs?: number
  /** Cancelled by somebody as soon as the log has such a line. */
  readonly cancelAt?: RegExp
  /** Called with the process's id once it runs. */
  readonly onStart?: (pid: number) => void
}

export interface StepResult {
  readonly outcome: 'success' | 'failure'
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly timedOut: boolean
  /** The log a person reads: secrets masked. */
  readonly log: string
  /** As the process wrote it. */
  readonly rawLog: string
  readonly annotations: readonly Annotation[]
  readonly outputs: Readonly<Record<string, string>>
  /** null where the runner dropped it for its size. */
  readonly summary: string | null
}

const SINGLE_JOB = { 'fail-fast': true, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 }
const SUMMARY_LIMIT_BYTES = 1024 * 1024
const COMMAND_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
] as const

/**
 * Runs one `uses:` step of a JavaScript action as GitHub's runner (actions/runner, 2026) does: inputs and their defaults
 * from action.yml, command files, commands read from both streams, masks, limits, the exit code as the only judge.
 */
export async function runStep(request: StepRequest): Promise<StepResult> {
  const action = readAction(request.actionFolder)
  const temporary = mkdtempSync(join(tmpdir(), 'runner-'))
  try {
    const commandFiles = makeCommandFiles(temporary)
    const eventPath = join(temporary, 'event.json')
    writeFileSync(eventPath, JSON.stringify(request.payload))
    const log = new StepLog([request.token, request.results?.token ?? ''])
    const env = {
      ...machineVariables(),
      ...runnerVariables(request, temporary, eventPath),
      ...inputVariables(action.inputs, request),
      ...commandFiles,
      ...request.env,
    }
    const ended = await runToEnd(join(request.actionFolder, action.main), env, request, log)

    let outputs: Readonly<Record<string, string>> = {}
    let accepted = true
    try {
      outputs = parseCommandFile(readFileSync(commandFiles.GITHUB_OUTPUT, 'utf8'))
      parseCommandFile(readFileSync(commandFiles.GITHUB_ENV, 'utf8'))
      parseCommandFile(readFileSync(commandFiles.GITHUB_STATE, 'utf8'))
    } catch (error) {
      accepted = false
      log.annotate('error', String(error))
    }
    const dropped = statSync(commandFiles.GITHUB_STEP_SUMMARY).size > SUMMARY_LIMIT_BYTES
    if (dropped)
      log.annotate('error', '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k')
    return {
      outcome: ended.exitCode === 0 && accepted ? 'success' : 'failure',
      ...ended,
      log: log.lines.join('\n'),
      annotations: log.annotations,
      outputs,
      summary: dropped ? null : log.mask(readFileSync(commandFiles.GITHUB_STEP_SUMMARY, 'utf8')),
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

interface Action {
  readonly main: string
  readonly inputs: Readonly<Record<string, { readonly default?: string | number | boolean }>>
}

function readAction(folder: string): Action {
  const file = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
    readonly runs: { readonly using: string; readonly main: string }
    readonly inputs?: Action['inputs']
  }
  if (file.runs.using !== 'node24')
    throw new Error(`runs.using is ${file.runs.using}, this runner starts node24`)
  return { main: file.runs.main, inputs: file.inputs ?? {} }
}

function makeCommandFiles(temporary: string): Readonly<Record<(typeof COMMAND_FILES)[number], string>> {
  const folder = join(temporary, '_runner_file_commands')
  mkdirSync(folder)
  const entries = COMMAND_FILES.map((variable) => {
    const file = join(folder, `${variable.toLowerCase()}_${randomUUID()}`)
    writeFileSync(file, '')
    return [variable, file] as const
  })
  return Object.fromEntries(entries) as Record<(typeof COMMAND_FILES)[number], string>
}

/** What a hosted machine has of its own, none of it from the process that runs the tests. */
function machineVariables(): Readonly<Record<string, string>> {
  return {
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    HOME: process.env.HOME ?? tmpdir(),
    LANG: 'C.UTF-8',
  }
}

function runnerVariables(request: StepRequest, temporary: string, eventPath: string): Record<string, string> {
  const repository = request.repository ?? 'octocat/hello'
  const results = request.results
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: request.eventName,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0],
    GITHUB_SHA: request.sha,
    GITHUB_REF: request.ref,
    GITHUB_REF_NAME: request.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: request.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_WORKFLOW: 'heapslope',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/heapslope.yml@${request.ref}`,
    GITHUB_JOB: request.job ?? 'memory',
    GITHUB_ACTION: request.step ?? '__heapslope_heapslope',
    GITHUB_RUN_ID: String(request.runId ?? 987),
    GITHUB_RUN_NUMBER: '12',
    GITHUB_RUN_ATTEMPT: String(request.runAttempt ?? 1),
    GITHUB_RETENTION_DAYS: '90',
    // The host must end in .localhost: @actions/artifact takes every other local one for an Enterprise Server.
    GITHUB_SERVER_URL: 'http://github.localhost',
    GITHUB_API_URL: request.apiUrl,
    GITHUB_GRAPHQL_URL: `${request.apiUrl}/graphql`,
    GITHUB_WORKSPACE: request.workspace,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: temporary,
    ...(results === undefined
      ? {}
      : {
          ACTIONS_RESULTS_URL: `${results.url}/`,
          ACTIONS_RUNTIME_URL: `${results.url}/`,
          ACTIONS_RUNTIME_TOKEN: results.token,
        }),
  }
}

/** Spaces become underscores, letters upper case, dashes stay; `required` is not enforced and unknown inputs pass. */
function inputVariables(inputs: Action['inputs'], request: StepRequest): Record<string, string> {
  const given = new Map(Object.entries(request.with).map(([name, value]) => [name.toLowerCase(), value]))
  const values = new Map(
    Object.entries(inputs).map(([name, { default: value }]) => [
      name.toLowerCase(),
      value === undefined ? '' : evaluated(String(value), request),
    ]),
  )
  for (const [name, value] of given) values.set(name, value)
  return Object.fromEntries(
    [...values].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

function evaluated(text: string, request: StepRequest): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    switch (expression) {
      case 'github.token':
        return request.token
      case 'toJSON(matrix)':
        return JSON.stringify(request.matrix ?? null, null, 2)
      case 'toJSON(strategy)':
        return JSON.stringify(request.strategy ?? SINGLE_JOB, null, 2)
      default:
        throw new Error(`this runner does not evaluate \${{ ${expression} }}`)
    }
  })
}

interface Ended {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly timedOut: boolean
  readonly rawLog: string
}

/** Cancelling is SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
async function runToEnd(
  main: string,
  env: Readonly<Record<string, string>>,
  request: StepRequest,
  log: StepLog,
): Promise<Ended> {
  const child = spawn(process.execPath, [main], {
    cwd: request.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.pid !== undefined) request.onStart?.(child.pid)
  const raw: string[] = []
  let cancelled = false
  for (const input of [child.stdout, child.stderr])
    createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      raw.push(line)
      log.take(line)
      if (request.cancelAt?.test(line) === true) cancel()
    })
  const timers: NodeJS.Timeout[] = []
  const cancel = () => {
    if (cancelled) return
    cancelled = true
    child.kill('SIGINT')
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), 7500),
      setTimeout(() => child.kill('SIGKILL'), 10_000),
    )
  }
  timers.push(setTimeout(cancel, request.timeoutMs ?? 560_000))
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, by) => resolve([code, by]))
  })
  for (const timer of timers) clearTimeout(timer)
  return { exitCode, signal, timedOut: cancelled, rawLog: raw.join('\n') }
}
