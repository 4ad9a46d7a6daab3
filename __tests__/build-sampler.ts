import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import config from '../build/sampler.rolldown.ts'

/** Measured processes run the bundle, not the sources: whoever runs the tests runs them against a fresh one. */
export async function setup(): Promise<void> {
  const { output: outputOptions, ...inputOptions } = config as { output: object }
  const bundle = await rolldown(inputOptions)
  const { output } = await bundle.generate(outputOptions)
  await bundle.close()
  const { code } = output[0]
  const file = fileURLToPath(new URL('../dist/sampler.cjs', import.meta.url))
  if (existsSync(file) && readFileSync(file, 'utf8') === code) return
  mkdirSync(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, code)
  renameSync(fresh, file)
}
