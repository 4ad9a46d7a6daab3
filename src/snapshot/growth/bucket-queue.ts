import { createGrowingColumn } from '../format/growing-column.ts'

/** A priority queue for whole numbers where no entry is further ahead of the current one than `mostCost`. */
export interface BucketQueue {
  readonly push: (node: number, at: number) => void
  /** A node of the least position, -1 where none is left. Within a position, first come first served. */
  readonly pop: () => number
  /** The position of what was popped last. */
  readonly position: () => number
  /** Only of an empty queue. */
  readonly moveTo: (position: number) => void
}

export function createBucketQueue(mostCost: number): BucketQueue {
  const buckets = Array.from({ length: mostCost + 1 }, () => createReusedColumn())
  let position = 0
  let waiting = 0
  return {
    push(node, at) {
      buckets[at % buckets.length].push(node)
      waiting++
    },
    pop() {
      if (waiting === 0) return -1
      for (;;) {
        const node = buckets[position % buckets.length].shift()
        if (node >= 0) {
          waiting--
          return node
        }
        position++
      }
    },
    position: () => position,
    moveTo(next) {
      position = next
    },
  }
}

/** First in, first out; its memory is used again once it is empty. */
function createReusedColumn(): { readonly push: (value: number) => void; readonly shift: () => number } {
  let column = createGrowingColumn(16)
  let taken = 0
  return {
    push: (value) => column.push(value),
    shift() {
      if (taken < column.length()) return column.get(taken++)
      if (taken > 0) column = createGrowingColumn(16)
      taken = 0
      return -1
    },
  }
}
