// node build/run-on-node-24.mjs SCRIPT [ARG...]: runs a script on the Node of node-24.mjs and ends as it ends.
import { spawnSync } from 'node:child_process'
import { node24 } from './node-24.mjs'

const { status, signal } = spawnSync(node24(), process.argv.slice(2), { stdio: 'inherit' })
if (signal) process.kill(process.pid, signal)
process.exitCode = status ?? 1
