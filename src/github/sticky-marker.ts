/** Which comment is ours and how recent it is; written as an HTML comment at the head of the body. */
export interface StickyMarker {
  /** Workflow, job, matrix leg and step: equal for every run of the same place. */
  readonly key: string
  readonly runId: number
  readonly runAttempt: number
}

export function markerText(marker: StickyMarker): string {
  return `<!-- heapslope key=${encode(marker.key)} run=${marker.runId} attempt=${marker.runAttempt} -->`
}

/** The marker at the start of a comment's body, or null. */
export function markerOf(body: string): StickyMarker | null {
  const found = /^<!-- heapslope key=(\S{1,2000}) run=(\d{1,15}) attempt=(\d{1,9}) -->/.exec(body)
  if (found === null) return null
  const key = decode(found[1])
  return key === null ? null : { key, runId: Number(found[2]), runAttempt: Number(found[3]) }
}

/** Whether `marker` was written by a run started later than `other`: run ids only ever rise. */
export function isNewer(marker: StickyMarker, other: StickyMarker): boolean {
  return marker.runId > other.runId || (marker.runId === other.runId && marker.runAttempt > other.runAttempt)
}

/** Two hyphens would end an HTML comment early. */
function encode(key: string): string {
  return encodeURIComponent(key).replaceAll('-', '%2D')
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
