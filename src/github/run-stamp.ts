/** Which run wrote a comment; stands hidden in the comment's second line. Ids only ever rise, attempts begin at 1. */
export interface RunStamp {
  readonly runId: number
  readonly runAttempt: number
}

/** The body with the stamp behind its first line, which is the hidden marker it is found by. */
export function stamped(body: string, stamp: RunStamp): string {
  const end = body.indexOf('\n')
  return `${body.slice(0, end)}\n<!-- run=${stamp.runId} attempt=${stamp.runAttempt} -->${body.slice(end)}`
}

/** The stamp of a body that begins with this marker line, zeros where it has none; null for any other body. */
export function stampOf(body: string, marker: string): RunStamp | null {
  // GitHub stores what a person edits with CRLF.
  const [first, second = ''] = body.split(/\r?\n/, 2)
  if (first !== marker) return null
  const found = /^<!-- run=(\d{1,15}) attempt=(\d{1,9}) -->$/.exec(second)
  return { runId: Number(found?.[1] ?? 0), runAttempt: Number(found?.[2] ?? 0) }
}

/** Whether `stamp` belongs to a run started later than `other`. */
export function isNewer(stamp: RunStamp, other: RunStamp): boolean {
  return stamp.runId > other.runId || (stamp.runId === other.runId && stamp.runAttempt > other.runAttempt)
}
