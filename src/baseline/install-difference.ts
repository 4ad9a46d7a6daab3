import type { Note } from '../result/index.ts'
import { LOCK_FILE } from './fingerprint.ts'
import { contentOf } from './overlay-workload.ts'
import type { PreparedSide } from './sides.ts'

/** Lock files that are named at most. */
const MOST_NAMED = 3

/** Where the sides run with other packages than each other, how that came; null where they do not. After the install. */
export async function installDifference(head: PreparedSide, base: PreparedSide): Promise<Note | null> {
  const [ofHead, ofBase] = [head.setupCommand, base.setupCommand]
  if (ofHead === null && ofBase === null) return null
  if (ofHead !== ofBase)
    return {
      code: 'installed-differently',
      text: `each side was installed by its own: head ${how(ofHead)}, base ${how(ofBase)}`,
    }
  const locks = [...new Set([...head.files, ...base.files])].filter((file) => LOCK_FILE.test(file)).sort()
  const differing: string[] = []
  for (const file of locks) {
    const [one, other] = [await contentOf(head, file), await contentOf(base, file)]
    if (one === null || other === null || !one.equals(other)) differing.push(file)
  }
  if (differing.length === 0) return null
  const named = differing.slice(0, MOST_NAMED).join(', ')
  const more = differing.length > MOST_NAMED ? ` and ${differing.length - MOST_NAMED} more` : ''
  return {
    code: 'lock-file-differs',
    text: `each side ran with the packages that its own lock file pins (${named}${more}): a difference may be theirs`,
  }
}

function how(command: string | null): string {
  return command === null ? 'not at all, as it has nothing to install' : `with ${command}`
}
