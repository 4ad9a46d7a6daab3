/**
 * What a sample reads. Bytes for memory, counts for things that are held.
 *
 * A metric's key is its name, or for `handles` also `handles.TYPE` (one key per active resource type as
 * `process.getActiveResourcesInfo()` names it), beside the plain `handles`, which is their sum. `heapSpaces.SPACE` are the bytes
 * in use of one of V8's spaces, as `v8.getHeapSpaceStatistics()` names it.
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

export type MetricKey = MetricName | `handles.${string}` | `heapSpaces.${string}`

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
  return IN_BYTES.has(key) || key.startsWith('heapSpaces.') ? 'bytes' : 'count'
}
