import { describe, expect, test } from 'vitest'
import { measureRun } from '../../src/measure/index.ts'
import { installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()
const plan = { checkpoints: [3, 50], stopAfterMs: null }

describe.each(nodes)('on Node $version', (node) => {
  test.each(['assigned.cjs', 'compiled-esm.cjs'])('%s is called as often as planned', async (file) => {
    const run = await measureRun(requestFor(file, node), plan)
    expect(run).toMatchObject({ kind: 'completed', outputTail: 'calls 50\n' })
  })

  test('setup, iterations and teardown share a state, and see the arguments as a program would', async () => {
    const run = await measureRun(requestFor('stateful.mjs', node, { args: ['a', 'b c'] }), plan)
    expect(run.kind).toBe('completed')
    expect(JSON.parse(run.outputTail)).toEqual({ calls: 50, first: 'a b c', args: ['a', 'b c'], main: true })
  })

  test('the environment is scrubbed, and what the request adds is there', async () => {
    const before = { ...process.env }
    Object.assign(process.env, {
      INPUT_NAME: 'x',
      GITHUB_OUTPUT: '/f',
      ACTIONS_RUNTIME_TOKEN: 'x',
      NPM_TOKEN: 'x',
    })
    try {
      const run = await measureRun(requestFor('environment.mjs', node, { env: { GREETING: 'hello' } }), plan)
      expect(run.outputTail.split(/\s/)).toContain('GREETING')
      expect(run.outputTail).not.toMatch(/INPUT_|GITHUB_OUTPUT|ACTIONS_|TOKEN/)
    } finally {
      process.env = before
    }
  })
})
