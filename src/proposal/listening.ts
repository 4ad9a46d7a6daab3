import type { Package } from './packages.ts'
import { folderOf, type RepositoryFacts } from './repository-facts.ts'

/** Where a server is told to listen, and what it answers. */
export interface Listening {
  /** Relative to the repository's root. */
  readonly file: string
  readonly port: number | null
  /** Environment variable that the port comes from. */
  readonly portVariable: string | null
  readonly host: string | null
  /** Of a GET route without parameters; null where none was seen. */
  readonly path: string | null
}

const MOST_FILES = 300
const SOURCE = /\.[cm]?[jt]sx?$/
const NO_SOURCE =
  /(^|\/)(tests?|__tests__|spec|e2e|examples?|bench(marks?)?|fixtures|docs|scripts)\/|\.(test|spec|d)\.|\.config\./
const LISTENS = /\.listen\s*\(|\bserve\s*\(\s*\{|\bnew\s+(WebSocket)?Server\s*\(\s*\{[^}]*\bport\b/
const MAKES_SERVER = /\b(createServer|createSecureServer|WebSocketServer)\b/

/**
 * Reads a package's sources for the place where it listens.
 * @param program where the server starts, relative to the package; it is looked at first
 * @param isServer whether it is known to be one: `listen` alone is a word of event emitters, too
 */
export function listeningOf(
  { folder }: Package,
  program: string | null,
  { files, read }: RepositoryFacts,
  isServer: boolean,
): Listening | null {
  const inside = (path: string) => folder === '.' || path.startsWith(`${folder}/`)
  const relative = (path: string) => (folder === '.' ? path : path.slice(folder.length + 1))
  const isProgram = (path: string) => relative(path) === program
  const sources = [...files]
    .filter(
      (path) => inside(path) && SOURCE.test(path) && (isProgram(path) || !NO_SOURCE.test(relative(path))),
    )
    .sort(
      (a, b) => Number(isProgram(b)) - Number(isProgram(a)) || depthOf(a) - depthOf(b) || (a < b ? -1 : 1),
    )
    .slice(0, MOST_FILES)
    .map((path) => ({ path, text: read(path) ?? '' }))
  const found = sources.find(({ text }) => LISTENS.test(text) && (isServer || MAKES_SERVER.test(text)))
  if (found === undefined) return null
  const all = [found, ...sources.filter((source) => source !== found)]
  const first = <Value>(find: (text: string) => Value | null): Value | null => {
    for (const { text } of all) {
      const value = find(text)
      if (value !== null) return value
    }
    return null
  }
  const portVariable = first(portVariableIn)
  return {
    file: found.path,
    portVariable,
    port: portVariable === null ? first(portIn) : null,
    host: /\.listen\([^)]*['"](localhost|::1)['"]/.test(found.text) ? 'localhost' : null,
    path: first(pathIn),
  }
}

function portVariableIn(text: string): string | null {
  return /\benv(?:\.|\[['"])(\w*PORT)\b/.exec(text)?.[1] ?? null
}

function portIn(text: string): number | null {
  const found =
    /\.listen\s*\(\s*(?:\{[^}]*\bport\s*:\s*)?(\d{2,5})\b/.exec(text) ??
    /\bport\s*[:=]\s*(\d{2,5})\b/i.exec(text)
  const port = Number(found?.[1])
  return found !== null && port <= 65_535 ? port : null
}

/** `/` where there is such a route, else the first without parameters. */
function pathIn(text: string): string | null {
  const called = [...text.matchAll(/\.(?:get|all)\(\s*['"`](\/[^'"`\s]*)['"`]\s*,/g)].map(
    (match) => match[1]!,
  )
  const told = [...text.matchAll(/\burl\s*:\s*['"](\/[^'"\s]*)['"]/g)].map((match) => match[1]!)
  const plain = [...called, ...told].filter((path) => !/[:*{$(]/.test(path))
  if (plain.includes('/')) return '/'
  if (plain.length > 0) return plain[0]!
  // A handler that is asked for everything answers anywhere.
  return /\bcreateServer\s*\(|\.use\(\s*(async\s*)?\(?\s*(ctx|context|req)\b/.test(text) ? '/' : null
}

const depthOf = (path: string) => (folderOf(path) === '.' ? 0 : path.split('/').length)
