/** A parameter that a caller must give. */
export interface Parameter {
  readonly name: string
  /** As annotated; null in JavaScript. */
  readonly type: string | null
}

const OPENING = '([{'
const CLOSING = ')]}'

/** The required parameters of the list that opens at `open`, and where the list ends. */
export function parametersAt(
  text: string,
  open: number,
): { readonly parameters: readonly Parameter[]; readonly end: number } {
  const pieces: string[] = []
  let depth = 0
  let start = open + 1
  let at = open
  for (; at < text.length; at++) {
    const char = text[at]!
    if (char === "'" || char === '"' || char === '`') at = endOfString(text, at)
    else if (OPENING.includes(char) || (char === '<' && /[\w$]/.test(text[at - 1] ?? ''))) depth++
    else if (CLOSING.includes(char) || (char === '>' && depth > 1 && text[at - 1] !== '=')) depth--
    if (depth === 0 || (depth === 1 && char === ',')) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
    if (depth === 0) break
  }
  return { parameters: pieces.flatMap(parameterOf), end: at }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === text[start]) return at
  }
  return text.length
}

function parameterOf(piece: string): readonly Parameter[] {
  const text = piece.trim().replace(/^((public|private|protected|readonly|override)\s+)+/, '')
  if (text === '' || text.startsWith('...') || /^this\s*:/.test(text)) return []
  // A default, but neither an arrow in a type nor a comparison.
  if (/=(?![>=])/.test(text.replaceAll(/=>/g, ''))) return []
  const named = /^([\w$]+)(\?)?\s*(?::\s*([\s\S]+))?$/.exec(text)
  if (named === null) return [{ name: text.startsWith('[') ? 'list' : 'options', type: null }]
  return named[2] === '?' ? [] : [{ name: named[1]!, type: named[3]?.trim() ?? null }]
}
