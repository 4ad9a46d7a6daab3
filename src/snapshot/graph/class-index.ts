import type { ClassOrdinal, NodeOrdinal, StringIndex } from '../format/brands.ts'
import type { SnapshotColumns } from '../format/columns.ts'
import { NodeType } from '../format/node-type.ts'
import { createExampleTable } from './example-table.ts'
import { inferInterfaces } from './interfaces.ts'
import { formatPropertyName } from './property-walk.ts'
import type { WellKnownNames } from './well-known-names.ts'
import type { Workspace } from './workspace.ts'

/**
 * The class of every node, as DevTools groups them: objects by name and by the script location of their constructor, plain
 * objects by the interface inferred from their properties, functions together.
 */
export interface ClassIndex {
  readonly count: number
  /** Class of a node, indexed by `NodeOrdinal`. */
  readonly ofNode: Uint32Array
  /** Name as DevTools shows it: `Session`, `{id, name}`, `Detached Node`, `(string)`. Decoded on demand. */
  readonly name: (classOrdinal: ClassOrdinal) => string
  /** Property names of the interface a plain object was matched with, else null. */
  readonly shapeKeys: (classOrdinal: ClassOrdinal) => readonly string[] | null
  /** Any one node of the class. */
  readonly example: (classOrdinal: ClassOrdinal) => NodeOrdinal
  /** Row in `SourceLocations` of where the class's constructor is defined; -1 where it is unknown. */
  readonly locationRow: (classOrdinal: ClassOrdinal) => number
}

const noRow = -1

export function classifyNodes(
  columns: SnapshotColumns,
  names: WellKnownNames,
  detached: Uint8Array | null,
  workspace: Workspace,
): ClassIndex {
  const { nodeCount, nodeType, nodeName, nodeTypeNames, strings } = columns
  const ofNode = workspace.fourth.subarray(0, nodeCount)
  const interfaces = inferInterfaces(columns, names, workspace.rest)

  // a class is a name and perhaps a location; a name is a text, a string of the file, or an interface
  const examples: number[] = []
  const rows: number[] = []
  const nameKinds: number[] = []
  const nameRefs: number[] = []
  const [text, fileString, detachedString, shape] = [0, 1, 2, 3]
  const texts: string[] = []
  const add = (kind: number, ref: number, node: number, row: number): number => {
    nameKinds.push(kind)
    nameRefs.push(ref)
    rows.push(row)
    return examples.push(node) - 1
  }

  const classOfText = new Map<string, number>()
  const byText = (name: string, node: number): number => {
    let found = classOfText.get(name)
    if (found === undefined) {
      found = add(text, texts.push(name) - 1, node, noRow)
      classOfText.set(name, found)
    }
    return found
  }
  /** `<div id="a">` counts as `<div>`. */
  const isElement = (name: number): boolean => strings.bytes[strings.offset[name]] === 60
  const isDetachedElement = (name: number): boolean =>
    strings.bytes[strings.offset[name]] === 68 && strings.decode(name as StringIndex).startsWith('Detached <')
  const addNamed = (node: number, isDetached: boolean): number => {
    const name = nodeName[node]
    const isTag = isElement(name) || isDetachedElement(name)
    if (!isTag) return add(isDetached ? detachedString : fileString, name, node, noRow)
    return byText(elementName((isDetached ? 'Detached ' : '') + strings.decode(name as StringIndex)), node)
  }
  /** Class + 1 of a name, 0 where it has none yet. */
  const classOfName = new Uint32Array(strings.count)
  const classOfDetachedName = detached === null ? null : new Uint32Array(strings.count)
  const byName = (node: number): number => {
    const isDetached = detached !== null && detached[node] !== 0
    const table = isDetached && classOfDetachedName !== null ? classOfDetachedName : classOfName
    const name = nodeName[node]
    if (table[name] === 0) table[name] = addNamed(node, isDetached) + 1
    return table[name] - 1
  }

  const classOfType = new Int32Array(nodeTypeNames.length).fill(-1)
  for (let node = 0; node < nodeCount; node++) {
    const type = nodeType[node]
    if (type === NodeType.object || type === NodeType.native) ofNode[node] = byName(node)
    else {
      if (classOfType[type] < 0) classOfType[type] = byText(typeClassName(type, nodeTypeNames), node)
      ofNode[node] = classOfType[type]
    }
  }

  const classOfShape = new Int32Array(interfaces.definitions.length).fill(-1)
  interfaces.match((node, definition) => {
    if (classOfShape[definition] < 0) classOfShape[definition] = add(shape, definition, node, noRow)
    ofNode[node] = classOfShape[definition]
  })

  locateClasses(columns, ofNode, rows, (base, node, row) => add(nameKinds[base], nameRefs[base], node, row))

  const shapeNames = (definition: number): readonly string[] =>
    interfaces.definitions[definition].map((name) => strings.decode(name))
  return {
    count: examples.length,
    ofNode,
    name(classOrdinal) {
      const ref = nameRefs[classOrdinal]
      switch (nameKinds[classOrdinal]) {
        case text:
          return texts[ref]
        case shape:
          return `{${shapeNames(ref).map(formatPropertyName).join(', ')}}`
        case detachedString:
          return `Detached ${strings.decode(ref as StringIndex)}`
      }
      return strings.decode(ref as StringIndex)
    },
    shapeKeys: (classOrdinal) =>
      nameKinds[classOrdinal] === shape ? shapeNames(nameRefs[classOrdinal]) : null,
    example: (classOrdinal) => examples[classOrdinal] as NodeOrdinal,
    locationRow: (classOrdinal) => rows[classOrdinal],
  }
}

