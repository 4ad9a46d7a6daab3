import { STANDING_COUNT, STANDING_HANDLES, STANDING_HEAP_USED } from './probe.ts'

/** A heap that has grown by so much since the last sample is not read to the byte, and need not be. */
const LARGE_BYTES = 512 * 1024
/** What first readings have too much may differ by this share of such a growth from one sample to the next. */
const LARGE_SHARE = 1 / 32
/** Samples in a row whose first reading had alike too much, after which it is taken off unseen. */
const SAMPLES_TO_TRUST = 3
/** Samples in a row that are taken so, before one is settled again. */
const QUICK_SAMPLES = 3

/**
 * A heap that grows by half a megabyte and more from sample to sample takes long to collect, and a first reading of it has too much
 * by what the turns after it free: alike every time, or nearly. That is learnt, and three of four samples then take one
 * collection. By bytes and not by time, so that every run does the same. Readings are those of the probe; nothing is allocated
 * from sample to sample.
 */
export interface FirstReadings {
  /** Whether what a first reading has too much is known, after so much growth since the sample before. */
  isKnown(first: Float64Array, before: Float64Array): boolean
  /** Writes into `standing` what a first reading stands for, and says so; not where it is time to settle again. */
  takeQuickly(first: Float64Array, standing: Float64Array): boolean
  /** Whether a later reading is what the first one stood for. */
  isAsExpected(first: Float64Array, before: Float64Array, reading: Float64Array): boolean
  /** Of a sample that was settled. */
  learn(first: Float64Array, before: Float64Array, standing: Float64Array): void
}

export function createFirstReadings(): FirstReadings {
  const excess = new Float64Array(STANDING_COUNT)
  const state = new Float64Array(2)
  const TRUST = 0
  const QUICK_LEFT = 1

  return {
    isKnown: (first, before) => state[TRUST]! >= SAMPLES_TO_TRUST && growthOf(first, before) >= LARGE_BYTES,
    takeQuickly(first, standing) {
      if (state[QUICK_LEFT]! <= 0) return false
      state[QUICK_LEFT]!--
      for (let i = 0; i < STANDING_HANDLES; i++) standing[i] = first[i]! - excess[i]!
      standing[STANDING_HANDLES] = first[STANDING_HANDLES]!
      return true
    },
    isAsExpected(first, before, reading) {
      const expected = first[STANDING_HEAP_USED]! - excess[STANDING_HEAP_USED]!
      return Math.abs(reading[STANDING_HEAP_USED]! - expected) <= LARGE_SHARE * growthOf(first, before)
    },
    learn(first, before, standing) {
      const known = excess[STANDING_HEAP_USED]!
      for (let i = 0; i < STANDING_HANDLES; i++) excess[i] = first[i]! - standing[i]!
      const growth = growthOf(first, before)
      const isAlike = Math.abs(excess[STANDING_HEAP_USED]! - known) <= LARGE_SHARE * growth
      state[TRUST] = growth < LARGE_BYTES ? 0 : isAlike ? state[TRUST]! + 1 : 1
      state[QUICK_LEFT] = QUICK_SAMPLES
    },
  }
}

/** 0 where there was no sample before. */
function growthOf(first: Float64Array, before: Float64Array): number {
  return before[STANDING_HEAP_USED]! < 0 ? 0 : first[STANDING_HEAP_USED]! - before[STANDING_HEAP_USED]!
}
