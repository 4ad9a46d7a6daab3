import type { BaseEvent } from '../baseline/index.ts'
import type { Event } from '../github/index.ts'

/** What the event says of the commits to compare; null where it says nothing and the default branch has to do. */
export function baseEventOf(event: Event): BaseEvent | null {
  switch (event.kind) {
    case 'pull-request': {
      const { headSha, baseSha, baseRef } = event
      return { kind: 'pull-request', headSha, baseSha, baseRef }
    }
    case 'push':
      return { kind: 'push', before: event.before ?? '0'.repeat(40), defaultBranch: event.defaultBranch }
    case 'merge-group':
      return {
        kind: 'commit',
        baseSha: event.baseSha,
        description: event.baseRef.replace(/^refs\/heads\//, ''),
      }
    case 'schedule':
    case 'workflow-dispatch':
    case 'other':
    case 'pull-request-target':
    case 'workflow-run':
      return null
  }
}

/** The event in a few words, for the first line of the log. */
export function eventWords(event: Event): string {
  switch (event.kind) {
    case 'pull-request':
      return `pull request ${event.number}${event.fromFork ? ' from a fork' : ''}`
    case 'push':
      return `push to ${event.ref.replace(/^refs\/(heads|tags)\//, '')}`
    case 'merge-group':
      return `merge group onto ${event.baseRef.replace(/^refs\/heads\//, '')}`
    case 'schedule':
      return `schedule ${event.cron}`
    case 'workflow-dispatch':
      return 'started by hand'
    case 'pull-request-target':
      return `pull_request_target of pull request ${event.number}`
    case 'workflow-run':
      return `end of run ${event.runId}`
    case 'other':
      return event.name
  }
}
