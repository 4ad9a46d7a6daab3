/**
 * What a sample reads. Bytes for memory, counts for things that are held.
 *
 * A metric's key is its name, or for `handles` also `handles.TYPE` (one key per active resource type as
 * `process.getActiveResourcesInfo()` names it), beside the plain `handles`, which is their sum.
 */
export type MetricName =
  | 'heapUsed'
  | 'external'
  | 'arrayBuffers'
  | 'rss'
  | 'handles'
  | 'fileDescriptors'
  | 'detachedContexts'
  | 'nativeContexts'
  | 'mallocedMemory'
  /** Live processes of the program, the main one included. */
  | 'processes'
  /** Live worker threads of all its processes. */
  | 'threads'

export type MetricKey = MetricName | `handles.${string}`

export type MetricUnit = 'bytes' | 'count'

const IN_BYTES: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'heapUsed',
  'external',
  'arrayBuffers',
  'rss',
  'mallocedMemory',
])

/** Unit of a metric's values; slopes are this unit per iteration. */
export function unitOf(key: MetricKey): MetricUnit {
  return IN_BYTES.has(key) ? 'bytes' : 'count'
}
