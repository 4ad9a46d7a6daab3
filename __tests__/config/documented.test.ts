import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseConfig } from '../../src/config/index.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Keys {
  readonly properties: Readonly<Record<string, { readonly description: string; readonly items?: Keys }>>
}

const page = read('docs/config.md')
const schema = JSON.parse(read('docs/heapslope.schema.json')) as Keys
// fastify brings the validator along.
const Ajv = createRequire(createRequire(import.meta.url).resolve('fastify'))('ajv')
const isValid = new Ajv({ strict: false, formats: { date: true } }).compile(schema)
const { $schema: _, ...top } = schema.properties
const all = Object.entries({ ...top.workloads!.items!.properties, ...top })

test.each(all)(
  'docs/config.md has a row for `%s`, with the sentence that editors show',
  (key, { description }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${key}\` `))
    expect(row?.split('|')[2]?.trim()).toBe(description)
  },
)

describe('every example is a config', () => {
  const examples = ['docs/config.md', 'README.md'].flatMap((file) =>
    [...read(file).matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
      .map((match) => match[1]!)
      .filter((text) => /^workloads:/m.test(text))
      .map((text) => [file, text] as const),
  )

  test('of which there are some', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
  })

  test.each(examples)('in %s', (file, text) => {
    expect(parseConfig(file, text).workloads.length).toBeGreaterThan(0)
  })

  test.each(examples)('in %s, and by the JSON Schema that editors have as well', (_, text) => {
    isValid(parse(text))
    expect(isValid.errors ?? []).toEqual([])
  })
})
