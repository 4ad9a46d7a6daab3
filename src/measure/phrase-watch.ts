/** Tells whether a phrase has been printed, also where it is split over two chunks. */
export interface PhraseWatch {
  readonly write: (chunk: Buffer) => void
  readonly seen: () => boolean
}

/** @param phrase null: nothing is watched for */
export function createPhraseWatch(phrase: string | null): PhraseWatch {
  let before = Buffer.alloc(0)
  let isSeen = false
  return {
    write(chunk) {
      if (isSeen || phrase === null) return
      const both = Buffer.concat([before, chunk])
      isSeen = both.includes(phrase)
      before = Buffer.from(both.subarray(Math.max(0, both.length - Buffer.byteLength(phrase) + 1)))
    },
    seen: () => isSeen,
  }
}
