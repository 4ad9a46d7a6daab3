/** The file is not JSON, or too large to be a result: it was cut, or is another file. */
export class ResultNotJsonError extends Error {
  override readonly name = 'ResultNotJsonError'
  constructor(found: string, cause?: unknown) {
    super(
      `This is not a heapslope result: ${found}. Name the file heapslope-result.json of a report folder, or download the artifact again.`,
      { cause },
    )
  }
}

/** Written by a later heapslope, or not a result at all. */
export class ResultVersionError extends Error {
  override readonly name = 'ResultVersionError'
  /** What stood at `schemaVersion`, as JSON; null where nothing did. */
  readonly foundVersion: string | null
  readonly readableVersion: number
  constructor(foundVersion: string | null, readableVersion: number) {
    super(
      foundVersion === null
        ? 'This JSON has no schemaVersion, so it is not a heapslope result: name the file heapslope-result.json of a report folder.'
        : `This result has schemaVersion ${foundVersion} and this heapslope reads ${readableVersion}: update heapslope to the version that wrote it.`,
    )
    this.foundVersion = foundVersion
    this.readableVersion = readableVersion
  }
}

/** One thing that is wrong in a result. */
export interface ResultIssue {
  /** `workloads[2].metrics.heapUsed.base.interval[0]`; empty for the whole. */
  readonly path: string
  readonly text: string
}

/** A field that is missing, unknown, of another kind, or out of bounds. */
export class ResultInvalidError extends Error {
  override readonly name = 'ResultInvalidError'
  /** The first few; at least one. */
  readonly issues: readonly ResultIssue[]
  constructor(issues: readonly ResultIssue[]) {
    const named = issues
      .map((issue) => `${issue.path === '' ? 'the result' : issue.path}: ${issue.text}`)
      .join('; ')
    super(
      `This result cannot be used: ${named}. A result is never edited by hand: measure again, and where it came from heapslope as it is, report this.`,
    )
    this.issues = issues
  }
}
