import { readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { filePathOf, isLibraryScript, isUserScript } from '../source/index.ts'
import { runnersPlace } from './runners-place.ts'

/** Sources larger than this are generated, and nobody reads a line of them. */
const LARGEST_SOURCE_CHARACTERS = 2_000_000
/** A source map that moves nothing within the first lines is none that a runner made. */
const LINES_TO_TRY = 400

const SOURCE_MAP = /[#@]\s*sourceMappingURL=/

/** A script of the program that V8 runs otherwise than it lies on disk. */
export interface RunningSource {
  /** As V8 has it: a path or a file URL. */
  readonly scriptName: string
  readonly text: string
  /** What lies on disk, null where nothing does. */
  readonly written: string | null
  /** Who knows where its places lie in what was written: the runner, a source map in the text itself, or nobody. */
  readonly mappedBy: 'runner' | 'itself' | null
}

/** Runners transform what they load, and V8's places are those of the transformed text. By path. */
export async function runningSources(): Promise<ReadonlyMap<string, RunningSource>> {
  const session = new inspector.Session()
  session.connect()
  const scripts = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => {
    if (isUserScript(url) && !isLibraryScript(url)) scripts.set(scriptId, url)
  })
  try {
    await post(session, 'Debugger.enable')
    const sources = new Map<string, RunningSource>()
    for (const [scriptId, scriptName] of scripts) {
      const { scriptSource: text } = await post(session, 'Debugger.getScriptSource', { scriptId })
      const path = filePathOf(scriptName)
      const written = onDisk(path)
      if (text.length > LARGEST_SOURCE_CHARACTERS || text === written) continue
      const mappedBy = isMapped(scriptName, text) ? 'runner' : SOURCE_MAP.test(text) ? 'itself' : null
      sources.set(path, {
        scriptName,
        text: mappedBy === 'runner' ? withoutMap(text) : text,
        written,
        mappedBy,
      })
    }
    return sources
  } finally {
    session.disconnect()
  }
}

function isMapped(scriptName: string, text: string): boolean {
  const lines = text.split('\n').slice(0, LINES_TO_TRY)
  return lines.some((line, index) =>
    [1, 1 + line.search(/\S|$/)].some(
      (column) => runnersPlace(scriptName, '', { line: index + 1, column }) !== null,
    ),
  )
}

/** Or its places would be followed twice. */
function withoutMap(text: string): string {
  return text.replaceAll(/[#@](?=\s*sourceMappingURL=)/g, ' ')
}

function post(
  session: inspector.Session,
  method: string,
  parameters: object = {},
): Promise<{ readonly scriptSource: string }> {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, answer) => {
      if (error === null) resolve(answer as { readonly scriptSource: string })
      else reject(error)
    })
  })
}

function onDisk(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
