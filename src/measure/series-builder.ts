import type { MetricKey, ProcessIdentity, Series } from '../series/index.ts'
import { BrokenChannelError } from './frame-reader.ts'

/** Puts the samples of one process, as they come, into columns. */
export interface SeriesBuilder {
  setColumns(names: readonly string[]): void
  addColumn(name: string): void
  addSample(values: Float64Array): void
  readonly sampleCount: number
  build(): Series
}

export function createSeriesBuilder(process: ProcessIdentity): SeriesBuilder {
  const columns = new Map<string, number[]>()
  let sampleCount = 0

  return {
    get sampleCount() {
      return sampleCount
    },
    setColumns(names) {
      columns.clear()
      sampleCount = 0
      for (const name of names) columns.set(name, [])
    },
    addColumn(name) {
      columns.set(
        name,
        Array.from({ length: sampleCount }, () => 0),
      )
    },
    addSample(values) {
      if (values.length !== columns.size)
        throw new BrokenChannelError(`a sample of ${values.length} numbers for ${columns.size} columns`)
      let i = 0
      for (const column of columns.values()) column.push(values[i++]!)
      sampleCount++
    },
    build() {
      const {
        iterations = [],
        elapsedMs = [],
        settleRounds = [],
        iteratingMs = [],
        ...metrics
      } = Object.fromEntries(columns)
      return {
        process,
        iterations,
        elapsedMs: elapsedMs.map((ms) => ms - elapsedMs[0]!),
        settleRounds,
        ...((iteratingMs.at(-1) ?? 0) > 0 ? { iteratingMs } : {}),
        metrics: metrics as Partial<Record<MetricKey, number[]>>,
      }
    },
  }
}
