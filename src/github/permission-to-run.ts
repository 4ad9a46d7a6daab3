import type { Event } from './event.ts'

export type PermissionToRun =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/**
 * Whether a workload may be run for this event. `pull_request_target` and `workflow_run` hand a job the base
 * repository's secrets and a token that writes: running a stranger's code there gives both away.
 */
export function permissionToRun(event: Event): PermissionToRun {
  switch (event.kind) {
    case 'pull-request-target':
      return refused(
        'refused-pull-request-target',
        'pull_request_target runs with the secrets of this repository, so a workload of the pull request must not run there. Use "on: pull_request".',
      )
    case 'workflow-run':
      return refused(
        'refused-workflow-run',
        'workflow_run runs with the secrets of this repository, so no workload may run there. Measure on "pull_request", and set "mode: report" in the workflow on workflow_run.',
      )
    case 'pull-request':
    case 'push':
    case 'schedule':
    case 'workflow-dispatch':
    case 'merge-group':
    case 'other':
      return { kind: 'granted' }
  }
}

function refused(code: string, text: string): PermissionToRun {
  return { kind: 'refused', code, text }
}
