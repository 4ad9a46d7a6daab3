import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Environment } from './environment.ts'

/** What happened, reduced to the facts that decide what is compared with what and where the answer goes. */
export type Event =
  | PullRequestEvent
  | {
      readonly kind: 'push'
      readonly ref: string
      /** null on a new branch, where GitHub sends forty zeros. */
      readonly before: string | null
      readonly after: string
      readonly deleted: boolean
      readonly forced: boolean
      readonly defaultBranch: string
    }
  | { readonly kind: 'schedule'; readonly cron: string; readonly defaultBranch: string }
  | { readonly kind: 'workflow-dispatch'; readonly ref: string; readonly defaultBranch: string }
  | {
      readonly kind: 'merge-group'
      readonly headSha: string
      readonly baseSha: string
      readonly baseRef: string
      /** Read from the queue's branch name, the only place that holds it; null where the name has another form. */
      readonly pullRequestNumber: number | null
    }
  | WorkflowRunEvent
  | {
      readonly kind: 'pull-request-target'
      readonly number: number
    }
  /** Any other event: `release`, `repository_dispatch` and what is to come. */
  | { readonly kind: 'other'; readonly name: string; readonly defaultBranch: string | null }

export interface PullRequestEvent {
  readonly kind: 'pull-request'
  readonly number: number
  readonly action: string
  /** `owner/name`; null when the fork it came from has been deleted. */
  readonly headRepository: string | null
  readonly headSha: string
  readonly headRef: string
  readonly baseSha: string
  readonly baseRef: string
  /** The head lives in another repository (or one that is gone), so the token is read-only. */
  readonly fromFork: boolean
}

export interface WorkflowRunEvent {
  readonly kind: 'workflow-run'
  readonly runId: number
  readonly runAttempt: number
  /** The event that started the run that has ended. */
  readonly triggeredBy: string
  readonly conclusion: string | null
  readonly headSha: string
  readonly headBranch: string | null
  /** `owner/name`; null when the fork has been deleted. */
  readonly headRepository: string | null
}

/** The payload file is missing, not JSON, or not of the form of its event. */
export class EventPayloadError extends Error {
  constructor(eventName: string, problem: string, options?: ErrorOptions) {
    super(
      `The payload of the event ${eventName} cannot be used (${problem}). Run the action from a workflow that GitHub started.`,
      options,
    )
    this.name = 'EventPayloadError'
  }
}

/** Throws EventPayloadError. */
export function readEvent(environment: Pick<Environment, 'eventName' | 'eventPath'>): Event {
  let payload: unknown
  try {
    payload = JSON.parse(readFileSync(environment.eventPath, 'utf8'))
  } catch (cause) {
    throw new EventPayloadError(environment.eventName, `${environment.eventPath} holds no JSON`, { cause })
  }
  return eventOf(environment.eventName, payload)
}

/** Throws EventPayloadError. */
export function eventOf(name: string, payload: unknown): Event {
  switch (name) {
    case 'pull_request': {
      const event = parse(pullRequestPayload, name, payload)
      const { head, base } = event.pull_request
      const headRepository = head.repo?.full_name ?? null
      return {
        kind: 'pull-request',
        number: event.pull_request.number,
        action: event.action,
        headRepository,
        headSha: head.sha,
        headRef: head.ref,
        baseSha: base.sha,
        baseRef: base.ref,
        fromFork: headRepository !== event.repository.full_name,
      }
    }
    case 'pull_request_target':
      return {
        kind: 'pull-request-target',
        number: parse(pullRequestPayload, name, payload).pull_request.number,
      }
    case 'push': {
      const event = parse(pushPayload, name, payload)
      return {
        kind: 'push',
        ref: event.ref,
        before: /^0+$/.test(event.before) ? null : event.before,
        after: event.after,
        deleted: event.deleted,
        forced: event.forced,
        defaultBranch: event.repository.default_branch,
      }
    }
    case 'schedule': {
      const event = parse(schedulePayload, name, payload)
      return { kind: 'schedule', cron: event.schedule, defaultBranch: event.repository.default_branch }
    }
    case 'workflow_dispatch': {
      const event = parse(dispatchPayload, name, payload)
      return { kind: 'workflow-dispatch', ref: event.ref, defaultBranch: event.repository.default_branch }
    }
    case 'merge_group': {
      const group = parse(mergeGroupPayload, name, payload).merge_group
      return {
        kind: 'merge-group',
        headSha: group.head_sha,
        baseSha: group.base_sha,
        baseRef: group.base_ref,
        pullRequestNumber: queuedPullRequest(group.head_ref),
      }
    }
    case 'workflow_run': {
      const run = parse(workflowRunPayload, name, payload).workflow_run
      return {
        kind: 'workflow-run',
        runId: run.id,
        runAttempt: run.run_attempt,
        triggeredBy: run.event,
        conclusion: run.conclusion,
        headSha: run.head_sha,
        headBranch: run.head_branch,
        headRepository: run.head_repository?.full_name ?? null,
      }
    }
    default: {
      const event = parse(otherPayload, name, payload)
      return { kind: 'other', name, defaultBranch: event.repository?.default_branch ?? null }
    }
  }
}

/** The branch of a merge queue ends in `pr-NUMBER-BASESHA`. */
function queuedPullRequest(headRef: string): number | null {
  const found = /\/pr-(\d{1,9})-[0-9a-f]{40}$/.exec(headRef)
  return found === null ? null : Number(found[1])
}

const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/, 'not a commit hash'))
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const repository = v.object({ full_name: v.string(), default_branch: v.string() })
const fork = v.nullish(v.object({ full_name: v.string() }), null)

const pullRequestPayload = v.object({
  action: v.string(),
  repository,
  pull_request: v.object({
    number: positive,
    head: v.object({ sha, ref: v.string(), repo: fork }),
    base: v.object({ sha, ref: v.string() }),
  }),
})
const pushPayload = v.object({
  repository,
  ref: v.string(),
  before: sha,
  after: sha,
  deleted: v.optional(v.boolean(), false),
  forced: v.optional(v.boolean(), false),
})
const schedulePayload = v.object({ repository, schedule: v.string() })
const dispatchPayload = v.object({ repository, ref: v.string() })
const mergeGroupPayload = v.object({
  repository,
  merge_group: v.object({ head_sha: sha, head_ref: v.string(), base_sha: sha, base_ref: v.string() }),
})
const workflowRunPayload = v.object({
  repository,
  workflow_run: v.object({
    id: positive,
    run_attempt: v.optional(positive, 1),
    event: v.string(),
    conclusion: v.nullable(v.string()),
    head_sha: sha,
    head_branch: v.nullable(v.string()),
    head_repository: fork,
  }),
})
const otherPayload = v.object({ repository: v.optional(repository) })

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  name: string,
  payload: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, payload)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  throw new EventPayloadError(name, `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
}
