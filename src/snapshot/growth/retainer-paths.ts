import {
  type EdgeIndex,
  EdgeType,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'
import { edgeSource } from '../graph/index.ts'
import type { GrowthNames } from './growth-names.ts'
import type { PropertyWords } from './property-words.ts'
import { noEdge, type RetainerTree } from './retainer-tree.ts'
import { createTripleTable } from './triple-table.ts'
import type { UserCode } from './user-code.ts'

/** Number of a path: a chain of steps from the roots, each an edge's name and the class it leads to. 0 is the root's. */
export type PathIndex = number & { readonly unit: 'path-index' }

export interface PathStep {
  /** `sessions`, `[*]`, or empty where V8's own structures lead on without a name. */
  readonly label: string
  /** Class name of what the step leads to; empty for V8's own. */
  readonly className: string
}

/** Paths with indices taken out, told apart by number; nodes that lie alike have the same. */
export interface RetainerPaths {
  /** The path that ends in the node. V8's own nodes have the path of what they belong to. */
  readonly of: (node: number) => PathIndex
  /** Node from which the node's edge in the tree starts, -1 for a start. */
  readonly parentOf: (node: number) => number
  readonly parent: (path: PathIndex) => PathIndex
  readonly step: (path: PathIndex) => PathStep
  /** Whether the last step has a name of its own, no index. */
  readonly isNamed: (path: PathIndex) => boolean
  /** Tells classes of last steps apart; 0 for V8's own. */
  readonly classNumber: (path: PathIndex) => number
  /** Whether the last step leads to a plain object. */
  readonly isPlainObject: (path: PathIndex) => boolean
  /** The path like `like` under another parent, its last name replaced by `[*]` where it is to be. */
  readonly transplant: (parent: PathIndex, like: PathIndex, asIndex: boolean) => PathIndex
  /** How many paths there are by now. */
  readonly count: () => number
  /** Whether objects of the path's class hold each other and all have this path: a linked list, a tree. */
  readonly isRepeating: (path: PathIndex) => boolean
  /** From the roots on, the root's left out; at most 64, behind `…` where there are more. */
  readonly steps: (path: PathIndex) => readonly PathStep[]
}

/** How many steps back a repetition is looked for: `next`, `left.parent`, `children.[*]` and the like are one step for ever. */
const longestPeriod = 4
/** Of a longer path the beginning is left out. */
const longestPath = 64
const anyIndex = '[*]'
const weakMapValue = '(WeakMap)'
/** Names of V8's own for what any object consists of. */
const silent = new Set(
  'table elements properties context previous shared code feedback_cell map script extension value global_object global_proxy'.split(
    ' ',
  ),
)

export function createRetainerPaths(
  columns: SnapshotColumns,
  names: GrowthNames,
  tree: RetainerTree,
  userCode: UserCode,
  isVisible: (node: number) => boolean,
  isSameShape: (node: number, other: number) => boolean,
  words: PropertyWords,
  exportNameOf: (cell: number) => number,
): RetainerPaths {
  const { nodeCount, nodeType, nodeName, edgeWord, edgeName, strings } = columns
  const { parentEdge } = tree
  /** Path + 1, 0 unknown. */
  const pathOf = new Uint32Array(nodeCount)

  // a step's label and class are numbers: a string index + shift, below it the labels and types that are no string of the file
  const shift = 256
  const labelTexts = ['', anyIndex, weakMapValue]
  const table = createTripleTable()
  const repeating = new Set<number>()
  const { find: intern, first: parentOfPath, second: labelOfPath, third: classOfPath } = table
  intern(0, 0, 0)

  /** Of an internal name: 0 silent, 1 an index, 2 a WeakMap's, else itself. */
  const internalLabelOf = (name: number): number => {
    const text = strings.decode(name as StringIndex)
    if (text.includes('pair in WeakMap')) return 2
    if (/^\d/.test(text) || text.includes('@')) return 1
    return silent.has(text) ? 0 : name + shift
  }
  /** The label + 1, 0 not looked at. */
  const internalLabels = new Uint32Array(strings.count)
  const internalLabel = (name: number): number => {
    if (internalLabels[name] === 0) internalLabels[name] = internalLabelOf(name) + 1
    return internalLabels[name] - 1
  }
  const labelOf = (edge: number, source: number): number => {
    const type = edgeWord[edge] & edgeTypeMask
    if (nodeType[source] === NodeType.synthetic && type !== EdgeType.property) return 0
    if (type === EdgeType.element) return 1
    if (type === EdgeType.context) return edgeName[edge] + shift
    if (type === EdgeType.property) return words.isData(edge, source) ? 1 : edgeName[edge] + shift
    if (type !== EdgeType.internal) return 0
    const exportName = nodeName[source] === names.cellClass ? exportNameOf(source) : -1
    return exportName >= 0 ? exportName + shift : internalLabel(edgeName[edge])
  }
  const classNumber = (node: number): number => {
    const type = nodeType[node]
    if (type === NodeType.object && words.isDataClass(nodeName[node])) return type + 1
    if (type === NodeType.object || type === NodeType.native || type === NodeType.closure)
      return nodeName[node] + shift
    return type + 1
  }

  const parentOf = (node: number): number =>
    parentEdge[node] === noEdge ? -1 : edgeSource(columns, parentEdge[node] as EdgeIndex)
  const child = (above: number, edge: number, source: number, node: number): number => {
    const label = labelOf(edge, source)
    const parent = startsAnew(edge, source) ? 0 : above
    if (!isVisible(node)) return isNamedEdge(edge) ? intern(parent, label, 0) : parent
    const className = classNumber(node)
    let earlier = parent
    for (let back = 0; back < longestPeriod && earlier !== 0; back++) {
      if (labelOfPath(earlier) === label && classOfPath(earlier) === className) {
        repeating.add(earlier)
        return earlier
      }
      earlier = parentOfPath(earlier)
    }
    // a tree's nodes hold each other under several names: left, right
    const isOwnClass = className === classOfPath(parent) && label !== 1
    if (!isOwnClass || !isLinked(className, source, node)) return intern(parent, label, className)
    repeating.add(parent)
    return parent
  }
  /**
   * How one gets to a variable of Node's own, or to the exports of a CommonJS module, differs from version to version
   * and is none of the program's.
   */
  const startsAnew = (edge: number, source: number): boolean => {
    const type = edgeWord[edge] & edgeTypeMask
    if (type === EdgeType.context) return !userCode.isUserContext(source)
    const isProperty = type === EdgeType.property && edgeName[edge] === names.exportsProperty
    return isProperty && nodeName[source] === names.moduleClass
  }
  const isNamedEdge = (edge: number): boolean => {
    const type = edgeWord[edge] & edgeTypeMask
    return type === EdgeType.property || type === EdgeType.element || type === EdgeType.context
  }
  /** Whether objects of one class that hold each other are a list or a tree, and not one container inside another. */
  const isLinked = (className: number, source: number, node: number): boolean => {
    if (className < shift) return false
    if (className - shift === names.plainObject) return isVisible(source) && isSameShape(source, node)
    return !containers.has(strings.decode((className - shift) as StringIndex))
  }

  const of = (node: number): PathIndex => {
    if (pathOf[node] !== 0) return (pathOf[node] - 1) as PathIndex
    let depth = 0
    const stack: number[] = []
    let at = node
    while (pathOf[at] === 0 && parentEdge[at] !== noEdge) {
      stack.push(at)
      at = parentOf(at)
      depth++
    }
    if (pathOf[at] === 0) pathOf[at] = 1
    let path = pathOf[at] - 1
    while (depth > 0) {
      const next = stack[--depth]
      path = child(path, parentEdge[next], at, next)
      pathOf[next] = path + 1
      at = next
    }
    return path as PathIndex
  }

  const text = (number: number): string =>
    number >= shift ? strings.decode((number - shift) as StringIndex) : ''
  const step = (path: PathIndex): PathStep => {
    const label = labelOfPath(path)
    const className = classOfPath(path)
    return {
      label: label < labelTexts.length ? labelTexts[label] : text(label),
      className:
        className >= shift || className === 0 ? text(className) : `(${columns.nodeTypeNames[className - 1]})`,
    }
  }
  const parent = (path: PathIndex): PathIndex => parentOfPath(path) as PathIndex
  return {
    of,
    parentOf,
    parent,
    step,
    isNamed: (path) => labelOfPath(path) >= labelTexts.length,
    classNumber: (path) => classOfPath(path),
    isPlainObject: (path) => classOfPath(path) === names.plainObject + shift,
    transplant(to, like, asIndex) {
      const path = intern(to, asIndex ? 1 : labelOfPath(like), classOfPath(like)) as PathIndex
      if (repeating.has(like)) repeating.add(path)
      return path
    },
    count: () => table.count(),
    isRepeating: (path) => repeating.has(path),
    steps(path) {
      const steps: PathStep[] = []
      for (let at = path; at !== 0; at = parent(at)) {
        if (steps.length === longestPath) {
          steps.push({ label: '…', className: '' })
          break
        }
        steps.push(step(at))
      }
      return steps.reverse()
    },
  }
}

const containers = new Set(['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', ''])
