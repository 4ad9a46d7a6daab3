import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { measureRun, type RunOutcome, takeSnapshots } from '../../src/measure/index.ts'
import { type Members, openMembers } from '../../src/measure/members/members.ts'
import { addUp } from '../../src/series/index.ts'
import { evenly, fixture, increments, installedNodes, requestFor } from './nodes.ts'
import { bornBetween, readSnapshot } from './snapshot-nodes.ts'

const nodes = await installedNodes()
const node = nodes.find(({ major }) => major === 24) ?? nodes[0]!

/** Where allocations are tracked every turn costs a collection. */
const PATIENT = { iterationTimeoutMs: 60_000, runTimeoutMs: 140_000 }

/** An array's place for an object and the object itself, with its one heap number or name: 56 to 80 bytes on every Node. */
const SESSION_BYTES = [40, 100] as const

function heapOf(run: RunOutcome, label: string): readonly number[] {
  const series = run.series.find(({ process }) => process.label === label)
  return series?.metrics.heapUsed ?? []
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie is not running: nobody has asked yet how it ended.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

describe.each(nodes)('on Node $version', (runtime) => {
  const plan = { checkpoints: evenly(60, 20, 9), stopAfterMs: null }
  const labels = { thread: 'thread.mjs', forked: 'process.mjs', bare: 'bare.mjs' } as const

  test.each(['thread', 'bare'] as const)(
    'a leak in the %s alone is seen there, and every other process and thread moves by not one byte',
    async (leaking) => {
      const run = await measureRun(requestFor('members/one-of-each.mjs', runtime, { args: [leaking] }), plan)
      expect(run).toMatchObject({ kind: 'completed' })
      expect(run.members).toHaveLength(3)
      expect(run.members).toContainEqual({
        process: { kind: leaking === 'thread' ? 'worker' : 'child', label: labels[leaking] },
        started: 1,
        mostAlive: 1,
        silences: 0,
      })
      const leaky = heapOf(run, labels[leaking])
      const perCall = (leaky.at(-1)! - leaky[0]!) / 160
      expect(perCall).toBeGreaterThan(SESSION_BYTES[0])
      expect(perCall).toBeLessThan(SESSION_BYTES[1])
      const others = ['main', ...Object.values(labels)].filter((label) => label !== labels[leaking])
      for (const label of others) {
        const heap = heapOf(run, label)
        expect(heap).toHaveLength(9)
        // The main process alone rehearses until it stands still: a member's first reading may be off.
        expect(Math.abs(heap[1]! - heap[0]!)).toBeLessThan(512)
        const moved = increments(heap.slice(1)).filter((bytes) => bytes !== 0)
        // One that got its flags late may take one small step: 192 bytes on Node 20.
        expect({ label, moved: moved.slice(label === labels.bare ? 1 : 0) }).toEqual({ label, moved: [] })
        expect(moved[0] ?? 0).toBeLessThan(512)
      }
      expect(run.series[0]!.metrics.processes).toEqual(evenly(3, 0, 9))
      expect(run.series[0]!.metrics.threads).toEqual(evenly(1, 0, 9))
    },
  )

  test('snapshots of a thread hold what it keeps, each object with its stack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heapslope-members-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const filesOf = (name: string) =>
      [1, 2, 3].map((i) => join(folder, `${name}-${i}.heapsnapshot`)) as [string, string, string]
    const files = filesOf('thread')
    const process = { kind: 'worker', label: 'thread.mjs' } as const
    const run = await takeSnapshots(requestFor('members/one-thread.mjs', runtime, PATIENT), {
      iterations: [10, 20, 30],
      files: filesOf('main'),
      trackAllocations: false,
      members: [{ process, files, trackAllocations: true }],
    })
    expect(run).toMatchObject({ kind: 'completed', memberSnapshots: [{ process, failure: null }] })
    const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
    const sessions = born.filter(({ name, type }) => name === 'Session' && type === 'object')
    expect(sessions).toHaveLength(10)
    expect(new Set(sessions.map(({ stack }) => stack[0]))).toEqual(new Set(['open record.mjs:12']))
  }, 150_000)
})