/** Splits the classes of objects by the location of their constructor: the same name in two scripts is two classes. */
function locateClasses(
  columns: SnapshotColumns,
  ofNode: Uint32Array,
  rowOfClass: readonly number[],
  addLocated: (base: number, node: number, row: number) => number,
): void {
  const { nodeType, locations } = columns
  const { node: nodeOfRow, scriptId, line, column } = locations
  /** The class without location of the row's node; a node that has two rows keeps the last. */
  const baseOfRow = new Uint32Array(locations.count)
  const same = (row: number, other: number): boolean =>
    line[row] === line[other] &&
    column[row] === column[other] &&
    scriptId[row] === scriptId[other] &&
    baseOfRow[row] === baseOfRow[other]
  const groups = createExampleTable(same)
  const classOfGroup: number[] = []
  for (let row = 0; row < locations.count; row++) {
    const node = nodeOfRow[row]
    if (nodeType[node] !== NodeType.object) continue
    const current = ofNode[node]
    const base = rowOfClass[current] === noRow ? current : baseOfRow[rowOfClass[current]]
    baseOfRow[row] = base
    let hash =
      Math.imul(line[row], 0x9e3779b1) ^
      Math.imul(column[row], 0x85ebca6b) ^
      Math.imul(scriptId[row], 0xc2b2ae35)
    hash = Math.imul(hash ^ base, 0x27d4eb2f)
    const group = groups.find(row, (hash ^ (hash >>> 15)) >>> 0)
    if (group === classOfGroup.length) classOfGroup.push(addLocated(base, node, row))
    ofNode[node] = classOfGroup[group]
  }
}

function typeClassName(type: number, nodeTypeNames: readonly string[]): string {
  switch (type) {
    case NodeType.hidden:
      return '(system)'
    case NodeType.code:
      return '(compiled code)'
    case NodeType.closure:
      return 'Function'
    case NodeType.regexp:
      return 'RegExp'
  }
  return `(${nodeTypeNames[type]})`
}

function elementName(name: string): string {
  const start = name.startsWith('<') ? 0 : name.startsWith('Detached <') ? 10 : -1
  const space = start < 0 ? -1 : name.indexOf(' ', start)
  return space < 0 ? name : `${name.slice(0, space)}>`
}
