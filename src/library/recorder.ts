import { createSeriesBuilder } from '../measure/index.ts'
import { type Channel, FRAME, MOST_COLUMNS } from '../measure/sampler/index.ts'
import type { Series } from '../series/index.ts'

/** A channel that keeps the samples in this process, in memory made beforehand: what it keeps must not be seen on the heap. */
export interface Recorder {
  readonly channel: Channel
  /** The samples since it was last asked, no more than it was made for. */
  takeSeries(): Series
}

export function createRecorder(mostSamples: number): Recorder {
  const floats = new Float64Array(MOST_COLUMNS)
  const rows = new Float64Array(mostSamples * MOST_COLUMNS)
  // In an array: a number in a variable is a heap number now and none then.
  const taken = new Float64Array(1)
  const names: string[] = []

  return {
    channel: {
      floats,
      sendFloats(kind, count) {
        if (kind !== FRAME.sample || taken[0] === mostSamples) return
        const start = taken[0]! * MOST_COLUMNS
        for (let i = 0; i < count; i++) rows[start + i] = floats[i]!
        taken[0]!++
      },
      beat() {},
      notice(notice) {
        if (notice.type === 'columns') names.push(...notice.names)
        if (notice.type === 'column') names.push(notice.name)
      },
    },
    takeSeries() {
      const builder = createSeriesBuilder({ kind: 'main', label: 'main' })
      builder.setColumns(names)
      for (let row = 0; row < taken[0]!; row++)
        builder.addSample(rows.subarray(row * MOST_COLUMNS, row * MOST_COLUMNS + names.length))
      taken[0] = 0
      rows.fill(0)
      return builder.build()
    },
  }
}
