/**
 * The one place where text from outside (class names, paths, messages, workload names) becomes part of Markdown, HTML,
 * mermaid, workflow commands or a terminal. Every function takes any string and returns one line, except `fencedBlock`.
 */

/** Characters that act instead of being seen: controls, bidirectional, zero-width and other ignorable ones; an emoji's variation selector may stay. */
const ACTING_CHARACTER = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu
/** More marks than any script stacks on one letter. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu
/** Keeps a name from being recognised by GitHub's filters and is not seen. */
const ZERO_WIDTH_SPACE = '\u200b'

/** One line without anything that acts; at most `maxCharacters` code points, the cut marked by an ellipsis. */
export function visibleText(text: string, maxCharacters = 500): string {
  const seen = text
    .slice(0, maxCharacters * 8 + 64)
    .replace(/\s+/gu, ' ')
    .replace(ACTING_CHARACTER, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replace(PILED_MARKS, '$1')
    .trim()
  return clip(seen, maxCharacters)
}

/** Cut at the end. */
function clip(text: string, maxCharacters: number): string {
  const characters = Array.from(text)
  return characters.length <= maxCharacters
    ? text
    : `${characters
        .slice(0, maxCharacters - 1)
        .join('')
        .trimEnd()}…`
}

/** Cut in the middle: of a path both ends matter. */
export function clipMiddle(text: string, maxCharacters: number): string {
  const characters = Array.from(visibleText(text, 4_000))
  if (characters.length <= maxCharacters) return characters.join('')
  const tail = Math.ceil((maxCharacters - 1) / 2)
  return `${characters.slice(0, maxCharacters - 1 - tail).join('')}…${characters.slice(-tail).join('')}`
}

/** What would begin a list, a rule or a heading at the start of a line. */
const LINE_START = /^(?:\d+[.)](?=\s|$)|[-+](?=\s|$)|[-=](?=[-=\s]+$))/

/** Text of a Markdown paragraph, list item or table cell that shows exactly these characters. */
export function markdownText(text: string, maxCharacters = 500): string {
  const escaped = visibleText(text, maxCharacters)
    .replace(/[\\*_[\]~|]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/`/g, '&#96;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(LINE_START, (start) => (start.length === 1 ? `\\${start}` : start.replace(/.$/, '\\$&')))
    .replace(/(?<!&)#/g, '\\#')
  return withoutRecognition(escaped).replace(/\$/g, '<span>$</span>')
}

/**
 * GitHub looks for mentions, references, addresses and emoji in the text it has rendered, so no backslash helps
 * against them: a mark that is not seen parts each from what it would be recognised by.
 */
function withoutRecognition(text: string): string {
  return text
    .replace(/@|(?<!&)#/g, `$&${ZERO_WIDTH_SPACE}`)
    .replace(
      /(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|(?:gh|issues?|pull)(?=[-/]\d)|:(?=[\w+\\-]+:)/gi,
      `$&${ZERO_WIDTH_SPACE}`,
    )
}

/**
 * A Markdown code span showing exactly these characters. In a table cell a pipe would end it, and a backslash before a
 * pipe cannot be written at all (GFM takes both backslashes for one escape): there it is an HTML element.
 */
export function markdownCode(text: string, place: 'line' | 'cell', maxCharacters = 120): string {
  const seen = visibleText(text, maxCharacters) || ' '
  if (place === 'cell' && seen.includes('|')) return `<code>${commentHtmlText(seen, maxCharacters)}</code>`
  const fence = '`'.repeat(longestRun(seen) + 1)
  const padded = /^`|`$|^ .* $/.test(seen) ? ` ${seen} ` : seen
  return fence + padded + fence
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}

/** A fenced block; lines keep their order, each without anything that acts. */
export function fencedBlock(language: string, lines: readonly string[], maxCharactersPerLine = 400): string {
  const seen = lines.map((line) => visibleTextKeepingIndent(line, maxCharactersPerLine))
  const fence = '`'.repeat(Math.max(3, longestRun(seen.join('\n')) + 1))
  return [fence + language, ...seen, fence].join('\n')
}

function visibleTextKeepingIndent(line: string, maxCharacters: number): string {
  const indent = /^ */.exec(line)![0]
  return indent + visibleText(line, maxCharacters)
}

/** Text or a quoted attribute value of an HTML document of our own. */
export function htmlText(text: string, maxCharacters = 500): string {
  return visibleText(text, maxCharacters).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text inside an HTML element of a GitHub comment: mentions and references are looked for there as well. */
export function commentHtmlText(text: string, maxCharacters = 500): string {
  const escaped = htmlText(text, maxCharacters)
  return withoutRecognition(escaped).replace(/[\\*_[\]~|$]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The part of a link between its parentheses; anything but an http or https address is refused. */
export function markdownAddress(url: string): string | null {
  if (!/^https?:\/\/[^\s]+$/i.test(url) || url.length > 2_000) return null
  return encodeURI(visibleText(url, 2_000))
    .replace(/%25/g, '%')
    .replace(/[()<>|`'"*_[\]~\\]/g, percentEncoded)
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** The message of a workflow command. */
export function commandMessage(text: string, maxCharacters: number): string {
  const lines = text.split('\n').map((line) => visibleText(line, maxCharacters))
  return clip(lines.join('\n'), maxCharacters)
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A')
}

/** A property of a workflow command. */
export function commandProperty(text: string, maxCharacters = 200): string {
  return commandMessage(visibleText(text, maxCharacters), maxCharacters)
    .replace(/:/g, '%3A')
    .replace(/,/g, '%2C')
}