test('a pool that replaces its threads is counted, and what they held is not taken for growth', async () => {
  const run = await measureRun(requestFor('members/comes-and-goes.mjs', node), {
    checkpoints: evenly(20, 20, 5),
    stopAfterMs: null,
  })
  expect(run).toMatchObject({ kind: 'completed', members: [{ started: 10, mostAlive: 2, silences: 0 }] })
  expect(run.series[0]!.metrics.threads).toEqual(evenly(2, 0, 5))
  expect(addUp(run.series)!.metrics.heapUsed).toEqual(run.series[0]!.metrics.heapUsed)
})

test('threads that pile up are a metric of their own', async () => {
  const run = await measureRun(requestFor('members/piles-up-threads.mjs', node), {
    checkpoints: [1, 2, 4],
    stopAfterMs: null,
  })
  expect(run).toMatchObject({ kind: 'completed' })
  expect(run.series[0]!.metrics.threads).toEqual([1, 2, 4])
})

test('a thread that sleeps in Atomics.wait between two tasks is read there', async () => {
  const run = await measureRun(requestFor('members/sleeps.mjs', node), {
    checkpoints: evenly(40, 20, 9),
    stopAfterMs: null,
  })
  expect(run).toMatchObject({ kind: 'completed', members: [{ silences: 0 }] })
  const heap = heapOf(run, 'sleeper.mjs')
  expect(heap).toHaveLength(9)
  expect((heap.at(-1)! - heap[0]!) / 160).toBeGreaterThan(SESSION_BYTES[0])
})

test('a thread is written down in its sleep as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heapslope-members-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const filesOf = (name: string) =>
    [1, 2, 3].map((i) => join(folder, `${name}-${i}.heapsnapshot`)) as [string, string, string]
  const files = filesOf('thread')
  const process = { kind: 'worker', label: 'sleeper.mjs' } as const
  const run = await takeSnapshots(requestFor('members/sleeps.mjs', node, PATIENT), {
    iterations: [10, 20, 30],
    files: filesOf('main'),
    trackAllocations: false,
    members: [{ process, files, trackAllocations: true }],
  })
  expect(run).toMatchObject({ kind: 'completed', memberSnapshots: [{ process, failure: null }] })
  const born = bornBetween(files.map((file) => readSnapshot(readFileSync(file, 'utf8'))))
  const sessions = born.filter(({ name, type }) => name === 'Session' && type === 'object')
  expect(sessions).toHaveLength(10)
  expect(new Set(sessions.map(({ stack }) => stack[0]))).toEqual(new Set(['open record.mjs:12']))
}, 150_000)

test.runIf(process.platform === 'linux')(
  'children in groups of their own that heed no signal are gone once the run is',
  async () => {
    const run = await measureRun(requestFor('members/leaves-behind.mjs', node), {
      checkpoints: evenly(1, 1, 5),
      stopAfterMs: null,
    })
    const pids = [...run.outputTail.matchAll(/\d+/g)].map(([pid]) => Number(pid))
    expect(pids).toHaveLength(2)
    await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 20_000 })
  },
)

test.runIf(process.platform === 'linux')(
  'a program that forks without end is stopped by its time-out, with all that it has started',
  async () => {
    const brood = `brood-${randomUUID()}`
    const request = { args: [brood], env: { BROOD: brood }, runTimeoutMs: 4_000 }
    const run = await measureRun(requestFor('members/forks-without-end.mjs', node, request), {
      checkpoints: [1, 2],
      stopAfterMs: null,
    })
    expect(run).toMatchObject({ kind: 'failed', failure: { code: 'run-timed-out' } })
    const isOfBrood = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(brood)
      } catch {
        return false
      }
    }
    const left = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOfBrood(name))
    await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 20_000 })
  },
)

test('a script that leaks in a thread is sampled there, at the times of its main process', async () => {
  const request = requestFor('members/ticks-in-a-thread.mjs', node, {
    program: { kind: 'script', intervalMs: 100 },
  })
  const run = await measureRun(request, { checkpoints: evenly(2, 3, 6), stopAfterMs: null })
  expect(run).toMatchObject({ kind: 'completed' })
  const [main, thread] = run.series
  expect(thread).toMatchObject({ process: { kind: 'worker', label: '[worker eval]' } })
  expect(thread!.iterations).toEqual(main!.iterations)
  expect(main!.metrics.threads).toEqual(main!.iterations.map(() => 1))
  expect(thread!.metrics.heapUsed!.at(-1)! - thread!.metrics.heapUsed![0]!).toBeGreaterThan(1_000)
})

