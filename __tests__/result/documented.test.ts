import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resultSchema } from '../../src/result/index.ts'

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/result.md'), 'utf8')

/** The part of valibot's schemas that leads to the fields inside. */
interface SchemaNode {
  readonly type: string
  readonly entries?: Readonly<Record<string, SchemaNode>>
  readonly item?: SchemaNode
  readonly items?: readonly SchemaNode[]
  readonly value?: SchemaNode
  readonly wrapped?: SchemaNode
  readonly options?: readonly unknown[]
}

/** `workloads[].metrics.*.base.interval` and so on; containers come before what they hold. */
function fieldsOf(node: SchemaNode, path: string): readonly string[] {
  switch (node.type) {
    case 'strict_object':
      return Object.entries(node.entries!).flatMap(([key, field]) => {
        const below = path === '' ? key : `${path}.${key}`
        return [below, ...fieldsOf(field, below)]
      })
    case 'array':
      return fieldsOf(node.item!, `${path}[]`)
    case 'record':
      return [`${path}.*`, ...fieldsOf(node.value!, `${path}.*`)]
    case 'nullable':
    case 'optional':
      return fieldsOf(node.wrapped!, path)
    case 'variant':
      return [...new Set(node.options!.flatMap((option) => fieldsOf(option as SchemaNode, path)))]
    default:
      expect(['string', 'number', 'boolean', 'picklist', 'literal', 'tuple']).toContain(node.type)
      return []
  }
}

const FIELDS = fieldsOf(resultSchema as unknown as SchemaNode, '')

/** First cells of the tables: `path`. */
const ROWS = [...DOCUMENT.matchAll(/^\| `([^`]+)` +\| ([^|]+) \| (.+) \|$/gm)].map(
  ([, path, kind, meaning]) => ({
    path: path!,
    kind: kind!.trim(),
    meaning: meaning!.trim(),
  }),
)

describe('docs/result.md', () => {
  test('the schema was walked to its ends', () => {
    expect(FIELDS).toContain('schemaVersion')
    expect(FIELDS).toContain('workloads[].metrics.*.base.interval')
    expect(FIELDS).toContain('workloads[].findings[].allocationSite.stack[].functionName')
    expect(FIELDS).toContain('workloads[].runs[].outcome.code')
  })

  test('describes every field of the schema once, in its order, and no other', () => {
    expect(ROWS.map((row) => row.path)).toEqual(FIELDS)
  })

  test.each(ROWS)('says of what kind and what $path is', ({ kind, meaning }) => {
    expect(kind).not.toBe('')
    expect(meaning.length).toBeGreaterThan(10)
  })

  test.each(ROWS.filter((row) => /Bytes|Ms$|PerIteration$|interval$/.test(row.path)))(
    'names the unit of $path',
    ({ kind, meaning }) => {
      expect(`${kind} ${meaning}`).toMatch(/byte|millisecond|per iteration|unit/i)
    },
  )
})
