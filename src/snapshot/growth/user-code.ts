import { NodeType, type SnapshotColumns, type StringIndex } from '../format/index.ts'
import { followInternal } from './edges.ts'
import type { GrowthNames } from './growth-names.ts'

/** What the snapshot tells about the program's own code. */
export interface UserCode {
  /** Whether the closure is written in a file, not in Node or V8. */
  readonly isUserClosure: (node: number) => boolean
  /** Whether a closure written in a file can see the context's variables. */
  readonly isUserContext: (node: number) => boolean
  /** Contexts that hold the variables of a file's top level. */
  readonly moduleContexts: readonly number[]
}

const user = 1
const foreign = 2
const seen = 4

export function findUserCode(columns: SnapshotColumns, names: GrowthNames): UserCode {
  const { nodeCount, nodeType, nodeName } = columns
  // bits of a script or shared function: whose it is; of a context: whether it was walked
  const known = new Uint8Array(nodeCount)
  const isUserScript = (script: number): boolean => {
    if (known[script] === 0) known[script] = isFileName(scriptName(columns, script)) ? user : foreign
    return known[script] === user
  }
  const isUserClosure = (closure: number): boolean => {
    const shared = followInternal(columns, closure, names.shared)
    if (shared < 0) return false
    if (known[shared] === 0) {
      const script = scriptOf(columns, names, shared)
      known[shared] = script >= 0 && isUserScript(script) ? user : foreign
    }
    return known[shared] === user
  }
  const moduleContexts: number[] = []
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] !== NodeType.closure || !isUserClosure(node)) continue
    let context = followInternal(columns, node, names.context)
    while (context >= 0 && nodeName[context] === names.contextClass && (known[context] & seen) === 0) {
      known[context] |= seen
      const previous = followInternal(columns, context, names.previous)
      if (previous < 0 || nodeName[previous] !== names.contextClass) moduleContexts.push(context)
      context = previous
    }
  }
  return { isUserClosure, isUserContext: (node) => (known[node] & seen) !== 0, moduleContexts }
}

/** Path or URL of the script a closure is written in, as V8 gives it; empty where the snapshot does not tell. */
export function scriptNameOfClosure(columns: SnapshotColumns, names: GrowthNames, closure: number): string {
  const shared = followInternal(columns, closure, names.shared)
  const script = shared < 0 ? -1 : scriptOf(columns, names, shared)
  return script < 0 ? '' : scriptName(columns, script)
}

function scriptOf(columns: SnapshotColumns, names: GrowthNames, shared: number): number {
  // `script_or_debug_info` up to Node 20
  const script = followInternal(columns, shared, names.script)
  return script >= 0 ? script : followInternal(columns, shared, names.scriptOrDebugInfo)
}

/** A script's node is named like the script; its string `name` would be masked in a redacted snapshot. */
function scriptName({ nodeName, strings }: SnapshotColumns, script: number): string {
  return strings.decode(nodeName[script] as StringIndex)
}

function isFileName(name: string): boolean {
  return name.startsWith('file://') || name.startsWith('/') || /^[A-Za-z]:[\\/]/.test(name)
}
