import { SnapshotFormatError } from '../format/index.ts'
import { parseSchema, type SnapshotSchema } from '../format/schema.ts'
import { createGrowingBytes } from './growing-bytes.ts'
import { createNumberRewriter, type NumberRewriter } from './number-rewriter.ts'
import type { RedactionPlan } from './plan-redaction.ts'
import { createStringRewriter } from './string-rewriter.ts'

/** Rewrites a snapshot's text as it comes. */
export interface SnapshotRedactor {
  /** The redacted text so far, without what was handed out before. */
  readonly write: (chunk: Uint8Array) => Uint8Array
  /** The rest; throws `SnapshotFormatError` where the text is not the one that was planned for. */
  readonly end: () => Uint8Array
}

const quote = 34
const backslash = 92
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125
const headerLimitBytes = 1 << 20

/**
 * The same snapshot under the plan's strings: the names of nodes and edges are renumbered, strings are replaced and the copies
 * added, every other byte stays. Takes the text that was parsed for the plan, in chunks of any size.
 */
export function createSnapshotRedactor(plan: RedactionPlan): SnapshotRedactor {
  const out = createGrowingBytes()
  const strings = createStringRewriter(plan, out)
  let schema: SnapshotSchema | null = null
  let header = ''
  let numbers: NumberRewriter | null = null
  let offset = 0
  let depth = 0
  let inString = false
  let escaped = false
  let key = ''

  const refuse = (expected: string, found: string): SnapshotFormatError =>
    new SnapshotFormatError({ byteOffset: offset, section: key || 'header', expected, found })
  const matches = (what: string, wanted: number, found: number): void => {
    if (wanted !== found) throw refuse(`${wanted} ${what}, as in the text that was planned for`, `${found}`)
  }
  const rewriterOf = (section: string): NumberRewriter | null => {
    if (section !== 'nodes' && section !== 'edges') return null
    if (schema === null) throw refuse('the key "snapshot" first', `"${section}"`)
    const [fields, name] =
      section === 'nodes' ? [schema.nodeFields, 'name'] : [schema.edgeFields, 'name_or_index']
    const changes = section === 'nodes' ? plan.changedNodes : plan.changedEdges
    return createNumberRewriter(changes, fields.length, fields.indexOf(name), out)
  }
  const endSection = (): void => {
    if (key === 'snapshot') schema = parseSchema(header, offset)
    if (numbers === null || schema === null) return
    const fields = key === 'nodes' ? schema.nodeFields : schema.edgeFields
    matches('numbers', (key === 'nodes' ? plan.nodeCount : plan.edgeCount) * fields.length, numbers.count())
    numbers = null
  }

  /** One byte of whatever stays as it is. */
  const passByte = (byte: number): void => {
    out.push(byte)
    if (key === 'snapshot' && (depth > 1 || byte === openBrace)) {
      header += String.fromCharCode(byte)
      if (header.length > headerLimitBytes) throw refuse('a header of at most 1 MiB', 'more')
    }
    if (inString) {
      const ends = byte === quote && !escaped
      escaped = byte === backslash && !escaped
      if (ends) inString = false
      else if (depth === 1) key += String.fromCharCode(byte)
    } else if (byte === quote) {
      inString = true
      if (depth === 1) key = ''
    } else if (byte === openBracket || byte === openBrace) {
      depth++
      if (depth === 2 && byte === openBracket) numbers = rewriterOf(key)
    } else if (byte === closeBracket || byte === closeBrace) {
      depth--
      if (depth === 1) endSection()
    }
  }

  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const from = at
        // the sections that are rewritten stop before their closing bracket
        if (depth === 2 && numbers !== null && chunk[at] !== closeBracket) at = numbers.read(chunk, at)
        else if (depth === 2 && key === 'strings' && (strings.isInside() || chunk[at] !== closeBracket)) {
          at = strings.read(chunk, at)
        } else {
          if (depth === 2 && key === 'strings') {
            matches('strings', plan.stringCount, strings.count())
            strings.finish()
          }
          passByte(chunk[at++])
        }
        offset += at - from
      }
      return out.take()
    },
    end() {
      if (depth !== 0 || inString) throw refuse('the end of the object', 'the end of the text')
      return out.take()
    },
  }
}
