import type { Parameter } from './parameters.ts'

/** A value to call with, by what a parameter's type or name promises; null where neither says anything. */
export function sampleArgument({ name, type }: Parameter): string | null {
  const [, ofType] = BY_TYPE.find(([pattern]) => type !== null && pattern.test(type)) ?? []
  if (ofType !== undefined) return ofType
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

const BY_TYPE: readonly (readonly [RegExp, string])[] = [
  [/=>/, '() => {}'],
  [/(\[\]|^(Readonly)?Array<.*>|^Iterable<.*>)$/, '[]'],
  [/^string\b/, "'text'"],
  [/^(number|bigint)\b/, '1'],
  [/^boolean\b/, 'true'],
  [/^(Buffer|Uint8Array)\b/, 'Buffer.alloc(64)'],
  [/^Date\b/, 'new Date(0)'],
  [/^URL\b/, "new URL('https://example.com/')"],
  [/^(\{\s*\}|object|Record<.*>|Partial<.*>|\w*Options)$/, '{}'],
]

const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(url|uri|href)$|Url$/, "'https://example.com/users/7?sort=name'"],
  [/^json$/i, `'{"id":7}'`],
  [
    /^(options?|opts?|config|settings|props|params|attrs|headers|query|obj(ect)?|context|ctx|data|record|item|value|val)$/,
    '{}',
  ],
  [/^(list|items?|values|array|arr|xs|entries|rows|names|args|elements|collection)$|s?List$/, '[1, 2, 3]'],
  [
    /^(n|num(ber)?|count|size|length|len|index|i|x|y|z|a|b|ms|id|seed|start|end|from|to|min|max|limit|width|height|amount|left|right|first|second)$/,
    '1',
  ],
  [/^(cb|callback|fn|func|handler|listener|iteratee|predicate|visitor|done)$/, '() => {}'],
  [/^(date|time|when)$/, 'new Date(0)'],
  [/^(buf(fer)?|bytes|chunk)$/, 'Buffer.alloc(64)'],
  [/^(re|regexp?|pattern)$/, '/./'],
  [/^(path|pathname|route|file(name)?)$/, "'/users/7'"],
  [
    /^(s|str(ing)?|text|txt|input|source|src|code|content|body|message|msg|name|key|word|html|markdown|md|css|line|template|title|token|label|tag|type|method|event|locale|lang|format|prefix|email|user)$/,
    "'text'",
  ],
]
