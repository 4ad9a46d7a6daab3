// npm run build: dist, made anew.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleInto } from './bundle-into.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
rmSync(dist, { recursive: true, force: true })
await bundleInto(dist)
