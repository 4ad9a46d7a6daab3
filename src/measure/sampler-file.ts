import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path of the sampler's bundle: beside this bundle in dist, or in dist where the sources run as they are. */
export function samplerFile(): string {
  const places = ['./sampler.cjs', '../../dist/sampler.cjs'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  const found = places.find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${places[0]} is missing: run npm run build.`)
  return found
}
