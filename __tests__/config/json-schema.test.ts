import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

test('the JSON Schema for editors is what the schema of the config gives (npm run docs writes it)', () => {
  const printed = execFileSync(process.execPath, [path('build/config-schema.mjs'), '--print'], {
    encoding: 'utf8',
  })
  expect(JSON.parse(readFileSync(path('docs/heapslope.schema.json'), 'utf8'))).toEqual(JSON.parse(printed))
})

interface ObjectSchema {
  readonly properties: Readonly<
    Record<string, { readonly description?: string; readonly items?: ObjectSchema }>
  >
  readonly additionalProperties: boolean
}

test('it refuses unknown keys and describes every key that it knows', () => {
  const schema = JSON.parse(readFileSync(path('docs/heapslope.schema.json'), 'utf8')) as ObjectSchema
  const workload = schema.properties.workloads!.items!
  for (const { properties, additionalProperties } of [schema, workload]) {
    expect(additionalProperties).toBe(false)
    expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([])
    expect(Object.keys(properties).length).toBeGreaterThan(10)
  }
})
