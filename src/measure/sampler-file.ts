import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path of the bundle that runs workloads of the kind `iterate`. */
export function samplerFile(): string {
  return builtFile('sampler.cjs')
}

/** Path of the bundle that is preloaded into programs that run by themselves. */
export function preloadFile(): string {
  return builtFile('preload.cjs')
}

/** Path of the bundle that is preloaded into child processes and worker threads. */
export function memberFile(): string {
  return builtFile('member.cjs')
}

/** Whether a script is our own inside a measured process. */
export function isSamplerFile(path: string): boolean {
  return [samplerFile(), preloadFile(), memberFile()].includes(path)
}

/** Beside this bundle in dist, or in dist where the sources run as they are. */
function builtFile(name: string): string {
  const places = [`./${name}`, `../../dist/${name}`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  const found = places.find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${places[0]} is missing: run npm run build.`)
  return found
}
