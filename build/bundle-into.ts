// Every bundle of dist, one rolldown config each, into an empty folder.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const here = fileURLToPath(new URL('.', import.meta.url))

export async function bundleInto(folder: string): Promise<void> {
  const configs = readdirSync(here).filter((name) => name.endsWith('.rolldown.ts'))
  for (const file of configs.sort()) {
    const { default: config } = await import(new URL(file, import.meta.url).href)
    await build({
      ...config,
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      logLevel: 'warn',
      output: { ...config.output, dir: folder },
    })
  }
}
