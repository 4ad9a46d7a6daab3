import type { GithubClient } from './client.ts'
import type { Repository } from './environment.ts'
import { requestFailureOf } from './request-failure.ts'

export type ChangedLines =
  /** Whether a line of head is shown in the pull request's diff, as changed or around a change. */
  | { readonly kind: 'read'; readonly holds: (file: string, line: number) => boolean }
  | { readonly kind: 'not-read'; readonly code: string; readonly text: string }

interface Hunk {
  readonly from: number
  readonly to: number
}

/** The lines that a pull request's diff shows. Never throws. */
export async function readChangedLines(
  client: GithubClient,
  repository: Repository,
  number: number,
): Promise<ChangedLines> {
  try {
    const files = await client.paginate(client.rest.pulls.listFiles, {
      owner: repository.owner,
      repo: repository.name,
      pull_number: number,
      per_page: 100,
    })
    const hunks = new Map(
      files.map(({ filename, patch }) => [filename, patch === undefined ? null : hunksOf(patch)]),
    )
    return {
      kind: 'read',
      holds: (file, line) => {
        const shown = hunks.get(file)
        if (shown === undefined) return false
        // A file too large for a patch is folded, and opens whole.
        return shown === null || shown.some(({ from, to }) => from <= line && line <= to)
      },
    }
  } catch (error) {
    const { code, text } = requestFailureOf(error, 'pull-requests: read')
    return { kind: 'not-read', code, text }
  }
}

/** Lines of the new file in a unified diff: `@@ -12,5 +12,8 @@` shows 12 to 19. */
export function hunksOf(patch: string): readonly Hunk[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, from, count]) => ({
    from: Number(from),
    to: Number(from) + Number(count ?? 1) - 1,
  }))
}
