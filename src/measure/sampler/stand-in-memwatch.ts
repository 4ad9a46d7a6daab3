import { EventEmitter } from 'node:events'
import { constants, PerformanceObserver } from 'node:perf_hooks'
import { takeCensus } from './heap-census.ts'

/** Collections in a row that must each leave more behind before memwatch calls it a leak. */
const LEAK_AFTER = 5

interface Reading {
  readonly nodes: number
  readonly time: Date
  readonly size_bytes: number
  readonly size: string
}

/**
 * `memwatch-next` and `@airbnb/node-memwatch` for where they cannot be built: `stats` after every full collection, `leak`
 * after five in a row that left more behind, `gc()`, and `HeapDiff`, with details by constructor while the heap is small.
 */
export function memwatchStandIn(collect: () => void): object {
  const memwatch = new EventEmitter()
  watchCollections(memwatch)
  const collectedReading = (): Reading => {
    collect()
    return reading()
  }
  class HeapDiff {
    readonly #before = collectedReading()
    readonly #census = takeCensus()
    end() {
      const after = collectedReading()
      const later = this.#census && takeCensus()
      const difference = later && this.#census.compareWith(later)
      const size_bytes = after.size_bytes - this.#before.size_bytes
      return {
        before: { ...this.#before, nodes: difference?.nodesBefore ?? 0 },
        after: { ...after, nodes: difference?.nodesAfter ?? 0 },
        change: {
          size_bytes,
          size: sizeText(size_bytes),
          freed_nodes: difference?.freed ?? 0,
          allocated_nodes: difference?.allocated ?? 0,
          details: (difference?.changes ?? []).map((change) => ({
            ...change,
            size: sizeText(change.size_bytes),
          })),
        },
      }
    }
  }
  return Object.assign(memwatch, { gc: collect, HeapDiff })
}

function watchCollections(memwatch: EventEmitter): void {
  const sizes = new Float64Array(3)
  const [LAST, MIN, MAX] = [0, 1, 2]
  let full = 0
  let incremental = 0
  let growths = 0
  let start = new Date()
  let atStart = 0

  function afterFullCollection(): void {
    const current_base = process.memoryUsage().heapUsed
    full++
    sizes[MIN] = full === 1 ? current_base : Math.min(sizes[MIN]!, current_base)
    sizes[MAX] = Math.max(sizes[MAX]!, current_base)
    memwatch.emit('stats', {
      num_full_gc: full,
      num_inc_gc: incremental,
      heap_compactions: full,
      usage_trend: 0,
      estimated_base: current_base,
      current_base,
      min: sizes[MIN],
      max: sizes[MAX],
    })
    if (growths === 0) {
      start = new Date()
      atStart = sizes[LAST]!
    }
    growths = full > 1 && current_base > sizes[LAST]! ? growths + 1 : 0
    sizes[LAST] = current_base
    if (growths < LEAK_AFTER) return
    growths = 0
    const growth = current_base - atStart
    const end = new Date()
    const reason = `heap growth over ${LEAK_AFTER} consecutive GCs (${end.getTime() - start.getTime()} ms) - ${sizeText(growth)}`
    memwatch.emit('leak', { start, end, growth, reason })
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { detail } = entry as unknown as { readonly detail: { readonly kind: number } }
      if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) afterFullCollection()
      else incremental++
    }
  }).observe({ entryTypes: ['gc'] })
}

function reading(): Reading {
  const { heapUsed } = process.memoryUsage()
  return { nodes: 0, time: new Date(), size_bytes: heapUsed, size: sizeText(heapUsed) }
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024
  return Math.abs(kilobytes) < 1024 ? `${kilobytes.toFixed(2)} kb` : `${(kilobytes / 1024).toFixed(2)} mb`
}
