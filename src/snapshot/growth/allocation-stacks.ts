import type { AllocationTrace, SnapshotColumns, StringIndex } from '../format/index.ts'
import type { StackFunction } from '../suspect.ts'

const noRow = 0xffffffff
const mostFrames = 64

/** The stack that allocated most of the nodes, innermost first; empty where allocations were not tracked. */
export function commonStack(columns: SnapshotColumns, nodes: readonly number[]): readonly StackFunction[] {
  const { allocations, traceNodeId } = columns
  if (allocations === null || traceNodeId === null) return []
  const counts = new Map<number, number>()
  for (const node of nodes) {
    const id = traceNodeId[node]
    if (id !== 0) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  let best = 0
  for (const [id, count] of counts) if (count > (counts.get(best) ?? 0)) best = id
  const row = best < allocations.rowOfId.length ? allocations.rowOfId[best] : noRow
  return row === noRow ? [] : stackOf(columns, allocations, row)
}

function stackOf({ strings }: SnapshotColumns, { functions, tree }: AllocationTrace, row: number) {
  const stack: StackFunction[] = []
  for (let at = row; at !== 0 && stack.length < mostFrames; at = tree.parentRow[at]) {
    const index = tree.functionIndex[at]
    stack.push({
      functionName: strings.decode(functions.nameIndex[index] as StringIndex),
      scriptName: strings.decode(functions.scriptNameIndex[index] as StringIndex),
      line: functions.line[index],
      column: functions.column[index],
    })
  }
  return stack
}
