export interface SnapshotFormatFacts {
  /** Offset into the uncompressed text. */
  readonly byteOffset: number
  /** Key of the section, `header` before the first one. */
  readonly section: string
  readonly expected: string
  readonly found: string
  /** Name of the snapshot, where it has one. */
  readonly source?: string
}

/** The text is no heap snapshot, or a damaged one. Remedy: take the snapshot again, or download it again. */
export class SnapshotFormatError extends Error {
  override readonly name = 'SnapshotFormatError'
  readonly byteOffset: number
  readonly section: string
  readonly expected: string
  readonly found: string
  readonly source: string | null

  constructor(facts: SnapshotFormatFacts, options?: ErrorOptions) {
    super(
      `${facts.source === undefined ? '' : `${facts.source} is `}not a readable heap snapshot: in ${facts.section} at byte ${facts.byteOffset} expected ${facts.expected}, found ${facts.found}; take or download it again`,
      options,
    )
    this.byteOffset = facts.byteOffset
    this.section = facts.section
    this.expected = facts.expected
    this.found = facts.found
    this.source = facts.source ?? null
  }
}
