import type { Result, SideDescription } from '../../result/index.ts'
import { code, type Phrase, phrase } from './prose.ts'

const SHORT_COMMIT_CHARACTERS = 7
const MAX_RUNTIMES = 3

/** What was compared, on what, by which heapslope: the parts of a footer. */
export function provenance(result: Result): readonly Phrase[] {
  return [
    compared(result),
    ...runtimesOf(result),
    phrase(`${result.platform.os} ${result.platform.arch}`),
    phrase(`heapslope ${result.heapslopeVersion}`),
  ]
}

function compared({ base, head }: Result): Phrase {
  if (head === null) return phrase('Nothing was checked out')
  if (base === null) return phrase('head ', ...sidePhrase(head), ' alone')
  return phrase('base ', ...sidePhrase(base), ', head ', ...sidePhrase(head))
}

/** A side that is called by its commit is named once. */
function sidePhrase({ commit, description, dirty }: SideDescription): Phrase {
  const short = commit === null ? null : commit.slice(0, SHORT_COMMIT_CHARACTERS)
  const isNamedByCommit = commit !== null && description === commit
  return phrase(
    ...(isNamedByCommit ? [] : [code(description)]),
    ...(short === null ? [] : [...(isNamedByCommit ? [] : [' ']), code(short)]),
    ...(dirty ? [' with uncommitted changes'] : []),
  )
}

function runtimesOf(result: Result): readonly Phrase[] {
  const names = result.workloads.flatMap((workload) =>
    workload.runs.map((run) => `Node.js ${run.node.replace(/^v/, '')}, ${run.v8} V8`),
  )
  return [...new Set(names)].slice(0, MAX_RUNTIMES).map((name) => phrase(name))
}
