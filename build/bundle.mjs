// npm run build: every bundle of dist, one rolldown config each.
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url))

rmSync(dist, { recursive: true, force: true })
for (const file of readdirSync(here)
  .filter((name) => name.endsWith('.rolldown.ts'))
  .sort()) {
  const { default: config } = await import(new URL(file, import.meta.url).href)
  await build({ ...config, output: { ...config.output, dir: dist } })
}
