import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { measured } from './measured.mjs'

const { decode_bytes: decode, init_panic_hook: hook } = createRequire(import.meta.url)(
  '@vscode/v8-heap-parser',
)
hook()
await measured('@vscode/v8-heap-parser', () => {
  const graph = decode(readFileSync(process.argv[2]))
  return { classes: graph.get_class_groups(0, 100_000, false).length }
})
