/** How numbers are written, everywhere: four significant digits at most, an exact zero as 0, a real minus sign. */

const BYTE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const
const SIGNIFICANT_DIGITS = 4
/** What is smaller than this is not zero, but no digit of it matters. */
const SMALLEST_SHOWN = 0.0001
const LARGEST_SHOWN = 1e15

/** A unit and how many bytes one of it is; numbers that stand together share one. */
export interface ByteScale {
  readonly unit: (typeof BYTE_UNITS)[number]
  readonly bytes: number
}

/** 1,234 or 0.5 or −12; ≈0 for what is too small to show. */
export function numberText(value: number): string {
  if (value === 0) return '0'
  const absolute = Math.abs(value)
  if (absolute < SMALLEST_SHOWN) return '≈0'
  const sign = value < 0 ? '−' : ''
  if (absolute >= LARGEST_SHOWN) return `${sign}${absolute.toExponential(1).replace('e+', '×10^')}`
  const rounded = Number(absolute.toPrecision(SIGNIFICANT_DIGITS))
  const [whole, fraction] = plainDigits(rounded).split('.') as [string, string?]
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

/** Digits without an exponent: at least 1e-4 and below 1e15 by now. */
function plainDigits(value: number): string {
  return value >= 1 ? String(value) : value.toFixed(8).replace(/0+$/, '')
}

/** With its sign, unless it is zero or too small to show. */
export function signedText(value: number): string {
  return value >= SMALLEST_SHOWN ? `+${numberText(value)}` : numberText(value)
}

/** Bytes up to 9,999, then the largest unit that leaves at least 1. */
export function byteScaleFor(...values: readonly number[]): ByteScale {
  const largest = Math.max(0, ...values.map(Math.abs))
  if (largest < 10_000) return { unit: 'bytes', bytes: 1 }
  const power = Math.min(BYTE_UNITS.length - 1, Math.max(1, Math.floor(Math.log(largest) / Math.log(1024))))
  return { unit: BYTE_UNITS[power]!, bytes: 1024 ** power }
}

/** 280 bytes, 1 byte, 812 KiB; 0 stays 0 bytes. */
export function bytesText(bytes: number, scale = byteScaleFor(bytes)): string {
  const text = numberText(bytes / scale.bytes)
  return `${text} ${unitText(text, scale)}`
}

export function signedBytesText(bytes: number, scale = byteScaleFor(bytes)): string {
  const text = signedText(bytes / scale.bytes)
  return `${text} ${unitText(text, scale)}`
}

function unitText(number: string, scale: ByteScale): string {
  return scale.unit === 'bytes' && /^[+−]?1$/.test(number) ? 'byte' : scale.unit
}

/** 1 object, 2 objects, 0.5 objects. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  const text = numberText(count)
  return `${text} ${text === '1' ? singular : plural}`
}

/** 4 of 12 workloads needs its verb in the right number. */
export function verbFor(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural
}
