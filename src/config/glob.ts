/** Whether a path is a pattern for several. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern)
}

/**
 * Whether a path (forward slashes) matches a pattern: `*` and `?` inside one part of the path, `**` over any number of
 * parts, `[ab]`, `[!ab]`, `{a,b}`. Parts that begin with a dot match only where the pattern's part does, too.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  return expandBraces(pattern).some((plain) => partsMatch(path.split('/'), plain.split('/')))
}

/** `a{b,c}d` -> `abd`, `acd`; braces may stand in braces. */
function expandBraces(pattern: string): readonly string[] {
  const open = pattern.indexOf('{')
  if (open < 0) return [pattern]
  const { close, alternatives } = alternativesAt(pattern, open)
  if (alternatives.length < 2)
    return expandBraces(pattern.slice(open + 1)).map((rest) => pattern.slice(0, open + 1) + rest)
  const rests = expandBraces(pattern.slice(close + 1))
  return alternatives
    .flatMap(expandBraces)
    .flatMap((alternative) => rests.map((rest) => pattern.slice(0, open) + alternative + rest))
}

/** What stands between the brace at `open` and its partner, divided at its own commas; nothing where it has no partner. */
function alternativesAt(pattern: string, open: number) {
  const alternatives: string[] = []
  let depth = 0
  let start = open + 1
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth++
    else if (pattern[at] === '}') depth--
    if (depth === 0 || (depth === 1 && pattern[at] === ',')) {
      alternatives.push(pattern.slice(start, at))
      start = at + 1
    }
    if (depth === 0) return { close: at, alternatives }
  }
  return { close: open, alternatives: [] }
}

function partsMatch(path: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return path.length === 0
  if (first === '**') {
    if (rest.length === 0) return path.length > 0 && path.every(isVisible)
    for (let taken = 0; taken <= path.length; taken++) {
      if (taken > 0 && !isVisible(path[taken - 1]!)) return false
      if (partsMatch(path.slice(taken), rest)) return true
    }
    return false
  }
  return path.length > 0 && partMatches(path[0]!, first) && partsMatch(path.slice(1), rest)
}

const isVisible = (part: string) => !part.startsWith('.')

function partMatches(part: string, pattern: string): boolean {
  if (part === pattern) return true
  if (!isVisible(part) && !pattern.startsWith('.')) return false
  return expressionOf(pattern)?.test(part) ?? false
}

/** null for a set that is none, `[z-a]`: such a part matches only itself. */
function expressionOf(pattern: string): RegExp | null {
  const source = pattern.replaceAll(/\*+|\?|\[(!?)([^\]]+)\]|[\\^$.|+(){}[\]]/g, (token, negated, set) => {
    if (token.startsWith('*')) return '[^/]*'
    if (token === '?') return '[^/]'
    if (set === undefined) return `\\${token}`
    return `[${negated === '!' ? '^' : ''}${String(set).replaceAll(/[\\^[\]]/g, '\\$&')}]`
  })
  try {
    return new RegExp(`^${source}$`, 'su')
  } catch {
    return null
  }
}
