import type { RunOutcome, SnapshotOutcome } from '../measure/index.ts'
import type { Note } from '../result/index.ts'

/** What programs did on the side while they ran, each once a side. */
export function remarkNotes(outcomes: readonly (RunOutcome | SnapshotOutcome)[]): readonly Note[] {
  const notes = new Map<string, Note>()
  for (const { side, remarks = [] } of outcomes)
    for (const { code, text } of remarks)
      if (!notes.has(`${side} ${code}`)) notes.set(`${side} ${code}`, { code, text: `${side}: ${text}` })
  return [...notes.values()]
}
