/** Groups of nodes that are the same in some respect, each told by its first node: nothing else of the key is kept. */
export interface ExampleTable {
  /** The group of a node, a new one where none is the same. Groups are numbered from 0. */
  readonly find: (node: number, hash: number) => number
  readonly example: (group: number) => number
}

/** Open addressing over hash and example; `same` is only asked where the whole hash agrees. */
export function createExampleTable(same: (node: number, example: number) => boolean): ExampleTable {
  let capacity = 1024
  let count = 0
  /** Group + 1, 0 free. */
  let slots = new Uint32Array(capacity)
  let hashes = new Uint32Array(capacity / 2)
  let examples = new Uint32Array(capacity / 2)

  const grow = (): void => {
    capacity *= 2
    slots = new Uint32Array(capacity)
    const moreHashes = new Uint32Array(capacity / 2)
    moreHashes.set(hashes)
    hashes = moreHashes
    const moreExamples = new Uint32Array(capacity / 2)
    moreExamples.set(examples)
    examples = moreExamples
    for (let group = 0; group < count; group++) {
      let slot = hashes[group] & (capacity - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1)
      slots[slot] = group + 1
    }
  }

  return {
    find(node, hash) {
      let slot = hash & (capacity - 1)
      while (slots[slot] !== 0) {
        const group = slots[slot] - 1
        if (hashes[group] === hash && same(node, examples[group])) return group
        slot = (slot + 1) & (capacity - 1)
      }
      if (count * 2 >= capacity) {
        grow()
        slot = hash & (capacity - 1)
        while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1)
      }
      hashes[count] = hash
      examples[count] = node
      slots[slot] = count + 1
      return count++
    },
    example: (group) => examples[group],
  }
}
