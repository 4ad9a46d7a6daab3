import { createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { ProcessIdentity, Series } from '../../series/index.ts'
import type { MemberGroup, MemberSnapshots } from '../run.ts'
import { MEMBER_VARIABLE, type MemberOrder } from '../sampler/frame.ts'
import { endStrays } from './end-strays.ts'
import { listenToMember, type Member } from './member.ts'
import { memberSocket } from './member-socket.ts'
import { MOST_ALIVE } from './too-many-processes.ts'

/** How long a member may take to settle and read, and how long one that has let that pass before. */
export interface Patience {
  readonly firstMs: number
  readonly laterMs: number
}

/** Sixteen collections of a large heap on a slow machine. */
const PATIENCE: Patience = { firstMs: 15_000, laterMs: 250 }
/** Members whose own series are kept, those with the most samples; all are counted. */
const MOST_SERIES = 64
/** News of members that have ended is on its way when the main process stands still: accepted, read, ended. */
const TURNS_OF_NEWS = 4

/** The child processes and worker threads of one measured program, at any depth. */
export interface Members {
  /** What the environment of the measured process needs. */
  readonly environment: Readonly<Record<string, string>>
  /** Has everyone alive settle and read, and counts them. */
  read(kept: boolean): Promise<void>
  /** Notes that the main process has been sampled: what was counted just before belongs to that sample. */
  mainSampled(): void
  /** Has those asked for write their snapshot number `index` (0, 1, 2). */
  takeSnapshots(wanted: readonly MemberSnapshots[], index: number): Promise<void>
  /** Why the snapshots of `wanted` are not all written, or null. */
  snapshotFailure(wanted: MemberSnapshots): string | null
  /**
   * The series of the main process, with how many live processes (itself included) and worker threads there were at each of
   * its samples, and behind it those of the members, the longest-lived first. Itself alone where there never was a member.
   */
  join(main: Series): readonly Series[]
  groups(): readonly MemberGroup[]
  /** From now on the member at the root of this process is none. */
  leaveOut(pid: number): void
  /** Ends every process that is left, detached ones too where they can be found. */
  close(): Promise<void>
}

export async function openMembers(
  order: Omit<MemberOrder, 'socket'>,
  onTooMany: () => void,
  patience: Patience = PATIENCE,
): Promise<Members> {
  const { path, remove } = await memberSocket()
  const all: Member[] = []
  const alive = new Set<Member>()
  const mostAliveOf = new Map<string, number>()
  const processes: number[] = []
  const threads: number[] = []
  let counted = { child: 0, worker: 0 }
  let mainPid: number | null = null
  const chosen = new Map<string, Member>()
  const failures = new Map<string, string>()

  const server = createServer({ pauseOnConnect: false }, (socket) =>
    listenToMember(socket, {
      onJoin(member) {
        all.push(member)
        alive.add(member)
        if (alive.size > MOST_ALIVE) onTooMany()
      },
      onGone: (member) => alive.delete(member),
    }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })

  return {
    environment: { [MEMBER_VARIABLE]: JSON.stringify({ ...order, socket: path } satisfies MemberOrder) },
    async read(kept) {
      for (let i = 0; i < TURNS_OF_NEWS; i++) await turn()
      await Promise.all(
        others().map((member) =>
          member.read(
            kept ? processes.length : null,
            member.silences > 0 ? patience.laterMs : patience.firstMs,
          ),
        ),
      )
      count(others())
    },
    mainSampled() {
      processes.push(1 + counted.child)
      threads.push(counted.worker)
    },
    async takeSnapshots(wanted, index) {
      for (let i = 0; i < TURNS_OF_NEWS; i++) await turn()
      for (const { process, files, trackAllocations } of wanted) {
        const key = keyOf(process)
        if (failures.has(key)) continue
        const member = chosen.get(key) ?? others().find(({ identity }) => keyOf(identity) === key)
        if (member === undefined) {
          failures.set(key, 'no such process or thread was alive')
          continue
        }
        chosen.set(key, member)
        const failure = await member.takeSnapshot({
          path: files[index]!,
          trackAllocations: trackAllocations && index === 0,
        })
        if (failure === 'gone') failures.set(key, 'it ended between two snapshots')
        else if (failure !== null) failures.set(key, failure.error?.message ?? failure.code)
      }
    },
    snapshotFailure: ({ process }) => failures.get(keyOf(process)) ?? null,
    join(main) {
      const members = all.filter((member) => member !== mainMember())
      if (members.length === 0) return [main]
      // The last sample of a run that failed may have come without a count.
      const besideMain = (counts: readonly number[]) =>
        main.iterations.map((_, sample) => counts[sample] ?? counts.at(-1) ?? 0)
      const sampled = members
        .filter(({ sampleCount }) => sampleCount > 0)
        .toSorted((a, b) => b.sampleCount - a.sampleCount)
        .slice(0, MOST_SERIES)
      return [
        {
          ...main,
          metrics: { ...main.metrics, processes: besideMain(processes), threads: besideMain(threads) },
        },
        ...sampled.map((member) => member.series(main.iterations)),
      ]
    },
    groups() {
      const groups = new Map<string, MemberGroup>()
      for (const { identity, silences } of all.filter((member) => member !== mainMember())) {
        const key = keyOf(identity)
        const group = groups.get(key)
        groups.set(key, {
          process: identity,
          started: (group?.started ?? 0) + 1,
          mostAlive: mostAliveOf.get(key) ?? 0,
          silences: (group?.silences ?? 0) + silences,
        })
      }
      return [...groups.values()]
    },
    leaveOut(pid) {
      mainPid = pid
    },
    async close() {
      server.close()
      await endStrays(
        path,
        [...alive].filter(({ identity }) => identity.kind === 'child').map(({ pid }) => pid),
      )
      for (const member of alive) member.destroy()
      await remove()
    },
  }

  /** A program that runs by itself has a member at its root: that one is sampled in another way. */
  function mainMember(): Member | undefined {
    return mainPid === null
      ? undefined
      : all.find(({ pid, identity }) => pid === mainPid && identity.kind === 'child')
  }

  function others(): readonly Member[] {
    return [...alive].filter((member) => member !== mainMember())
  }

  function count(present: readonly Member[]): void {
    counted = { child: 0, worker: 0 }
    for (const { identity } of present) if (identity.kind !== 'main') counted[identity.kind]++
    const now = new Map<string, number>()
    for (const { identity } of present) now.set(keyOf(identity), (now.get(keyOf(identity)) ?? 0) + 1)
    for (const [key, members] of now) mostAliveOf.set(key, Math.max(members, mostAliveOf.get(key) ?? 0))
  }
}

function keyOf({ kind, label }: ProcessIdentity): string {
  return `${kind} ${label}`
}
