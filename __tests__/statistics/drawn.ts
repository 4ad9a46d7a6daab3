import type { MetricRun } from '../../src/statistics/index.ts'

/** A run sampled every `every` iterations from 0 to `iterations`, its values drawn by `valueAt`. */
export function drawn(
  valueAt: (iteration: number) => number,
  { iterations = 1000, every = 25 }: { iterations?: number; every?: number } = {},
): MetricRun {
  const at = Array.from({ length: Math.floor(iterations / every) + 1 }, (_, sample) => sample * every)
  return { iterations: at, values: at.map(valueAt) }
}

/** Bytes of the backing store of an array that was pushed to `length` times: V8 grows it by half and 16 slots. */
export function arrayBytes(length: number): number {
  let capacity = 0
  while (capacity < length) capacity = capacity + 1 + ((capacity + 1) >> 1) + 16
  return 8 * capacity
}

/** Bytes of a Map or Set's table after `size` insertions: it doubles. */
export function tableBytes(size: number, bytesPerEntry = 28): number {
  let capacity = 4
  while (capacity < size) capacity *= 2
  return bytesPerEntry * capacity
}
