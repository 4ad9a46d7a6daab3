/** A column whose length the header does not tell: doubles when it is full. */
export interface GrowingColumn {
  readonly push: (value: number) => void
  readonly get: (index: number) => number
  readonly trimmed: () => Uint32Array<ArrayBuffer>
  readonly length: () => number
}

export function createGrowingColumn(initialLength = 1024): GrowingColumn {
  let values = new Uint32Array(initialLength)
  let length = 0
  return {
    push(value) {
      if (length === values.length) values = doubled(values)
      values[length++] = value
    },
    get: (index) => values[index],
    trimmed: () => values.subarray(0, length),
    length: () => length,
  }
}

/** The same numbers with as much room again. */
export function doubled(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2)
  larger.set(column)
  return larger
}
