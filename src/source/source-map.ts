/** A place in an original source. Line and column are 1-based. */
export interface OriginalPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Leads from a place in a generated file to the source it was made of; null where the map does not say. */
export type SourceMap = (line: number, column: number) => OriginalPlace | null

const comment = /^[ \t]*\/\/[#@] ?sourceMappingURL=(\S+)[ \t]*$/gm
const inline = /^data:application\/json[^,]*;base64,(.*)$/

/**
 * The source map that a file names in its last comment (Source Map, revision 3; index maps are passed over).
 * @param read text of a file by its path; for maps that lie beside the file
 */
export function findSourceMap(
  file: string,
  text: string,
  read: (path: string) => string | null,
): SourceMap | null {
  const url = [...text.matchAll(comment)].at(-1)?.[1]
  if (url === undefined) return null
  try {
    const data = inline.exec(url)?.[1]
    const path = data === undefined ? resolvePath(file, decodeURIComponent(url)) : file
    const json = data === undefined ? read(path) : decodeBase64(data)
    return json === null ? null : parseSourceMap(path, JSON.parse(json))
  } catch {
    // a map is somebody's build output: one that cannot be read is none
    return null
  }
}

function parseSourceMap(path: string, map: unknown): SourceMap | null {
  if (typeof map !== 'object' || map === null) return null
  const { mappings, sources, sourceRoot } = map as Readonly<Record<string, unknown>>
  if (typeof mappings !== 'string' || !Array.isArray(sources)) return null
  const root = typeof sourceRoot === 'string' && sourceRoot !== '' ? `${sourceRoot.replace(/\/$/, '')}/` : ''
  const lines = decodeMappings(mappings)
  return (line, column) => {
    const segment = lines[line - 1]?.findLast(([start]) => start <= column - 1)
    const source: unknown = segment === undefined ? undefined : sources[segment[1]]
    if (segment === undefined || typeof source !== 'string') return null
    return { file: resolvePath(path, root + source), line: segment[2] + 1, column: segment[3] + 1 }
  }
}

/** Generated column, source, original line, original column; all 0-based. */
type Segment = readonly [number, number, number, number]

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The segments of each generated line that name a source. */
function decodeMappings(mappings: string): readonly (readonly Segment[])[] {
  let source = 0
  let line = 0
  let column = 0
  return mappings.split(';').map((text) => {
    let start = 0
    const segments: Segment[] = []
    for (const field of text.split(',')) {
      const numbers = decodeNumbers(field)
      if (numbers.length === 0) continue
      start += numbers[0]
      if (numbers.length < 4) continue
      source += numbers[1]
      line += numbers[2]
      column += numbers[3]
      segments.push([start, source, line, column])
    }
    return segments
  })
}

/** Base64 VLQ: five bits a digit, the sixth says that more follow; the lowest bit of the whole is the sign. */
function decodeNumbers(text: string): readonly number[] {
  const numbers: number[] = []
  let value = 0
  let power = 1
  for (const character of text) {
    const digit = digits.indexOf(character)
    value += (digit % 32) * power
    power *= 32
    if (digit >= 32) continue
    numbers.push(value % 2 === 1 ? -Math.floor(value / 2) : Math.floor(value / 2))
    value = 0
    power = 1
  }
  return numbers
}

function decodeBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
}

/** A path as written in a file: relative to the file's folder, absolute, or a file URL. */
function resolvePath(from: string, path: string): string {
  if (path.startsWith('file://')) return decodeURIComponent(new URL(path).pathname)
  if (path.startsWith('/') || /^[A-Za-z]+:/.test(path)) return path
  const steps = from.split(/[\\/]/).slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
