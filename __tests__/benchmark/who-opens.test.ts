import { expect, onTestFinished, test } from 'vitest'
import { compareSuspects } from '../../src/benchmark/findings.ts'
import { handleSuspects } from '../../src/benchmark/handle-suspects.ts'
import type { Result } from '../../src/result/index.ts'
import { runCli, sandbox } from '../cli/cli-harness.ts'

const LEAKS = `const kept = []

export default function iteration() {
  kept.push(setInterval(() => {}, 60_000))
  kept.push(Buffer.alloc(10_000))
}
`

test('timers and buffers that leak are each named with the line that makes them', async () => {
  // One commit alone: head is measured by itself, with half of the runs.
  const box = sandbox({ 'a.leak.mjs': LEAKS })
  onTestFinished(box.remove)
  const args = ['run', '--json', '--budget', '120s', '--workload', 'a.leak.mjs']
  const { stdout, stderr } = await runCli(box, args)
  if (stdout === '') throw new Error(stderr)
  const [workload] = (JSON.parse(stdout) as Result).workloads
  expect(workload?.metrics.handles?.head?.slopePerIteration).toBeCloseTo(1, 2)
  expect(workload?.metrics.arrayBuffers?.head?.slopeBytesPerIteration).toBeCloseTo(10_000, 0)
  const site = (line: number) =>
    expect.objectContaining({ file: 'a.leak.mjs', line, functionName: 'iteration' })
  expect(workload?.findings).toContainEqual(
    expect.objectContaining({
      constructorName: 'Timeout',
      container: 'active handles of the process',
      objectsPerIteration: 1,
      allocationSite: site(4),
    }),
  )
  expect(workload?.findings).toContainEqual(
    expect.objectContaining({ container: expect.stringContaining('kept'), allocationSite: site(5) }),
  )
  const buffers = workload?.findings.find(({ constructorName }) => constructorName === 'Buffer')
  expect(buffers?.bytesPerIteration).toBeGreaterThan(10_000)
  expect(buffers?.bytesPerIteration).toBeLessThan(10_400)
})

const opened = (count: number, line: number) => ({
  type: 'TCPSocketWrap',
  count,
  stack: [
    { functionName: 'connect', scriptName: '/copy/node_modules/pool/index.js', line: 9, column: 3 },
    { functionName: 'query', scriptName: 'file:///copy/src/db.js', line, column: 5 },
  ],
})

test('the line is the first of the program, and another line of the same function is the same leak', () => {
  const [before] = handleSuspects([opened(10, 40)], 10, '/copy')
  const [after] = handleSuspects([opened(10, 44)], 10, '/copy')
  expect(after).toMatchObject({
    constructorName: 'TCP socket',
    objectsPerIteration: 1,
    allocationSite: { file: 'src/db.js', line: 44, functionName: 'query', certainty: 'line' },
  })
  expect(after?.signature).toBe(before?.signature)
})

test('more handles an iteration than on base are worse, as many are the same', () => {
  const kindOf = (count: number) =>
    compareSuspects(
      handleSuspects([opened(count, 1)], 10, '/copy'),
      handleSuspects([opened(10, 1)], 10, '/copy'),
    ).map(({ kind }) => kind)
  expect(kindOf(10)).toEqual(['same'])
  expect(kindOf(20)).toEqual(['worse'])
})
