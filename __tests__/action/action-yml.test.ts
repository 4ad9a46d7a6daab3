import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { withTables } from '../../build/docs.ts'
import { INPUT_NAMES } from '../../src/action/inputs.ts'
import { OUTPUT_NAMES } from '../../src/action/outputs.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const action = parse(read('action.yml')) as {
  readonly inputs: Record<string, { readonly description: string; readonly default?: string }>
  readonly outputs: Record<string, { readonly description: string }>
  readonly runs: unknown
}

test('action.yml declares the inputs that are read, and no others', () => {
  expect(Object.keys(action.inputs)).toEqual(INPUT_NAMES)
})

test('action.yml declares the outputs that are written, and no others', () => {
  expect(Object.keys(action.outputs)).toEqual(OUTPUT_NAMES)
})

test('action.yml starts dist/index.js on Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

test('README.md holds the tables of action.yml; npm run docs writes them', () => {
  expect(withTables(read('README.md'), read('action.yml'))).toBe(read('README.md'))
})
