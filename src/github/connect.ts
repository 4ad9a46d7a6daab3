import type { ClientOptions, GithubClient } from './client.ts'

/** A client for GitHub's REST API; its libraries are loaded only now, as most of the run does without them. */
export async function connect(options: ClientOptions): Promise<GithubClient> {
  const { createClient } = await import('./client.ts')
  return createClient(options)
}
