// node remove-locked.ts FOLDER: prepares sides whose build locks its folders, removes them, and prints what is left.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { prepareSides } from '../../src/baseline/index.ts'

const LOCK = `node -e "
  fs.mkdirSync('locked/in', { recursive: true })
  fs.writeFileSync('locked/in/file', '')
  fs.chmodSync('locked/in', 0o500)
  fs.chmodSync('locked', 0o500)
"`

const folder = process.argv[2]!
const [repository, temporaryFolder] = [join(folder, 'repository'), join(folder, 'temporary')]
mkdirSync(repository)
mkdirSync(temporaryFolder)
for (const args of [
  ['init', '--quiet'],
  ['commit', '--quiet', '--allow-empty', '--message', 'first'],
  ['commit', '--quiet', '--allow-empty', '--message', 'second'],
])
  execFileSync('git', args, { cwd: repository })

const sides = await prepareSides({
  repository,
  head: 'working-tree',
  base: null,
  event: null,
  leaveOut: [],
  setup: { kind: 'none' },
  build: LOCK,
  commandTimeoutMs: 60_000,
  environment: process.env,
  passEnv: [],
  temporaryFolder,
  signal: new AbortController().signal,
  onProgress: () => {},
})
const locked = isLocked(join(sides.head.root, 'locked'))
await sides.remove()
console.log(JSON.stringify({ locked, left: readdirSync(temporaryFolder) }))

function isLocked(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return false
  } catch {
    return true
  }
}
