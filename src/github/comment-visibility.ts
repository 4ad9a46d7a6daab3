import type { GithubClient } from './client.ts'
import { requestFailureOf } from './request-failure.ts'

const IS_MINIMISED = 'query ($id: ID!) { node(id: $id) { ... on Minimizable { isMinimized } } }'
/** GitHub then shows one line, "marked as resolved", that unfolds on a click. */
const MINIMISE =
  'mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { clientMutationId } }'
const SHOW = 'mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }'

/**
 * Minimises a comment or shows it again, where it is not so already; REST can do neither. Returns why it could not. Never
 * throws.
 */
export async function showOrMinimise(
  client: GithubClient,
  nodeId: string,
  wanted: 'shown' | 'minimised',
): Promise<{ readonly code: string; readonly text: string } | null> {
  try {
    const minimised = isMinimised(await client.graphql(IS_MINIMISED, { id: nodeId }))
    if (minimised === (wanted === 'minimised')) return null
    await client.graphql(wanted === 'minimised' ? MINIMISE : SHOW, { id: nodeId })
    return null
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'pull-requests: write')
    return { code, text }
  }
}

function isMinimised(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('node' in answer)) return false
  const { node } = answer
  return typeof node === 'object' && node !== null && 'isMinimized' in node && node.isMinimized === true
}