test('the processes of a cluster are sampled under load, and added up hold what each request leaves', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const request = requestFor('', node, {
    modulePath: '',
    cwd: fixture('members'),
    env: { PORT: String(port) },
    program: {
      kind: 'serve',
      command: 'node cluster.mjs',
      ready: { kind: 'url', url },
      readyTimeoutMs: 60_000,
      load: {
        kind: 'requests',
        urls: [url],
        method: 'GET',
        headers: {},
        body: null,
        connections: 4,
        requestsPerSample: null,
        keepAlive: true,
        mostFailures: 0,
      },
    },
  })
  const run = await measureRun(request, { checkpoints: evenly(200, 200, 6), stopAfterMs: null })
  expect(run).toMatchObject({ kind: 'completed', members: [{ started: 2, mostAlive: 2, silences: 0 }] })
  expect(run.series.map(({ process }) => process.kind)).toEqual(['main', 'child', 'child'])
  expect(run.series[0]!.metrics.processes).toEqual(evenly(3, 0, 6))
  const heap = addUp(run.series)!.metrics.heapUsed!
  const perRequest = (heap.at(-1)! - heap[0]!) / 1_000
  expect(perRequest).toBeGreaterThan(40)
  expect(perRequest).toBeLessThan(400)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** A socket that says it is a thread, and then whatever it is told to. */
function pretendMember(members: Members): Socket {
  const { socket } = JSON.parse(members.environment['HEAPSLOPE_MEMBER']!) as { readonly socket: string }
  const member = connect(socket)
  member.on('error', () => {})
  member.write(frame({ type: 'member', kind: 'worker', pid: process.pid }))
  return member
}

function frame(notice: object): Buffer {
  const text = Buffer.from(JSON.stringify(notice))
  return Buffer.concat([Buffer.from(new Uint32Array([1, text.length]).buffer), text])
}

test('a member that answers nothing is counted as silent, and waited for a shorter time from then on', async () => {
  const members = await openMembers({ v8Flags: [], settle: 'until-still' }, () => {}, {
    firstMs: 20,
    laterMs: 1,
  })
  const member = pretendMember(members)
  member.write(frame({ type: 'label', label: 'busy.mjs' }))
  await vi.waitFor(() => expect(members.groups()).toHaveLength(1), { timeout: 20_000 })
  await members.read(true)
  await members.read(true)
  expect(members.groups()).toEqual([
    { process: { kind: 'worker', label: 'busy.mjs' }, started: 1, mostAlive: 1, silences: 2 },
  ])
  member.destroy()
  await members.close()
})

test('a member that sends what no member sends is no longer one', async () => {
  const members = await openMembers({ v8Flags: [], settle: 'until-still' }, () => {})
  const member = pretendMember(members)
  await vi.waitFor(() => expect(members.groups()).toHaveLength(1), { timeout: 20_000 })
  member.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
  await members.read(true)
  expect(members.groups()).toMatchObject([{ started: 1, mostAlive: 0, silences: 0 }])
  await members.close()
})

test('more members at once than any pool has are too many', async () => {
  let tooMany = 0
  const members = await openMembers({ v8Flags: [], settle: 'until-still' }, () => tooMany++)
  const sockets = Array.from({ length: 128 }, () => pretendMember(members))
  await vi.waitFor(() => expect(members.groups()[0]?.started).toBe(128), { timeout: 20_000 })
  expect(tooMany).toBe(0)
  sockets.push(pretendMember(members))
  await vi.waitFor(() => expect(tooMany).toBe(1), { timeout: 20_000 })
  for (const each of sockets) each.destroy()
  await members.close()
})

test('what the workload preloads by NODE_OPTIONS is preloaded before us, into its children as well', async () => {
  const own = `--require=${fixture('members/preloaded.cjs')}`
  const request = requestFor('members/one-of-each.mjs', node, { env: { NODE_OPTIONS: own } })
  const run = await measureRun(request, { checkpoints: [1, 2, 3, 4], stopAfterMs: null })
  expect(run.outputTail.match(/preloaded/g)).toHaveLength(3)
})
