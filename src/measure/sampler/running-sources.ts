import fs from 'node:fs'
import type inspector from 'node:inspector'
import { fileURLToPath } from 'node:url'

// Taken before the workload can replace them.
const { readFileSync, writeFileSync } = fs

/** Larger ones are generated, and nobody reads a line of them. */
const LARGEST_CHARACTERS = 2_000_000
const MOST_CHARACTERS = 32_000_000

/** A script by the name that V8 has for it, with the text that it runs. */
export type RunningSource = readonly [scriptName: string, text: string]

/**
 * Writes the texts of the program's own scripts that V8 runs otherwise than they lie on disk, as JSON: a loader has
 * transformed them, and V8's places are those of the transformed text. Asks the debugger, so nothing that is measured may
 * come after.
 */
export async function writeRunningSources(session: inspector.Session, file: string): Promise<void> {
  const scripts: (readonly [scriptId: string, url: string])[] = []
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => {
    if (isOwn(url)) scripts.push([scriptId, url])
  })
  await post(session, 'Debugger.enable', {})
  const sources: RunningSource[] = []
  let characters = 0
  for (const [scriptId, url] of scripts) {
    const { scriptSource } = await post(session, 'Debugger.getScriptSource', { scriptId })
    characters += scriptSource.length
    if (scriptSource.length > LARGEST_CHARACTERS || characters > MOST_CHARACTERS) continue
    if (scriptSource !== onDisk(url)) sources.push([url, scriptSource])
  }
  await post(session, 'Debugger.disable', {})
  writeFileSync(file, JSON.stringify(sources))
}

function isOwn(url: string): boolean {
  return /^(file:|\/|[A-Za-z]:[\\/])/.test(url) && !/[\\/]node_modules[\\/]/.test(url) && url !== __filename
}

function onDisk(url: string): string | null {
  try {
    return readFileSync(url.startsWith('file:') ? fileURLToPath(url) : url, 'utf8')
  } catch {
    return null
  }
}

function post(
  session: inspector.Session,
  method: string,
  parameters: object,
): Promise<{ readonly scriptSource: string }> {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, answer) => {
      if (error === null) resolve(answer as { readonly scriptSource: string })
      else reject(error)
    })
  })
}
