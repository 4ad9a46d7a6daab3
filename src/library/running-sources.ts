import { readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { filePathOf, isLibraryScript, isUserScript } from '../source/index.ts'

/** Sources larger than this are generated, and nobody reads a line of them. */
const LARGEST_SOURCE_CHARACTERS = 2_000_000

/**
 * The text of every script of the program that V8 runs otherwise than it lies on disk, by path: runners transform what they
 * load and V8's positions are those of the transformed text, which ends in its source map.
 */
export async function changedSources(): Promise<ReadonlyMap<string, string>> {
  const session = new inspector.Session()
  session.connect()
  const scripts = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => {
    if (isUserScript(url) && !isLibraryScript(url)) scripts.set(scriptId, filePathOf(url))
  })
  try {
    await post(session, 'Debugger.enable')
    const sources = new Map<string, string>()
    for (const [scriptId, path] of scripts) {
      const { scriptSource } = await post(session, 'Debugger.getScriptSource', { scriptId })
      if (scriptSource.length <= LARGEST_SOURCE_CHARACTERS && scriptSource !== onDisk(path))
        sources.set(path, scriptSource)
    }
    return sources
  } finally {
    session.disconnect()
  }
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
