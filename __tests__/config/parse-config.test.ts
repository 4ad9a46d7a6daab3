import { describe, expect, test } from 'vitest'
import { type Config, ConfigError, configOfWorkload, parseConfig } from '../../src/config/index.ts'

const DEFAULTS = {
  kind: 'iterate',
  cwd: '.',
  env: {},
  args: [],
  nodeArgs: [],
  node: null,
  v8: 'quiet',
  threshold: 'auto',
  budgetMs: 60_000,
  warmupIterations: null,
  snapshots: 'on-growth',
  redact: 'strings',
  snapshotFormat: 'raw',
  iterationTimeoutMs: 30_000,
  known: [],
} as const

function read(text: string, settings: Readonly<Record<string, string>> = {}): Config {
  return parseConfig('heapslope.yml', text, settings)
}

function errorOf(action: () => unknown): ConfigError {
  try {
    action()
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('no error')
}

function problemsOf(action: () => unknown): readonly string[] {
  return errorOf(action).message.split('\n')
}

describe('a config', () => {
  test('of one line has every default', () => {
    expect(read('workloads: [{ iterate: bench/router.leak.mjs }]')).toEqual({
      workloads: [{ ...DEFAULTS, name: 'router', file: 'bench/router.leak.mjs' }],
      setup: { kind: 'auto' },
      build: null,
      passEnv: [],
      totalBudgetMs: null,
      baseline: 'rerun',
      file: 'heapslope.yml',
    })
  })

  test('may set everything, at the top level and for one workload', () => {
    const config = read(`
      setup: npm ci && npm run generate
      build: npm run build
      pass-env: [NODE_AUTH_TOKEN]
      total-budget: 5m
      node: /opt/node22/bin/node
      v8: default
      threshold: 1kB
      budget: 90s
      warmup: 200
      snapshots: always
      redact: none
      snapshot-format: zstd
      iteration-timeout: 500ms
      known: [{ signature: s1, reason: upstream }]
      workloads:
        - name: all from the top
          iterate: ./bench/a.mjs
        - name: its own
          iterate: bench/deep/../b.ts
          cwd: packages/b
          env: { PORT: 3000, MODE: test, FLAG: true }
          args: [--fast, 7]
          node-args: [--import, tsx]
          node: node
          v8: quiet
          threshold: auto
          budget: 8s
          warmup: auto
          snapshots: never
          redact: strings
          snapshot-format: raw
          iteration-timeout: 1m
          known: [{ signature: s2, reason: cache, expires: '2027-03-31' }]
    `)
    expect(config).toMatchObject({
      setup: { kind: 'command', command: 'npm ci && npm run generate' },
      build: 'npm run build',
      passEnv: ['NODE_AUTH_TOKEN'],
      totalBudgetMs: 300_000,
    })
    const known = { signature: 's1', reason: 'upstream', expires: null }
    expect(config.workloads).toEqual([
      {
        ...DEFAULTS,
        name: 'all from the top',
        file: 'bench/a.mjs',
        node: '/opt/node22/bin/node',
        v8: 'default',
        threshold: 1_000,
        budgetMs: 90_000,
        warmupIterations: 200,
        snapshots: 'always',
        redact: 'none',
        snapshotFormat: 'zstd',
        iterationTimeoutMs: 500,
        known: [known],
      },
      {
        ...DEFAULTS,
        name: 'its own',
        file: 'bench/b.ts',
        cwd: 'packages/b',
        env: { PORT: '3000', MODE: 'test', FLAG: 'true' },
        args: ['--fast', '7'],
        nodeArgs: ['--import', 'tsx'],
        node: 'node',
        budgetMs: 8_000,
        snapshots: 'never',
        iterationTimeoutMs: 60_000,
        known: [known, { signature: 's2', reason: 'cache', expires: '2027-03-31' }],
      },
    ])
  })

  test('may be JSON, indented with tabs and pointing editors at its schema', () => {
    const text = JSON.stringify(
      { $schema: 'docs/heapslope.schema.json', workloads: [{ iterate: 'a.mjs' }] },
      null,
      '\t',
    )
    expect(parseConfig('heapslope.json', text).workloads).toEqual([{ ...DEFAULTS, name: 'a', file: 'a.mjs' }])
  })

  test('takes values of the environment and arguments as they are written', () => {
    const [workload] = read(`
      workloads:
        - iterate: a.mjs
          env: { HEX: 0x1F, VERSION: 1.10, OFF: false, EMPTY: , QUOTED: "a\\tb" }
          args: [1.0, 1e3, "2"]`).workloads
    expect(workload!.env).toEqual({ HEX: '0x1F', VERSION: '1.10', OFF: 'false', EMPTY: '', QUOTED: 'a\tb' })
    expect(workload!.args).toEqual(['1.0', '1e3', '2'])
  })

  test('may repeat itself by anchors', () => {
    const { workloads } = read(`
      workloads:
        - { iterate: a.mjs, env: &env { A: 1 } }
        - { iterate: b.mjs, env: *env }`)
    expect(workloads.map(({ env }) => env)).toEqual([{ A: '1' }, { A: '1' }])
  })

  test.each([
    ['auto', { kind: 'auto' }],
    ['none', { kind: 'none' }],
    ['make', { kind: 'command', command: 'make' }],
  ])('reads setup: %s', (text, expected) => {
    expect(read(`setup: ${text}\nworkloads: [{ iterate: a.mjs }]`).setup).toEqual(expected)
  })
})

describe('settings of the command line or the action', () => {
  test('win over the file and over the workload', () => {
    const config = read(
      'threshold: 8\nsetup: make\nworkloads: [{ iterate: a.mjs, threshold: 16, budget: 8s }]',
      {
        threshold: '1KiB',
        budget: '5s',
        warmup: '40',
        setup: 'none',
        build: 'make all',
        'total-budget': '1m',
      },
    )
    expect(config).toMatchObject({ setup: { kind: 'none' }, build: 'make all', totalBudgetMs: 60_000 })
    expect(config.workloads).toMatchObject([{ threshold: 1_024, budgetMs: 5_000, warmupIterations: 40 }])
  })

  test('make a config of one workload alone', () => {
    expect(configOfWorkload('./bench/router.mjs', { v8: 'default' })).toEqual({
      workloads: [{ ...DEFAULTS, name: 'router', file: 'bench/router.mjs', v8: 'default' }],
      setup: { kind: 'auto' },
      build: null,
      passEnv: [],
      totalBudgetMs: null,
      baseline: 'rerun',
      file: null,
    })
  })

  test('are refused by their name', () => {
    expect(problemsOf(() => configOfWorkload('a.mjs', { treshold: '8', budget: '60' }))).toEqual([
      'settings: "budget" must be a duration with its unit, such as 500ms, 8s or 5m',
      'settings: unknown key "treshold"; did you mean "threshold"?',
    ])
    expect(problemsOf(() => configOfWorkload('../a.mjs'))).toEqual([
      'workload: "iterate" must be a path inside the repository, relative to its root',
    ])
  })
})

describe('a config is refused, with file and line,', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'where a key is unknown at the top',
      'workloads:\n  - iterate: a.mjs\nsnapshot: never',
      [':3: unknown key "snapshot"; did you mean "snapshots"?'],
    ],
    [
      'where a key is unknown in a workload',
      'workloads:\n  - iterate: a.mjs\n    nodeArgs: []',
      [':3: unknown key "nodeArgs"; did you mean "node-args"?'],
    ],
    [
      'where a key is unknown in a known leak',
      'known:\n  - signature: s\n    reason: r\n    until: x\nworkloads: [{ iterate: a.mjs }]',
      [':4: unknown key "until"; known are signature, reason, expires'],
    ],
    [
      'where a key of the whole run stands in a workload, or the other way round',
      'env: {}\nworkloads:\n  - iterate: a.mjs\n    setup: make',
      [
        ':1: "env" belongs to a workload, under "workloads"',
        ':4: "setup" holds for the whole run and belongs at the top level',
      ],
    ],
    [
      'where a value is mistyped',
      'v8: quite\nworkloads: [{ iterate: a.mjs }]',
      [':1: "v8" must be quiet or default, not "quite"; did you mean quiet?'],
    ],
    [
      'where a quantity has no unit or is none',
      'budget: 60\nthreshold: -1\nwarmup: 1.5\nworkloads:\n  - iterate: a.mjs\n    budget: 0s\n    threshold: lots',
      [
        ':1: "budget" must be a duration with its unit, such as 500ms, 8s or 5m',
        ':2: "threshold" must be auto, or bytes per iteration such as 8, 0.5 or 1kB',
        ':3: "warmup" must be auto, or a whole number of iterations',
        ':6: "budget" must be at least 1ms',
        ':7: "threshold" must be auto, or bytes per iteration such as 8, 0.5 or 1kB',
      ],
    ],
    [
      'where the module is missing',
      'workloads:\n  - name: a',
      [':2: a workload must name what it runs with one of iterate, script, serve'],
    ],
    [
      'where a path leads out of the repository',
      'workloads:\n  - iterate: /etc/passwd\n    cwd: ../..',
      [
        ':2: "iterate" must be a path inside the repository, relative to its root',
        ':3: "cwd" must be a path inside the repository, relative to its root',
      ],
    ],
    [
      'where two workloads have one name, given or made from the file',
      'workloads:\n  - iterate: a.mjs\n  - iterate: b.mjs\n    name: a',
      [':4: two workloads are called "a" (the other on line 2); give each a "name" of its own'],
    ],
    ['where there is no workload', 'workloads: []', [':1: "workloads" must name at least one workload']],
    ['where workloads are no list', 'workloads:\n  a: b', [':1: "workloads" must be a list of workloads']],
    ['where it is empty', '', [':1: the file must be keys with values']],
    ['where it is a list', '- a', [':1: the file must be keys with values']],
    [
      'where a list stands for keys',
      'workloads:\n  - []\n  - iterate: a.mjs\n    env: [A=1]',
      [':2: workloads.0 must be keys with values', ':4: "env" must be names with values'],
    ],
    [
      'where the day is none',
      'workloads: [{ iterate: a.mjs }]\nknown:\n  - { signature: s, reason: r, expires: soon }',
      [':3: "expires" must be a day such as 2027-03-31'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(() => read(text))).toEqual(expected.map((line) => `heapslope.yml${line}`))
  })

  test.each([
    ['a: [', 1],
    ['v8: quiet\nv8: default', 2],
    ['workloads:\n\t- iterate: a', 2],
    ['workloads: *nowhere', 1],
    ['a: 1\n---\nb: 2', 2],
  ])('where it is no YAML: %j', (text, line) => {
    expect(problemsOf(() => read(text))[0]).toMatch(new RegExp(`^heapslope\\.yml:${line}: `))
  })

  test('where aliases of aliases would grow without end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    expect(problemsOf(() => read(lines.join('\n')))[0]).toMatch(/alias/i)
  })

  test('with each problem as a fact: file, line, key, nearest', () => {
    const error = errorOf(() => read('workloads:\n  - iterate: a.mjs\n    tresholds: 8'))
    expect(error.problems).toEqual([
      {
        file: 'heapslope.yml',
        line: 3,
        key: 'workloads.0.tresholds',
        text: 'unknown key "tresholds"; did you mean "threshold"?',
        nearest: 'threshold',
      },
    ])
  })
})
