const mask = 42
const backslash = 92
const letterU = 117

/** As many asterisks as the text has UTF-16 units. */
export function maskText(text: string): string {
  return '*'.repeat(text.length)
}

/** The same of a JSON string's raw bytes: an escape is one unit, and so is a character of up to three bytes of UTF-8. */
export function maskRawBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  let units = 0
  for (let at = start; at < end; at++, units++) {
    const byte = bytes[at]
    if (byte === backslash) at += bytes[at + 1] === letterU ? 5 : 1
    else if (byte >= 0xf0) {
      at += 3
      units++
    } else if (byte >= 0xe0) at += 2
    else if (byte >= 0xc0) at += 1
  }
  return new Uint8Array(units).fill(mask)
}

/** Of a text in a longer name: line breaks stay, as they decide whether the name is read as one of a WeakMap's pairs. */
export function maskWithinName(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, '*')
}
