import './json-import-hook.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { parseCommandFile } from './command-files.ts'
import { type Contexts, evaluated, resolved, textOf } from './expression.ts'
import type { StepResult } from './runner.ts'

/** A step that uses this repository's action, everything in it resolved. */
export interface OwnStep {
  readonly job: string
  /** As the runner names it. */
  readonly step: string
  readonly with: Readonly<Record<string, string>>
  readonly matrix: Readonly<Record<string, unknown>> | null
  /** Whether the job checked the repository out before. */
  readonly checkedOut: boolean
  /** What the job put on PATH before, `20`; null where it left the machine's. */
  readonly nodeVersion: string | null
  /** What the job's token may do: of the job, else of the workflow, else of the caller; null where nobody says. */
  readonly permissions: Permissions | null
  /** The context of that name. */
  readonly strategy: Readonly<Record<string, unknown>>
}

export type Permissions = Readonly<Record<string, string>>

export interface WorkflowHost {
  readonly github: Readonly<Record<string, unknown>>
  readonly runOwnStep: (step: OwnStep) => Promise<StepResult>
}

export interface JobRun {
  readonly job: string
  readonly matrix: Readonly<Record<string, unknown>> | null
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** Of this repository's action, in order. */
  readonly steps: readonly StepResult[]
}

interface Order {
  readonly id: string
  readonly needs: readonly string[]
  readonly condition: string
  readonly stepConditions: readonly string[]
  readonly stepIds: readonly string[]
}

interface JobText {
  readonly uses?: string
  readonly permissions?: Permissions
  readonly with?: Readonly<Record<string, unknown>>
  readonly strategy?: { readonly matrix?: unknown; readonly 'fail-fast'?: boolean }
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly steps?: readonly StepText[]
}

interface StepText {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, unknown>>
  readonly with?: Readonly<Record<string, unknown>>
}

const OWN_ACTION = /^heapslope\/heapslope@|^\.\/$/
const OWN_WORKFLOW = /^heapslope\/heapslope\/(\.github\/workflows\/[\w-]+\.yml)@/
const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Runs a workflow job after job as GitHub orders them: `needs`, `if`, step ids and their defaults from GitHub's own workflow
 * parser, expressions by its own evaluator. Of foreign actions only those that set the machine up are known: what they set up is told to the step.
 */
export async function runWorkflow(
  text: string,
  host: WorkflowHost,
  inputs: Readonly<Record<string, unknown>> = {},
  callerPermissions: Permissions | null = null,
): Promise<readonly JobRun[]> {
  const workflow = parse(text) as {
    readonly jobs: Readonly<Record<string, JobText>>
    readonly permissions?: Permissions
  }
  const { jobs } = workflow
  const runs: JobRun[] = []
  for (const order of await orderOf(text)) {
    const before = runs.filter(({ job }) => order.needs.includes(job))
    const needs = Object.fromEntries(
      order.needs.map((id) => {
        const legs = before.filter(({ job }) => job === id)
        return [
          id,
          { result: resultOf(legs), outputs: Object.assign({}, ...legs.map(({ outputs }) => outputs)) },
        ]
      }),
    )
    const contexts = { github: host.github, inputs, needs }
    const failed = before.some(({ result }) => result !== 'success')
    if (evaluated(order.condition, contexts, { failed }) !== true) {
      runs.push({ job: order.id, matrix: null, result: 'skipped', outputs: {}, steps: [] })
      continue
    }
    const job = jobs[order.id]
    const permissions = job.permissions ?? workflow.permissions ?? callerPermissions
    refuseMore(order.id, permissions, callerPermissions)
    const legs = legsOf(resolved(job.strategy?.matrix ?? null, contexts))
    for (const [at, matrix] of legs.entries()) {
      const strategy = {
        'fail-fast': job.strategy?.['fail-fast'] ?? true,
        'job-index': at,
        'job-total': legs.length,
        'max-parallel': legs.length,
      }
      runs.push(await runJob(order, job, { ...contexts, matrix, strategy }, { matrix, permissions }, host))
    }
  }
  return runs
}

/** A called workflow that asks for more than its caller grants is not even started. */
function refuseMore(job: string, asked: Permissions | null, granted: Permissions | null): void {
  if (granted === null) return
  const levels = ['none', 'read', 'write']
  for (const [name, level] of Object.entries(asked ?? {}))
    if (levels.indexOf(level) > levels.indexOf(granted[name] ?? 'none'))
      throw new Error(`The nested job '${job}' is requesting '${name}: ${level}', but is only allowed less`)
}

interface Leg {
  readonly matrix: JobRun['matrix']
  readonly permissions: Permissions | null
}

