import {
  clipMiddle,
  commentHtmlText,
  htmlText,
  markdownAddress,
  markdownCode,
  markdownText,
  visibleText,
} from './escape.ts'

/**
 * A sentence in pieces, so that what comes from the workload is told apart from what we say, and each way of showing
 * it escapes by its own rules.
 */
export type Phrase = readonly Piece[]

export type Piece =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  /** A name, a path, a value from the workload. */
  | {
      readonly kind: 'code'
      readonly text: string
      readonly address?: string | null
      /** Stood between backticks in a sentence, and does so again where there is no other way to set it apart. */
      readonly quoted?: boolean
    }

const MAX_NAME_CHARACTERS = 100
const MAX_SENTENCE_CHARACTERS = 600

export const text = (content: string): Piece => ({ kind: 'text', text: content })
export const strong = (content: string): Piece => ({ kind: 'strong', text: content })
export const code = (content: string, address: string | null = null): Piece => ({
  kind: 'code',
  text: clipMiddle(content, MAX_NAME_CHARACTERS),
  address,
})

/** Pieces and plain strings in one go. */
export function phrase(...parts: readonly (Piece | string | Phrase)[]): Phrase {
  return parts.flatMap((part) => (typeof part === 'string' ? [text(part)] : part))
}

/**
 * A sentence from elsewhere, a full stop at its end whoever wrote it; what stands between single backticks becomes code.
 * Two codes never touch: their fences would read as one.
 */
export function sentencePhrase(sentence: string): Phrase {
  const trimmed = sentence.slice(0, MAX_SENTENCE_CHARACTERS).trim()
  const ended = trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`
  return ended
    .split(/(?<!`)(`[^`]+`)(?!`)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^`[^`]+`$/.test(part) ? { kind: 'code', text: part.slice(1, -1), quoted: true } : text(part),
    )
}

export function plainPhrase(pieces: Phrase): string {
  return pieces.map((piece) => visiblePiece(piece)).join('')
}

/** `visibleText` trims, and the spaces between two pieces belong to them. */
function visiblePiece(piece: Piece): string {
  const shown = spaced(piece.text, (content) => visibleText(content, 600))
  return piece.kind === 'code' && piece.quoted === true ? `\`${shown}\`` : shown
}

function spaced(content: string, show: (content: string) => string): string {
  const [, before, middle, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content)!
  if (middle === '') return content === '' ? '' : ' '
  return (before === '' ? '' : ' ') + show(middle!) + (after === '' ? '' : ' ')
}

export function markdownPhrase(pieces: Phrase, place: 'line' | 'cell' = 'line'): string {
  return pieces.map((piece) => markdownPiece(piece, place)).join('')
}

function markdownPiece(piece: Piece, place: 'line' | 'cell'): string {
  switch (piece.kind) {
    case 'text':
      return spaced(piece.text, (content) => markdownText(content, 600))
    case 'strong':
      return `**${markdownText(piece.text, 600)}**`
    case 'code':
      return linked(markdownCode(piece.text, place), piece.address ?? null)
  }
}

function linked(label: string, address: string | null): string {
  const safe = address === null ? null : markdownAddress(address)
  return safe === null ? label : `[${label}](${safe})`
}

/** Inside an HTML element of a comment, where Markdown is not read. */
export function commentHtmlPhrase(pieces: Phrase): string {
  return htmlWith(pieces, commentHtmlText)
}

export function htmlPhrase(pieces: Phrase): string {
  return htmlWith(pieces, htmlText)
}

type TextEscape = (text: string, maxCharacters?: number) => string

function htmlWith(pieces: Phrase, escapeText: TextEscape): string {
  return pieces.map((piece) => htmlPiece(piece, escapeText)).join('')
}

function htmlPiece(piece: Piece, escapeText: TextEscape): string {
  switch (piece.kind) {
    case 'text':
      return spaced(piece.text, (content) => escapeText(content, 600))
    case 'strong':
      return `<strong>${escapeText(piece.text, 600)}</strong>`
    case 'code':
      return `<code>${escapeText(piece.text, 600)}</code>`
  }
}
