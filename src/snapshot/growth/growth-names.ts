import type { StringIndex, StringTable } from '../format/index.ts'

const texts = {
  context: 'context',
  previous: 'previous',
  shared: 'shared',
  scopeInfo: 'scope_info',
  script: 'script',
  scriptOrDebugInfo: 'script_or_debug_info',
  map: 'map',
  descriptors: 'descriptors',
  properties: 'properties',
  proto: '__proto__',
  constructorProperty: 'constructor',
  prototype: 'prototype',
  plainObject: 'Object',
  moduleClass: 'Module',
  exportsProperty: 'exports',
  contextClass: 'system / Context',
  cellClass: 'system / Cell',
  contextifyClass: 'Node / ContextifyContext',
  objectProperties: '(object properties)',
} as const

/** Names that growth looks for, by string index; -1 where this snapshot lacks one. */
export type GrowthNames = { readonly [Key in keyof typeof texts]: StringIndex | -1 }

export function findGrowthNames(strings: StringTable): GrowthNames {
  const found = strings.find(Object.values(texts))
  const entries = Object.keys(texts).map((key, index) => [key, found[index]])
  return Object.fromEntries(entries) as GrowthNames
}
