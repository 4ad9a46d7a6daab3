import { createFirstReadings } from './first-readings.ts'
import { type Probe, STANDING_COUNT, STANDING_HANDLES, STANDING_HEAP_USED } from './probe.ts'
import { turn } from './turn.ts'

// Taken before the workload can replace them.
const now = performance.now.bind(performance)

const MOST_COLLECTIONS = 16
/** By how much two readings of one settle may differ that agree. */
export interface Waver {
  readonly bytes: number
  readonly handles: number
}

/** Up to 80 bytes were seen under default flags, on every Node. */
const WAVER: Waver = { bytes: 96, handles: 0 }
const NONE: Waver = { bytes: 0, handles: 0 }
/** A callback of one turn may ask for another: two turns for a finalizer or a closing handle, one to spare. */
const TURNS_PER_ROUND = 3
/** How long handles that are new since the last sample may take to close (a worker, a socket). */
const CLOSING_MS = 64
/** Waits tried one after the other to see whether time frees memory here (unreferenced timers do). */
const WAITS_MS = [40, 80, 160]
/** After a fall of the heap that could be the work of time, so many experiments. */
const MOST_EXPERIMENTS = 4
/** Of a patience that was asked for: so often it is looked whether memory has fallen. */
const LOOK_EVERY_MS = 80
/** What it takes for a fall: less is what was still under way. */
const LEAST_FALL_BYTES = 1024
/** Waits in a row that changed nothing, after which there is no more waiting. */
const MOST_VAIN_WAITS = 3

export interface SettleOptions {
  /** By how much two readings may differ that agree: more where a process that is not ours alone moves by itself. */
  readonly waver?: Waver
  /** Every settle waits so long for what time frees, until memory falls; what it finds out by itself where left out. */
  readonly patienceMs?: number | undefined
}

export interface Settle {
  /**
   * Ends pending turns and collects until the heap stands still. Gives the collections that this took. A rehearsal does not
   * wait as long as was asked for: nothing has happened since the one before.
   */
  readonly settle: (isRehearsal?: boolean) => Promise<number>
  /** Finds out whether waiting frees memory here; every later settle then waits as long. Once, after warm-up. */
  readonly learnPatience: () => Promise<void>
  /** What was read right after the last collection of the last settle that moved, before anything else was allocated. */
  readonly standing: Float64Array
}

/**
 * Where the first collection gives to the byte what the first collection of the sample before gave, nothing has moved and
 * one is enough: what stood still then stands still now. First is held against first, as it may read higher than those
 * behind it by whatever is freed one turn later, in every sample alike. Otherwise collections go on
 * until two readings agree, with a pause before the agreement counts where time frees memory or closes handles. Whether
 * it does is found out by waiting: once after warm-up, and at a rise that follows a fall.
 *
 * What waits is itself on the heap: a suspended function with every promise that it has awaited. So each step is a call of
 * its own, made from one place, and each collection is made from the same state.
 *
 * A heap that grows by a lot is not settled at every sample (`FirstReadings`).
 *
 * One collection after the turns is enough to see that nothing moved. Where something did, the reading may be off by a
 * few dozen bytes that a second collection right behind it (nothing is allocated between) takes away.
 *
 * Source: gc() is V8's synchronous full collection. Finalizers and handles that it closes run in the turns that follow
 * and free memory in the next.
 *
 * `collect`: V8's `gc`, taken before the workload can replace it.
 */
