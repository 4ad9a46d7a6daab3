/**
 * Node types under codes of our own: the parser translates the file's, so that code can compare with constants.
 * Types that only a newer V8 knows follow from `knownNodeTypes.length` on.
 */
export const NodeType = {
  hidden: 0,
  array: 1,
  string: 2,
  object: 3,
  code: 4,
  closure: 5,
  regexp: 6,
  number: 7,
  native: 8,
  synthetic: 9,
  concatenatedString: 10,
  slicedString: 11,
  symbol: 12,
  bigint: 13,
  objectShape: 14,
  wasmObject: 15,
} as const

/** V8's spelling of each type, by code. */
export const knownNodeTypes: readonly string[] = [
  'hidden',
  'array',
  'string',
  'object',
  'code',
  'closure',
  'regexp',
  'number',
  'native',
  'synthetic',
  'concatenated string',
  'sliced string',
  'symbol',
  'bigint',
  'object shape',
  'wasm object',
]