async function runJob(
  order: Order,
  job: JobText,
  contexts: Contexts,
  leg: Leg,
  host: WorkflowHost,
): Promise<JobRun> {
  if (job.uses !== undefined) return runCalled(order, job, contexts, leg, host)
  const { matrix, permissions } = leg
  const steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {}
  const own: StepResult[] = []
  let failed = false
  let checkedOut = false
  let nodeVersion: string | null = null
  for (const [at, step] of (job.steps ?? []).entries()) {
    const known = { ...contexts, steps }
    if (evaluated(order.stepConditions[at], known, { failed }) !== true) continue
    let outputs: Readonly<Record<string, string>> = {}
    if (step.uses !== undefined && OWN_ACTION.test(step.uses)) {
      const result = await host.runOwnStep({
        job: order.id,
        step: order.stepIds[at],
        with: texts(resolved(step.with ?? {}, known)),
        matrix,
        checkedOut,
        nodeVersion,
        permissions,
        strategy: contexts['strategy'] as OwnStep['strategy'],
      })
      own.push(result)
      outputs = result.outputs
      failed ||= result.outcome === 'failure'
    } else if (step.run !== undefined) {
      const ran = runShell(textOf(resolved(step.run, known)), texts(resolved(step.env ?? {}, known)))
      outputs = ran.outputs
      failed ||= !ran.succeeded
    } else if (step.uses?.startsWith('actions/checkout@')) checkedOut = true
    else if (step.uses?.startsWith('actions/setup-node@'))
      nodeVersion = textOf(resolved(step.with?.['node-version'] ?? null, known))
    else throw new Error(`this harness does not know how to run ${step.uses}`)
    if (step.id !== undefined) steps[step.id] = { outputs }
  }
  const outputs = texts(resolved(job.outputs ?? {}, { ...contexts, steps }))
  return { job: order.id, matrix, result: failed ? 'failure' : 'success', outputs, steps: own }
}

/** A job that calls a reusable workflow of this repository: as good as all of that workflow's jobs. */
async function runCalled(
  order: Order,
  job: JobText,
  contexts: Contexts,
  { matrix, permissions }: Leg,
  host: WorkflowHost,
): Promise<JobRun> {
  const file = OWN_WORKFLOW.exec(job.uses ?? '')?.[1]
  if (file === undefined) throw new Error(`this harness does not know the workflow ${job.uses}`)
  const text = readFileSync(join(root, file), 'utf8')
  const declared = (
    parse(text) as { on: { workflow_call: { inputs: Record<string, { default?: unknown }> } } }
  ).on
  const defaults = Object.entries(declared.workflow_call.inputs).map(([name, { default: value }]) => [
    name,
    value,
  ])
  const given = resolved(job.with ?? {}, contexts) as Readonly<Record<string, unknown>>
  const runs = await runWorkflow(text, host, { ...Object.fromEntries(defaults), ...given }, permissions)
  return {
    job: order.id,
    matrix,
    result: resultOf(runs),
    outputs: {},
    steps: runs.flatMap(({ steps }) => steps),
  }
}

/** Jobs in an order in which each comes after those it needs. */
async function orderOf(text: string): Promise<readonly Order[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
    '@actions/workflow-parser'
  )
  const parsed = parseWorkflow({ name: 'workflow.yml', content: text }, new NoOperationTraceWriter())
  if (parsed.value === undefined) throw new Error('this is no workflow')
  const template = await convertWorkflowTemplate(parsed.context, parsed.value)
  const waiting = template.jobs.map((job): Order => {
    const steps = job.type === 'job' ? job.steps : []
    return {
      id: job.id.value,
      needs: (job.needs ?? []).map(({ value }) => value),
      condition: job.if.expression,
      stepConditions: steps.map((step) => step.if?.expression ?? 'success()'),
      stepIds: steps.map(({ id }) => id),
    }
  })
  const ordered: Order[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => needs.every((id) => ordered.some((done) => done.id === id)))
    if (next < 0) throw new Error('the jobs need each other in a circle')
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

function resultOf(legs: readonly JobRun[]): JobRun['result'] {
  if (legs.some(({ result }) => result === 'failure')) return 'failure'
  return legs.every(({ result }) => result === 'skipped') ? 'skipped' : 'success'
}

/** Every combination of a matrix without `include` and `exclude`, which none of ours has; one leg where there is none. */
function legsOf(matrix: unknown): readonly JobRun['matrix'][] {
  if (matrix === null) return [null]
  let legs: Readonly<Record<string, unknown>>[] = [{}]
  for (const [name, values] of Object.entries(matrix as Record<string, readonly unknown[]>)) {
    if (!Array.isArray(values) || name === 'include' || name === 'exclude')
      throw new Error(`this harness does not expand the matrix entry ${name}`)
    legs = legs.flatMap((leg) => values.map((value: unknown) => ({ ...leg, [name]: value })))
  }
  return legs
}

function texts(values: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values as Record<string, unknown>).map(([name, value]) => [name, textOf(value)]),
  )
}

function runShell(script: string, env: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'shell-step-'))
  const file = join(folder, 'output')
  writeFileSync(file, '')
  try {
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      env: { PATH: process.env.PATH, ...env, GITHUB_OUTPUT: file },
    })
    return { succeeded: status === 0, outputs: parseCommandFile(readFileSync(file, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