export function createSettle(
  probe: Probe,
  collect: () => void,
  { waver = WAVER, patienceMs = 0 }: SettleOptions = {},
): Settle {
  const standing = new Float64Array(STANDING_COUNT).fill(-1)
  const reading = new Float64Array(STANDING_COUNT)
  const firstBefore = new Float64Array(STANDING_COUNT)
  const sampleBefore = new Float64Array(STANDING_COUNT)
  // In an array: a number in a variable is a heap number now and none then, which is seen in heapUsed.
  const state = new Float64Array(9)
  const PATIENCE_MS = 0
  const CLOSES_MS = 1
  const HAS_FALLEN = 2
  const EXPERIMENTS_LEFT = 3
  const HAS_WAITED = 4
  const VAIN_WAITS = 5
  const COLLECTIONS = 6
  const LOOKS = 7
  const REHEARSES = 8
  const firstReadings = createFirstReadings()
  state[PATIENCE_MS] = patienceMs
  state[CLOSES_MS] = CLOSING_MS
  state[EXPERIMENTS_LEFT] = MOST_EXPERIMENTS

  type Step = 'collect' | 'wait' | 'learn' | 'done'
  let step: Step = 'collect'

  async function settle(isRehearsal = false): Promise<number> {
    state[REHEARSES] = isRehearsal ? 1 : 0
    sampleBefore.set(standing)
    state[HAS_WAITED] = 0
    state[COLLECTIONS] = 0
    state[LOOKS] = 0
    step = 'collect'
    while (step !== 'done') step = await STEPS[step]()
    if (state[COLLECTIONS]! > 1) firstReadings.learn(firstBefore, sampleBefore, standing)
    return state[COLLECTIONS]!
  }

  const STEPS = { collect: collectOnce, wait: waitForIt, learn: experiment }

  async function collectOnce(): Promise<Step> {
    for (let i = 0; i < TURNS_PER_ROUND; i++) await turn()
    const isFirst = state[COLLECTIONS] === 0
    collect()
    if (!isFirst) collect()
    state[COLLECTIONS]! += isFirst ? 1 : 2
    probe.readStanding(reading)
    if (isFirst && isAsBefore()) return 'done'
    if (isFirst) {
      firstBefore.set(reading)
      if (isTrusted() && firstReadings.takeQuickly(reading, standing)) return 'done'
    }
    const still =
      isNear(reading, standing, waver) ||
      (!isFirst && isTrusted() && firstReadings.isAsExpected(firstBefore, sampleBefore, reading))
    standing.set(reading)
    if (isFirst) return 'collect'
    if (state[COLLECTIONS]! >= MOST_COLLECTIONS + 2 * state[LOOKS]!) return 'done'
    return still ? afterAgreement() : 'collect'
  }

  /**
   * What first readings have too much is known, and nothing is to be waited for. In this order: what is called for the first time
   * leaves its compiled code on the heap, and that must not be at a sample.
   */
  function isTrusted(): boolean {
    if (!firstReadings.isKnown(firstBefore, sampleBefore)) return false
    return state[PATIENCE_MS] === 0 && reading[STANDING_HANDLES]! <= sampleBefore[STANDING_HANDLES]!
  }

  /** Also where the reading before was off by a little, and this one is not. */
  function isAsBefore(): boolean {
    return (
      isNear(reading, firstBefore, NONE) ||
      (isNear(reading, standing, NONE) && isNear(firstBefore, standing, waver))
    )
  }

  function afterAgreement(): Step {
    if (state[HAS_WAITED] === 0 && (isPatient() || newHandles())) return 'wait'
    const difference = standing[STANDING_HEAP_USED]! - sampleBefore[STANDING_HEAP_USED]!
    if (difference < 0) state[HAS_FALLEN] = 1
    return difference > 0 && state[HAS_FALLEN] === 1 && state[EXPERIMENTS_LEFT]! > 0 ? 'learn' : 'done'
  }

  function isPatient(): boolean {
    return state[PATIENCE_MS]! > 0 && (patienceMs === 0 || state[REHEARSES] === 0)
  }

  function newHandles(): boolean {
    return standing[STANDING_HANDLES]! > sampleBefore[STANDING_HANDLES]! + waver.handles
  }

  /** Waits for what expires or closes by itself. */
  async function waitForIt(): Promise<Step> {
    const heapUsed = standing[STANDING_HEAP_USED]!
    state[HAS_WAITED] = 1
    if (isPatient()) {
      if (patienceMs > 0) await awaitFall(heapUsed)
      else {
        await pause(state[PATIENCE_MS]!, -1)
        await collectOnce()
      }
      state[VAIN_WAITS] = standing[STANDING_HEAP_USED]! < heapUsed ? 0 : state[VAIN_WAITS]! + 1
      if (state[VAIN_WAITS] === MOST_VAIN_WAITS) state[PATIENCE_MS] = 0
    }
    if (newHandles()) {
      const handles = sampleBefore[STANDING_HANDLES]!
      await pause(state[CLOSES_MS]!, handles)
      // Handles that leak do not close: less patience with them from now on.
      state[CLOSES_MS] = probe.handleCount() > handles ? state[CLOSES_MS]! / 2 : CLOSING_MS
    }
    return 'collect'
  }

  /** What falls now and then, as by a timer that ticks, has fallen for good until it ticks again. */
  async function awaitFall(heapUsed: number): Promise<void> {
    const looks = Math.ceil(state[PATIENCE_MS]! / LOOK_EVERY_MS)
    while (state[LOOKS]! < looks && standing[STANDING_HEAP_USED]! >= heapUsed - LEAST_FALL_BYTES) {
      state[LOOKS]!++
      await pause(LOOK_EVERY_MS, -1)
      await collectOnce()
    }
  }

  async function experiment(): Promise<Step> {
    state[HAS_FALLEN] = 0
    state[EXPERIMENTS_LEFT]!--
    await learnPatience()
    return 'collect'
  }

  async function learnPatience(): Promise<void> {
    for (const ms of WAITS_MS) {
      const heapUsed = standing[STANDING_HEAP_USED]!
      await pause(ms, -1)
      await collectOnce()
      await collectOnce()
      if (standing[STANDING_HEAP_USED]! >= heapUsed) return
      state[PATIENCE_MS] = Math.max(ms, state[PATIENCE_MS]!)
      state[VAIN_WAITS] = 0
    }
  }

  /** Spent on turns: a timer of our own would be seen on the heap. Ends early at `handles` or fewer of them. */
  async function pause(ms: number, handles: number): Promise<void> {
    const untilMs = now() + ms
    while (now() < untilMs) {
      await turn()
      if (probe.handleCount() <= handles) return
    }
  }

  return { settle, learnPatience, standing }
}

function isNear(a: Float64Array, b: Float64Array, { bytes, handles }: Waver): boolean {
  if (Math.abs(a[STANDING_HEAP_USED]! - b[STANDING_HEAP_USED]!) > bytes) return false
  if (Math.abs(a[STANDING_HANDLES]! - b[STANDING_HANDLES]!) > handles) return false
  for (let i = STANDING_HEAP_USED + 1; i < STANDING_HANDLES; i++) if (a[i] !== b[i]) return false
  return true
}
