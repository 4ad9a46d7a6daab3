import type { FunctionSection, TraceTreeSection } from './allocation-section.ts'
import type { AllocationTrace } from './columns.ts'
import { SnapshotFormatError } from './snapshot-format-error.ts'

const none = 0xffffffff

/** Joins the two sections, checks what refers to what; null where allocations were not tracked. */
export function joinAllocations(
  functionSection: FunctionSection | null,
  treeSection: TraceTreeSection | null,
  stringCount: number,
): AllocationTrace | null {
  if (functionSection === null || treeSection === null) return null
  const functions = functionSection.functions()
  const tree = treeSection.tree()
  if (tree.count === 0) return null
  const refuse = (section: string, expected: string, found: number): SnapshotFormatError =>
    new SnapshotFormatError({ byteOffset: 0, section, expected, found: `${found}` })
  for (let index = 0; index < functions.count; index++) {
    const name = Math.max(functions.nameIndex[index], functions.scriptNameIndex[index])
    if (name >= stringCount) throw refuse('trace_function_infos', `names below ${stringCount}`, name)
  }
  // V8 numbers the nodes from 1 without gaps; a file that does not is not worth a larger index
  const rowOfId = new Uint32Array(tree.count + 2).fill(none)
  for (let row = 0; row < tree.count; row++) {
    if (tree.id[row] >= rowOfId.length) throw refuse('trace_tree', `ids up to ${tree.count}`, tree.id[row])
    rowOfId[tree.id[row]] = row
    if (tree.functionIndex[row] >= functions.count) {
      throw refuse('trace_tree', `function indices below ${functions.count}`, tree.functionIndex[row])
    }
  }
  return { functions, tree, rowOfId }
}
