import type { Environment, Event } from '../github/index.ts'
import type { Inputs } from './inputs.ts'

/** The command that repeats this comparison in any clone of the repository, by commit so that it stays the same one. */
export function reproduceCommand(inputs: Inputs, event: Event, environment: Environment): string {
  const head = inputs.head ?? environment.sha
  const base = inputs.base ?? baseCommit(event, environment)
  const fetched = [head, base].filter((ref): ref is string => ref !== null && isHash(ref))
  const { source } = inputs
  const options = [
    ...(source.kind === 'workload' ? ['--workload', source.file] : []),
    ...(source.kind === 'config' && source.file !== null ? ['--config', source.file] : []),
    ...(base === null ? [] : ['--base', base]),
    '--head',
    head,
    ...Object.entries(inputs.settings)
      // Artifacts are not at hand elsewhere.
      .filter(([name]) => name !== 'baseline')
      .flatMap(([name, value]) => [`--${name}`, value]),
  ]
  const run = ['npx heapslope run', ...[...inputs.only, ...options].map(shellWord)].join(' ')
  return fetched.length === 0 ? run : `git fetch origin ${fetched.join(' ')} && ${run}`
}

/** On a pull request GITHUB_SHA is the merge commit, and base its first parent. */
function baseCommit(event: Event, environment: Environment): string | null {
  switch (event.kind) {
    case 'pull-request':
      return `${environment.sha}^1`
    case 'push':
      return event.before
    case 'merge-group':
      return event.baseSha
    case 'schedule':
    case 'workflow-dispatch':
    case 'pull-request-target':
    case 'workflow-run':
    case 'other':
      return null
  }
}

function isHash(ref: string): boolean {
  return /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(ref)
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./^-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
