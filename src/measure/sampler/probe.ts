import fs from 'node:fs'
import v8 from 'node:v8'
import type { Channel } from './channel.ts'
import { CHANNEL_FD, FRAME } from './frame.ts'

// Taken before the workload can replace them.
const { readdirSync, fstatSync } = fs
const { memoryUsage } = process
const residentBytes = memoryUsage.rss.bind(memoryUsage)
const activeResources = process.getActiveResourcesInfo.bind(process)
const { getHeapSpaceStatistics, getHeapStatistics } = v8

const DESCRIPTORS = '/proc/self/fd'
const MOST_HANDLE_TYPES = 128

/** Reads every metric of this thread into the channel's floats. Retains nothing from reading to reading. */
export interface Probe {
  handleCount(): number
  /** Reads what must stand still before a sample. */
  readStanding(reading: Float64Array): void
  /**
   * Sends one sample, or a rehearsal of one that the parent throws away: what stood still, and all the rest.
   * @param iteratingMs spent in iterations since the start; 0 where nobody takes that time
   */
  read(
    kind: 'sample' | 'rehearsal',
    iterations: number,
    elapsedMs: number,
    settleRounds: number,
    standing: Float64Array,
    iteratingMs?: number,
  ): void
}

/** Of a reading of what must stand still: how many numbers, and where two of them are. */
export const STANDING_COUNT = 4
export const STANDING_HEAP_USED = 0
export const STANDING_HANDLES = 3

/** Floats that the channel needs to hold for one reading. */
export const MOST_COLUMNS = 64 + MOST_HANDLE_TYPES

export function createProbe(channel: Channel): Probe {
  const { floats } = channel
  const descriptorsReadable = fs.existsSync(DESCRIPTORS)
  const ownDescriptors = ownDescriptorCount()
  const names = [
    'iterations',
    'elapsedMs',
    'settleRounds',
    'heapUsed',
    'external',
    'arrayBuffers',
    'rss',
    'detachedContexts',
    'nativeContexts',
    'mallocedMemory',
    'handles',
    ...(descriptorsReadable ? ['fileDescriptors'] : []),
    'iteratingMs',
  ]
  const firstSpace = names.length
  const spaces = getHeapSpaceStatistics().map(({ space_name: name }) => isOwnSpace(name))
  for (const { space_name: name } of getHeapSpaceStatistics()) {
    if (isOwnSpace(name)) names.push(`heapSpaces.${name}`)
  }
  const fixed = names.length
  channel.notice({ type: 'columns', names })

  const handleTypes: string[] = Array.from({ length: MOST_HANDLE_TYPES }, () => '')
  let knownTypes = 0

  /** Adds one to the float of this type of resource; a type beyond the last slot counts only in the sum. */
  function countHandle(type: string): void {
    for (let slot = 0; slot < knownTypes; slot++) {
      if (handleTypes[slot] === type) {
        floats[fixed + slot]!++
        return
      }
    }
    if (knownTypes === MOST_HANDLE_TYPES) return
    handleTypes[knownTypes] = type
    floats[fixed + knownTypes] = 1
    knownTypes++
    channel.notice({ type: 'column', name: `handles.${type}` })
  }

  return {
    handleCount: () => activeResources().length,
    readStanding(reading) {
      const memory = memoryUsage()
      reading[STANDING_HEAP_USED] = memory.heapUsed
      reading[1] = memory.external
      reading[2] = memory.arrayBuffers
      reading[STANDING_HANDLES] = activeResources().length
    },
    read(kind, iterations, elapsedMs, settleRounds, standing, iteratingMs = 0) {
      floats[0] = iterations
      floats[1] = elapsedMs
      floats[2] = settleRounds
      floats[3] = standing[STANDING_HEAP_USED]!
      floats[4] = standing[1]!
      floats[5] = standing[2]!
      floats[6] = residentBytes()
      const heap = getHeapStatistics()
      floats[7] = heap.number_of_detached_contexts
      floats[8] = heap.number_of_native_contexts
      floats[9] = heap.malloced_memory
      const handles = activeResources()
      floats[10] = handles.length
      if (descriptorsReadable) floats[11] = readdirSync(DESCRIPTORS).length - ownDescriptors
      floats[firstSpace - 1] = iteratingMs
      const sizes = getHeapSpaceStatistics()
      let slot = firstSpace
      for (let space = 0; space < spaces.length; space++) {
        if (spaces[space]) floats[slot++] = sizes[space]!.space_used_size
      }
      floats.fill(0, fixed, fixed + knownTypes)
      for (const type of handles) countHandle(type)
      channel.sendFloats(kind === 'sample' ? FRAME.sample : FRAME.rehearsal, fixed + knownTypes)
    },
  }
}

/** Not the snapshot that V8 starts from, nor what threads share: neither is this program's. */
function isOwnSpace(name: string): boolean {
  return !/^(read_only|shared)_/.test(name)
}

/** Descriptors that are there only because this process is measured: the channel, and the one that lists them. */
function ownDescriptorCount(): number {
  try {
    fstatSync(CHANNEL_FD)
    return 2
  } catch {
    return 1
  }
}
