import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measureRun, type RunFailureCode, type RunOutcome, type RunRequest } from '../../src/measure/index.ts'
import { installedNodes, requestFor } from './nodes.ts'
import { residentBytes } from './resident-bytes.ts'

const nodes = await installedNodes()
const plan = { checkpoints: [3, 5, 50], stopAfterMs: null }

interface Case {
  readonly file: string
  readonly code: RunFailureCode
  /** What the sentence must hold, beside the file's name. */
  readonly says: readonly (string | RegExp)[]
  readonly request?: Partial<RunRequest>
}

const cases: readonly Case[] = [
  { file: 'no-such-file.mjs', code: 'workload-missing', says: ['correct the path'] },
  { file: 'syntax-error.mjs', code: 'workload-not-loadable', says: ['SyntaxError', 'syntax-error.mjs:2)'] },
  { file: 'syntax-error.cjs', code: 'workload-not-loadable', says: ['SyntaxError', 'syntax-error.cjs:2)'] },
  {
    file: 'imports-missing.mjs',
    code: 'workload-not-loadable',
    says: ['a-package-that-is-not-installed', '`setup`'],
  },
  {
    file: 'throws-when-loaded.cjs',
    code: 'workload-not-loadable',
    says: ['not today', 'throws-when-loaded.cjs:1:7'],
  },
  { file: 'no-function.mjs', code: 'workload-not-a-function', says: ['export default'] },
  { file: 'setup-throws.mjs', code: 'setup-threw', says: ['no database here', 'no iteration has run'] },
  {
    file: 'throws-on-seventh.mjs',
    code: 'iteration-threw',
    says: ['Iteration 7 of', 'RangeError: seven is too many', ':4:28'],
  },
  { file: 'rejects.mjs', code: 'iteration-threw', says: ['Iteration 1 of', 'rejected, not thrown', ':3:9'] },
  { file: 'throws-undefined.mjs', code: 'iteration-threw', says: ['threw undefined:'] },
  {
    file: 'never-resolves.mjs',
    code: 'iteration-timed-out',
    says: ['Iteration 7 of', 'within 1 s'],
    request: { iterationTimeoutMs: 1_000 },
  },
  { file: 'waits-for-nothing.mjs', code: 'iteration-timed-out', says: ['Iteration 7 of', 'nothing is left'] },
  {
    file: 'spins.mjs',
    code: 'iteration-timed-out',
    says: ['soon after number 5 of', 'within 1 s'],
    request: { iterationTimeoutMs: 1_000 },
  },
  {
    file: 'never-resolves.mjs',
    code: 'run-timed-out',
    // Which iteration the last beat told of depends on the machine.
    says: ['within 3 s', /(in|soon after) iteration [1-7]\b/, '`budget`'],
    request: { runTimeoutMs: 3_000 },
  },
  { file: 'exits-early.mjs', code: 'exited-early', says: ['exit code 0 in iteration 7', 'process.exit()'] },
  {
    file: 'killed.mjs',
    code: 'killed-by-signal',
    says: [/SIGKILL (in iteration 7|soon after iteration 5)/, 'not by heapslope'],
  },
  { file: 'throws-in-a-timer.mjs', code: 'uncaught-error', says: [/iteration [78]/, 'JSON', ':4:44'] },
  {
    file: 'fills-heap.mjs',
    code: 'out-of-memory',
    says: ['--max-old-space-size'],
    request: { nodeArgs: ['--max-old-space-size=64'] },
  },
  { file: 'writes-on-channel.mjs', code: 'channel-broken', says: ['file descriptor 3'] },
]

describe.each(nodes)('on Node $version', (node) => {
  test.concurrent.each(cases)('$file is a failure: $code', async ({ file, code, says, request }) => {
    const run = await measureRun(requestFor(file, node, request), plan)
    const { text, ...failure } = failureOf(run)
    expect(failure).toEqual({ code })
    for (const words of says) expect(text).toMatch(words)
    expect(text).not.toMatch(/[\r\n]/)
  })

  test('TypeScript is read or refused by what this Node can do', async () => {
    const run = await measureRun(requestFor('typed.ts', node), plan)
    const said = run.kind === 'completed' ? run.outputTail : run.failure.text
    expect(said).toContain(
      node.major >= 22 ? 'calls 50' : 'use Node 22.18 or later, or a loader with `node-args: --import tsx`',
    )
  })

  test('samples taken before a failure are kept', async () => {
    const run = await measureRun(requestFor('throws-on-seventh.mjs', node), plan)
    expect(run.series[0]?.iterations).toEqual([3, 5])
  })
})

test('a run that is cancelled ends at once and says so', async () => {
  const controller = new AbortController()
  const run = measureRun(requestFor('never-resolves.mjs', nodes[0]!, { signal: controller.signal }), plan)
  setTimeout(() => controller.abort(), 300)
  const outcome = await run
  expect(failureOf(outcome).code).toBe('cancelled')
  expect(outcome.durationMs).toBeLessThan(5_000)
})

test('a run that is cancelled before it began starts nothing', async () => {
  const signal = AbortSignal.abort()
  const run = await measureRun(requestFor('empty-sync.cjs', nodes[0]!, { signal }), plan)
  expect(failureOf(run).code).toBe('cancelled')
  expect(run.durationMs).toBe(0)
})

test('a working folder that does not exist is named', async () => {
  const run = await measureRun(requestFor('empty-sync.cjs', nodes[0]!, { cwd: '/no/such/folder' }), plan)
  expect(failureOf(run)).toMatchObject({
    code: 'not-started',
    text: expect.stringContaining('/no/such/folder'),
  })
})

test.skipIf(process.platform === 'win32')('what a workload has started goes with it', async () => {
  const run = await measureRun(requestFor('starts-a-child.mjs', nodes[0]!), plan)
  const child = Number(/child (\d+)/.exec(run.outputTail)?.[1])
  expect(child).toBeGreaterThan(0)
  await expect.poll(() => isAlive(child), { timeout: 60_000 }).toBe(false)
})

test('what a workload prints cannot act as a workflow command, nor can an error message of it', async () => {
  const run = await measureRun(requestFor('prints-commands.mjs', nodes[0]!), plan)
  for (const text of [run.outputTail, failureOf(run).text]) {
    expect(text).not.toMatch(/^\s*::/m)
    expect(text).not.toContain('##[')
  }
  expect(run.outputTail).toContain('error::not an error of ours')
})

test('a gigabyte on stdout leaves the parent as small as it was', async () => {
  const gigabyte = { checkpoints: [1, 1_000], stopAfterMs: null }
  const measure = () => measureRun(requestFor('prints-a-gigabyte.mjs', nodes[0]!), gigabyte)
  await measure()
  const before = residentBytes()
  const run = await measure()
  expect(run.kind).toBe('completed')
  expect(run.outputTail.length).toBeLessThanOrEqual(4_096)
  expect(residentBytes() - before).toBeLessThan(100_000_000)
})

function failureOf(run: RunOutcome) {
  if (run.kind === 'completed') throw new Error(`completed, with the output ${run.outputTail}`)
  return run.failure
}

/** A process that waits to be reaped is no longer alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}
