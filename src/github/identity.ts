import type { GithubClient } from './client.ts'

/**
 * The login under which this token writes, or null where GitHub does not tell. GraphQL's `viewer` answers for the token
 * of a job and of an app as well, for which REST's `GET /user` is forbidden.
 */
export async function readIdentity(client: GithubClient): Promise<string | null> {
  try {
    const answer: unknown = await client.graphql('query { viewer { login } }', { request: { retries: 1 } })
    return loginOf(answer)
  } catch {
    return null
  }
}

/**
 * Whether a comment's author is the one who writes with this token. Without an identity every bot counts as ourselves and
 * no person does: a person may quote our marker, and their words are not ours to overwrite.
 */
export function isOwnLogin(
  author: { readonly login: string; readonly type?: string } | null,
  ownLogin: string | null,
): boolean {
  if (author === null) return false
  if (ownLogin === null) return author.type === 'Bot'
  return author.login === ownLogin || author.login === `${ownLogin}[bot]`
}

function loginOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('viewer' in answer)) return null
  const { viewer } = answer
  if (typeof viewer !== 'object' || viewer === null || !('login' in viewer)) return null
  return typeof viewer.login === 'string' ? viewer.login : null
}
