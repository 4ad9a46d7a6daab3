import type { StringIndex } from '../format/brands.ts'
import type { StringTable } from '../format/string-table.ts'

/** Names that carry meaning in V8's snapshots, by string index; -1 where this snapshot lacks one. */
export interface WellKnownNames {
  readonly plainObject: StringIndex | -1
  readonly proto: StringIndex | -1
  readonly documentTrees: StringIndex | -1
  readonly externalStringData: StringIndex | -1
  readonly nativeContext: StringIndex | -1
  readonly sloppyFunctionMap: StringIndex | -1
  readonly mapDescriptors: StringIndex | -1
}

export function findWellKnownNames(strings: StringTable): WellKnownNames {
  const [
    plainObject,
    proto,
    documentTrees,
    externalStringData,
    nativeContext,
    sloppyFunctionMap,
    mapDescriptors,
  ] = strings.find([
    'Object',
    '__proto__',
    '(Document DOM trees)',
    'system / ExternalStringData',
    'system / NativeContext',
    'sloppy_function_map',
    '(map descriptors)',
  ])
  return {
    plainObject,
    proto,
    documentTrees,
    externalStringData,
    nativeContext,
    sloppyFunctionMap,
    mapDescriptors,
  }
}
