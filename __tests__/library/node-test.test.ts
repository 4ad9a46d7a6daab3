import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installedNodes } from '../measure/nodes.ts'
import { ALLOCATING_LINE, createProject, OPTIONS, type Project, SESSIONS } from './runner-project.ts'

const nodes = await installedNodes()
const FLAGS = `
import v8 from 'node:v8'
import vm from 'node:vm'
v8.setFlagsFromString('--allow-natives-syntax')
const status = new Function('fn', 'return %GetOptimizationStatus(fn)')
/** Bit 1: V8 is told not to optimize. */
const mayOptimize = () => (status(() => {}) & 2) === 0
`

describe.each(nodes)('node:test on Node $version', { timeout: 240_000 }, (node) => {
  let project: Project
  beforeAll(() => {
    project = createProject({
      'package.json': '{ "type": "module" }',
      'sessions.js': `${SESSIONS}export { open, openAndClose }`,
      'leaks.test.mjs': `
        import { test } from 'node:test'
        import { assertNoLeak } from 'heapslope'
        import { open } from './sessions.js'
        test('leaks', () => assertNoLeak(open, ${OPTIONS}))`,
      'clean.test.cjs': `
        const test = require('node:test')
        const { assertNoLeak } = require('heapslope')
        test('async', async () => {
          const { openAndClose } = await import('./sessions.js')
          const { calls } = await assertNoLeak(async () => openAndClose(), ${OPTIONS})
          if (calls < 2000) throw new Error('not measured')
        })`,
      'flags.mjs': `${FLAGS}
        import { measureLeak } from 'heapslope'
        const before = mayOptimize()
        let during = null
        await measureLeak(() => { during ??= mayOptimize() }, { iterations: 20, budgetMs: 1 })
        console.log(JSON.stringify({ before, during, after: mayOptimize(), gc: vm.runInNewContext('typeof gc') }))`,
    })
  })
  afterAll(() => project.remove())

  test('a leak fails with its slope, constructor, holder and line', async () => {
    const { exitCode, output } = await project.run(node.executable, ['--test', 'leaks.test.mjs'])
    expect(output).toMatch(/LeakError|The function leaks/)
    expect(output).toMatch(/The function leaks: heapUsed grows by [\d.]+ bytes per call/)
    expect(output).toContain('One Session object per call stays reachable, held by Map sessions')
    expect(output).toContain(`allocated at sessions.js:${ALLOCATING_LINE} in open`)
    expect(output).toContain('(GC roots) -> sessions -> [*] -> Session')
    expect(exitCode).toBe(1)
  })

  test('its clean twin passes, from CommonJS', async () => {
    const { exitCode, output } = await project.run(node.executable, ['--test', 'clean.test.cjs'])
    expect(output).toMatch(/pass 1/)
    expect(exitCode).toBe(0)
  })

  test.each([
    { given: [], before: true },
    { given: ['--no-opt', '--no-maglev', '--no-sparkplug'], before: false },
    { given: ['--jitless'], before: false },
  ])('the flags of V8 are back afterwards, started with $given', async ({ given, before }) => {
    const { output } = await project.run(node.executable, [...given, 'flags.mjs'])
    expect(JSON.parse(output.trim().split('\n').at(-1)!)).toEqual({
      before,
      during: false,
      after: before,
      gc: 'undefined',
    })
  })
})
