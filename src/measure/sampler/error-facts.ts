import type { ErrorFacts } from './frame.ts'

const LONGEST_MESSAGE = 2_000
const LONGEST_STACK = 4_000

/** What was thrown, whatever it is, as short plain text. Never throws: a hostile getter counts as absent. */
export function errorFacts(thrown: unknown): ErrorFacts {
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function'
  const message = isObject ? text(() => (thrown as Error).message) : null
  return {
    name: (isObject ? text(() => (thrown as Error).name) : null) ?? (isObject ? 'Error' : typeof thrown),
    message: (message ?? text(() => String(thrown)) ?? 'a value that cannot be shown').slice(
      0,
      LONGEST_MESSAGE,
    ),
    code: isObject ? text(() => (thrown as NodeJS.ErrnoException).code) : null,
    stack: (isObject ? text(() => (thrown as Error).stack) : null)?.slice(0, LONGEST_STACK) ?? null,
  }
}

function text(read: () => unknown): string | null {
  try {
    const value = read()
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
