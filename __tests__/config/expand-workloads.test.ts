import { describe, expect, test } from 'vitest'
import { ConfigError, expandWorkloads, parseConfig } from '../../src/config/index.ts'

const FILES = new Set([
  'bench/b.leak.mjs',
  'bench/a.leak.mjs',
  'bench/helper.mjs',
  'packages/x/bench/a.leak.mjs',
  'packages/y/bench/a.leak.mjs',
  'pages/[id].mjs',
])

function expanded(text: string) {
  return expandWorkloads(parseConfig('heapslope.yml', text), FILES).workloads
}

describe('a glob', () => {
  test('is a workload for each file, in the order of paths, with all of its settings', () => {
    expect(expanded('workloads: [{ iterate: bench/*.leak.mjs, budget: 8s }]')).toMatchObject([
      { name: 'a', file: 'bench/a.leak.mjs', budgetMs: 8_000 },
      { name: 'b', file: 'bench/b.leak.mjs', budgetMs: 8_000 },
    ])
  })

  test('puts its own name before those of the files', () => {
    const names = expanded('workloads: [{ iterate: bench/*.leak.mjs, name: bench }]').map(({ name }) => name)
    expect(names).toEqual(['bench a', 'bench b'])
  })

  test('leaves out what is named outright, wherever that stands, and what an earlier glob has', () => {
    expect(
      expanded(`
        workloads:
          - iterate: bench/*.mjs
          - iterate: '**/*.leak.mjs'
          - { iterate: bench/a.leak.mjs, name: special }`).map((workload) => [
        workload.name,
        'file' in workload && workload.file,
      ]),
    ).toEqual([
      ['b', 'bench/b.leak.mjs'],
      ['helper', 'bench/helper.mjs'],
      ['packages/x/bench/a.leak.mjs', 'packages/x/bench/a.leak.mjs'],
      ['packages/y/bench/a.leak.mjs', 'packages/y/bench/a.leak.mjs'],
      ['special', 'bench/a.leak.mjs'],
    ])
  })

  test('tells files of one name apart by their paths, and keeps the name that was given', () => {
    expect(
      expanded(`
        workloads:
          - iterate: packages/*/bench/*.leak.mjs
          - { iterate: bench/b.leak.mjs, name: a }`).map(({ name }) => name),
    ).toEqual(['packages/x/bench/a.leak.mjs', 'packages/y/bench/a.leak.mjs', 'a'])
  })

  test('that matches nothing is an error', () => {
    const reading = () => expanded('workloads: [{ iterate: benches/*.mjs }]')
    expect(reading).toThrow(ConfigError)
    expect(reading).toThrow('heapslope.yml: "benches/*.mjs" matches no file of the repository')
  })

  test('is none where a file has that very name', () => {
    expect(expanded("workloads: [{ iterate: 'pages/[id].mjs' }]")).toMatchObject([{ file: 'pages/[id].mjs' }])
  })

  test('may stand twice without a name', () => {
    expect(
      expanded('workloads: [{ iterate: bench/*.leak.mjs }, { iterate: packages/*/bench/*.leak.mjs }]'),
    ).toHaveLength(4)
  })
})

test('a config without globs is left as it is', () => {
  const config = parseConfig('heapslope.yml', 'workloads: [{ iterate: no/such/file.mjs }]')
  expect(expandWorkloads(config, FILES)).toBe(config)
})
