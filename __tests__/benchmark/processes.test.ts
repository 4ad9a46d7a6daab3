import { expect, onTestFinished, test } from 'vitest'
import type { Result } from '../../src/result/index.ts'
import { runCli, sandbox } from '../cli/cli-harness.ts'

const POOL = `import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export async function setup({ state }) {
  state.thread = new Worker(new URL('../src/render.mjs', import.meta.url))
  await once(state.thread, 'online')
}

export default async function render({ state: { thread } }) {
  const answer = once(thread, 'message')
  thread.postMessage('page')
  await answer
}

export const teardown = ({ state }) => state.thread.terminate()
`

function thread(keeps: boolean): string {
  return `import { parentPort } from 'node:worker_threads'

class Page {
  constructor(name) {
    this.name = name
    this.parts = {}
  }
}

const rendered = []

parentPort.on('message', (name) => {
  const page = new Page(name)
  ${keeps ? 'rendered.push(page)' : 'rendered[0] = page'}
  parentPort.postMessage(page.name)
})
`
}

test('a leak in a worker thread alone is found, and named there by class, holder and line', async () => {
  const box = sandbox(
    { 'bench/pool.mjs': POOL, 'src/render.mjs': thread(false) },
    { 'src/render.mjs': thread(true) },
  )
  onTestFinished(box.remove)
  const { stdout, stderr } = await runCli(box, [
    'run',
    '--json',
    '--budget',
    '60s',
    '--workload',
    'bench/pool.mjs',
  ])
  if (stdout === '') throw new Error(stderr)
  const [pool] = (JSON.parse(stdout) as Result).workloads
  expect(pool!.verdict.kind).toBe('regression')
  expect(pool!.findings[0]).toMatchObject({
    kind: 'new',
    constructorName: 'Page',
    container: 'Array rendered',
    objectsPerIteration: 1,
    process: { kind: 'worker', label: 'render.mjs', alike: 1 },
    allocationSite: { file: 'src/render.mjs', line: 13, certainty: 'line' },
  })
  expect(pool!.sources!.map(({ label }) => label)).toEqual(['render.mjs', 'main'])
  const [render, main] = pool!.sources!
  expect(render!.memory.heapUsed!.baseBytesPerIteration).toBe(0)
  expect(render!.memory.heapUsed!.headBytesPerIteration).toBeGreaterThan(40)
  expect(main!.memory.heapUsed).toMatchObject({ baseBytesPerIteration: 0, headBytesPerIteration: 0 })
  expect(pool!.snapshots.filter(({ process }) => process?.label === 'render.mjs')).toHaveLength(6)
}, 240_000)
