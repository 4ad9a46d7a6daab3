import type { WorkloadResult } from '../../result/index.ts'
import { type Growth, isBytes, type NamedMetric } from './evidence.ts'
import {
  type ByteScale,
  byteScaleFor,
  bytesText,
  numberText,
  signedBytesText,
  signedText,
} from './numbers.ts'
import { code, type Phrase, phrase, strong } from './prose.ts'

type IterationUnit = WorkloadResult['iterationUnit']

/** 280 bytes per call; 1 `Timeout` handle per call; 12 KiB of external memory per request. */
export function ratePhrase(
  named: NamedMetric,
  value: number,
  unit: IterationUnit,
  scale: ByteScale = byteScaleFor(value),
): Phrase {
  if (isBytes(named.key, named.metric))
    return phrase(strong(`${bytesText(value, scale)}${ofMemory(named.key)} per ${unit}`))
  const number = numberText(value)
  const [before, noun] = thingNames(named, number === '1')
  return before === null
    ? phrase(strong(`${number} ${noun} per ${unit}`))
    : phrase(strong(number), ' ', code(before), ...(noun === '' ? [] : [` ${noun}`]), ` per ${unit}`)
}

function ofMemory(key: string): string {
  switch (key) {
    case 'heapUsed':
      return ''
    case 'arrayBuffers':
      return ' of array buffers'
    case 'external':
      return ' of external memory'
    case 'rss':
      return ' of resident memory'
    case 'mallocedMemory':
      return " of V8's own memory"
    default:
      return key.startsWith('heapSpaces.')
        ? ` of the ${key.slice('heapSpaces.'.length).replaceAll('_', ' ')}`
        : ''
  }
}

/** A name from the workload, if the metric carries one, and our word for the things counted. */
function thingNames({ key, metric }: NamedMetric, singular: boolean): readonly [string | null, string] {
  if (key.startsWith('handles.')) return [key.slice('handles.'.length), singular ? 'handle' : 'handles']
  switch (key) {
    case 'handles':
      return [null, singular ? 'handle' : 'handles']
    case 'fileDescriptors':
      return [null, singular ? 'file descriptor' : 'file descriptors']
    case 'detachedContexts':
      return [null, singular ? 'detached context' : 'detached contexts']
    case 'nativeContexts':
      return [null, singular ? 'context' : 'contexts']
    case 'processes':
      return [null, singular ? 'process' : 'processes']
    case 'threads':
      return [null, singular ? 'worker thread' : 'worker threads']
    default:
      return [(metric.difference ?? metric.head ?? metric.base)?.unit ?? key, '']
  }
}

/** A number of a metric as a table cell shows it; zero without a unit. */
export function cellText(named: NamedMetric, value: number): string {
  if (value === 0) return '0'
  return isBytes(named.key, named.metric) ? bytesText(value) : numberText(value)
}

export function signedCellText(named: NamedMetric, value: number): string {
  if (value === 0) return '0'
  return isBytes(named.key, named.metric) ? signedBytesText(value) : signedText(value)
}

/**
 * "279.6 to 280.4", in the unit of the number that it stands beside or with a unit of its own; "exact" where every
 * replicate agrees.
 */
export function intervalText(named: NamedMetric, growth: Growth): string {
  const [low, high] = growth.interval
  if (low === high && low === growth.value) return 'exact'
  const scale = scaleOf(growth)
  const [from, to] = [bareNumber(named, low, scale), bareNumber(named, high, scale)]
  if (from === to) return `±${deviationText(named, growth)}`
  const hasOwnUnit = isBytes(named.key, named.metric) && scale.unit !== byteScaleFor(growth.value).unit
  return `${from} to ${to}${hasOwnUnit ? ` ${scale.unit}` : ''}`
}

/** Both ends read alike at four digits: how far they lie from the number is then the telling part. */
function deviationText(named: NamedMetric, growth: Growth): string {
  const deviation = Math.max(...growth.interval.map((end) => Math.abs(end - growth.value)))
  return isBytes(named.key, named.metric) ? bytesText(deviation) : numberText(deviation)
}

/** Without its unit, which stands beside it. */
export function bareNumber(named: NamedMetric, value: number, scale: ByteScale): string {
  return numberText(isBytes(named.key, named.metric) ? value / scale.bytes : value)
}

/** One scale for both ends of an interval. */
export function scaleOf(growth: Growth): ByteScale {
  return byteScaleFor(...growth.interval)
}
