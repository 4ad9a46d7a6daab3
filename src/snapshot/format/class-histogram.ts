import type { StringIndex } from './brands.ts'
import type { SectionReader } from './byte-window.ts'
import { NodeType } from './node-type.ts'
import { createRecordReader } from './record-reader.ts'
import type { SnapshotSchema } from './schema.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'
import { createStringSection } from './string-section.ts'

/** What can be said of a snapshot whose graph is too large for the memory granted. */
export interface ClassHistogram {
  readonly nodeCount: number
  readonly edgeCount: number
  readonly selfSizeBytes: number
  /** Largest first, no more than `longestHistogram`. */
  readonly classes: readonly ClassCount[]
}

export interface ClassCount {
  /** Name of the constructor, or the type in parentheses; plain objects are all `Object`. */
  readonly name: string
  readonly objects: number
  /** As in the file: backing stores are counted apart from their owners. */
  readonly selfSizeBytes: number
}

const longestHistogram = 1000

export interface HistogramSections {
  readonly nodes: SectionReader
  readonly strings: SectionReader
  readonly histogram: () => ClassHistogram
}

/** Counts nodes as they pass; of the strings, only the names that are shown are kept. */
export function createHistogramSections(schema: SnapshotSchema): HistogramSections {
  const { nodeFields, nodeTypeCode, nodeTypeNames } = schema
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => nodeFields.indexOf(field))
  const named = createTally()
  const typed = createTally()
  let counted = 0
  let totalBytes = 0
  let shown: ReadonlySet<number> | null = null

  const nodes = createRecordReader({
    section: 'nodes',
    fieldCount: nodeFields.length,
    taken: [typeAt, nameAt, sizeAt],
    take(fields, byteOffset) {
      const type = fields[typeAt] < 256 ? nodeTypeCode[fields[typeAt]] : 255
      if (type === 255 || fields[nameAt] >= 2 ** 32) {
        const expected = 'a node type of meta.node_types and a name below 2^32'
        throw new SnapshotFormatError({ byteOffset, section: 'nodes', expected, found: fields.join() })
      }
      const bytes = fields[sizeAt]
      counted++
      totalBytes += bytes
      if (type === NodeType.object || type === NodeType.native) named.add(fields[nameAt], bytes)
      else typed.add(type, bytes)
    },
    close: () => {
      shown = new Set(named.largest(longestHistogram).map(({ key }) => key))
    },
  })
  const strings = createStringSection(0, 0, (index) => shown === null || shown.has(index))
  return {
    nodes,
    strings: strings.reader,
    histogram() {
      if (shown === null || counted !== schema.nodeCount) {
        const expected = `${schema.nodeCount} nodes`
        throw new SnapshotFormatError({ byteOffset: 0, section: 'nodes', expected, found: `${counted}` })
      }
      const table = strings.table()
      const classes = [
        ...named.largest(longestHistogram).map(({ key, ...sums }) => ({
          name: key < table.count ? table.decode(key as StringIndex) : '(no such string)',
          ...sums,
        })),
        ...typed
          .largest(longestHistogram)
          .map(({ key, ...sums }) => ({ name: `(${nodeTypeNames[key]})`, ...sums })),
      ]
      return {
        nodeCount: counted,
        edgeCount: schema.edgeCount,
        selfSizeBytes: totalBytes,
        classes: classes.sort((a, b) => b.selfSizeBytes - a.selfSizeBytes).slice(0, longestHistogram),
      }
    },
  }
}

interface Tally {
  readonly add: (key: number, bytes: number) => void
  readonly largest: (
    most: number,
  ) => readonly { readonly key: number; readonly objects: number; readonly selfSizeBytes: number }[]
}

/** Sums by key, as many keys as there are: open addressing, as a Map ends at 2^24 entries. */
function createTally(): Tally {
  let capacity = 1024
  let used = 0
  /** Key + 1, 0 free; doubles, as keys have 32 bits. */
  let keys = new Float64Array(capacity)
  let objects = new Uint32Array(capacity)
  let sizes = new Float64Array(capacity)
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & (capacity - 1)
    while (keys[slot] !== 0 && keys[slot] !== key + 1) slot = (slot + 1) & (capacity - 1)
    return slot
  }
  const put = (key: number, count: number, bytes: number): void => {
    const slot = slotOf(key)
    if (keys[slot] === 0) used++
    keys[slot] = key + 1
    objects[slot] += count
    sizes[slot] += bytes
  }
  const grow = (): void => {
    const [oldKeys, oldObjects, oldSizes] = [keys, objects, sizes]
    capacity *= 2
    used = 0
    keys = new Float64Array(capacity)
    objects = new Uint32Array(capacity)
    sizes = new Float64Array(capacity)
    for (let slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] !== 0) put(oldKeys[slot] - 1, oldObjects[slot], oldSizes[slot])
    }
  }
  return {
    add(key, bytes) {
      if (used * 2 >= capacity) grow()
      put(key, 1, bytes)
    },
    largest(most) {
      let found: { key: number; objects: number; selfSizeBytes: number }[] = []
      const shorten = (): void => {
        found = found.sort((a, b) => b.selfSizeBytes - a.selfSizeBytes).slice(0, most)
      }
      for (let slot = 0; slot < capacity; slot++) {
        if (keys[slot] === 0) continue
        found.push({ key: keys[slot] - 1, objects: objects[slot], selfSizeBytes: sizes[slot] })
        if (found.length > 10 * most) shorten()
      }
      shorten()
      return found
    },
  }
}
