/** A column whose length the header does not tell. Doubles; `trimmed` gives back what was filled. */
export interface GrowingColumn {
  readonly push: (value: number) => void
  readonly trimmed: () => Uint32Array<ArrayBuffer>
  readonly length: () => number
}

export function createGrowingColumn(initialLength = 1024): GrowingColumn {
  let values = new Uint32Array(initialLength)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    trimmed: () => (length === values.length ? values : values.slice(0, length)),
    length: () => length,
  }
}
