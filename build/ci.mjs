// npm run ci: everything a clean clone needs to be called green, in the order in which a mistake is cheapest to hear of.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
/** @type {readonly [string, readonly string[]][]} */
const steps = [
  ['install', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']],
  ['lint', ['run', 'lint']],
  ['type-check', ['run', 'typecheck']],
  ['dist', ['run', 'check:dist']],
  ['test', ['run', 'test']],
]

for (const [name, args] of steps) {
  console.log(`\n--- ${name}`)
  const { status } = spawnSync(npm, [...args], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error(`\n${name} failed`)
    process.exit(status ?? 1)
  }
}
