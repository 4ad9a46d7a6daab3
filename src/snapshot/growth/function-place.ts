import {
  EdgeType,
  edgeTargetShift,
  edgeTypeMask,
  NodeType,
  type SnapshotColumns,
  type StringIndex,
} from '../format/index.ts'
import { followInternal } from './edges.ts'
import type { GrowthNames } from './growth-names.ts'
import { scriptNameOfClosure } from './user-code.ts'

/** Scopes looked at, from the inside. */
const mostScopes = 8

/**
 * Where a function of the program is written, in words that stay when lines shift and when the program lies elsewhere: its
 * file, then the last name that each scope around it has, from the inside. Of a function's scope that is its name, of a
 * block's a variable (V8, scope-info.h: variables, then the function's name). Empty where a function is none of a file's.
 */
export function placeOfFunction(
  columns: SnapshotColumns,
  names: GrowthNames,
  closure: number,
): readonly string[] {
  const script = scriptNameOfClosure(columns, names, closure)
  if (script === '' || script.startsWith('node:')) return []
  const place = [stableFileName(script)]
  let context = followInternal(columns, closure, names.context)
  while (context >= 0 && columns.nodeName[context] === names.contextClass && place.length <= mostScopes) {
    const scope = followInternal(columns, context, names.scopeInfo)
    place.push(scope < 0 ? '' : lastName(columns, scope))
    context = followInternal(columns, context, names.previous)
  }
  return place
}

function lastName({ nodeType, nodeName, firstEdge, edgeWord, strings }: SnapshotColumns, scope: number) {
  for (let edge = firstEdge[scope + 1] - 1; edge >= firstEdge[scope]; edge--) {
    const word = edgeWord[edge]
    const target = word >>> edgeTargetShift
    if ((word & edgeTypeMask) === EdgeType.hidden && nodeType[target] === NodeType.string)
      return strings.decode(nodeName[target] as StringIndex)
  }
  return ''
}

/**
 * A script's path below the last `node_modules`, else its last name alone, as copies of a program lie in other folders; without
 * query, extension, and what a bundler adds of a hash (`index-BfL3k2a9.js`). Empty for a text that is no file's (`data:`, `blob:`).
 */
export function stableFileName(scriptName: string): string {
  if (/^(data|blob):/.test(scriptName)) return ''
  const path = scriptName.replace(/[?#].*$/, '').replaceAll('\\', '/')
  const packaged = path.lastIndexOf('/node_modules/')
  const name = packaged < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(packaged + 14)
  const bare = name.replace(/(?<=[^/])\.[cm]?[jt]sx?$/, '')
  return bare.replace(/[-.](?=[A-Za-z_]*\d)\w{6,}$/, '')
}
