// heapslope's engine and its rivals on the same file, one process at a time, in interleaved rounds.
// node bench/snapshot/speed.mjs small|medium|large ROUNDS [TOOL...], heapslope-three and devtools-three among them; adds to data/results.jsonl and rewrites bench/snapshot.md
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, here, prepare } from './prepare.mjs'
import { resultsFile, writeTable } from './table.mjs'

const scales = { small: 2, medium: 44, large: 253 }
const allTools = ['heapslope', 'heapslope-ids', 'toolkit', 'devtools', 'memlab', 'vscode']
const snapshotsNeeded = 3
const [size, rounds, ...chosen] = process.argv.slice(2)
if (!(size in scales)) throw new Error('usage: speed.mjs small|medium|large ROUNDS [TOOL...]')
const tools = chosen.length === 0 ? allTools : chosen

await prepare()
const prefix = join(dataFolder, size)
if (!existsSync(`${prefix}-${snapshotsNeeded}.heapsnapshot`)) {
  execFileSync(process.execPath, [
    '--max-old-space-size=20000',
    join(here, 'heaps/sized.cjs'),
    `${scales[size]}`,
    prefix,
    `${snapshotsNeeded}`,
  ])
}
const files = Array.from({ length: snapshotsNeeded }, (_, at) => `${prefix}-${at + 1}.heapsnapshot`)
const file = files[0]
for (let round = 1; round <= Number(rounds ?? 3); round++) {
  for (const tool of tools) {
    const args = ['--max-old-space-size=14000', join(here, 'tools', `${tool}.mjs`)]
    args.push(...(tool.endsWith('-three') ? files : [file]))
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    const line = stdout.split('\n').findLast((candidate) => candidate.startsWith('{'))
    const result =
      line === undefined
        ? {
            tool,
            failed:
              `${stderr.split('\n').find((candidate) => /Error\b/.test(candidate)) ?? `exit ${status}`}`.trim(),
          }
        : JSON.parse(line)
    const whole = { size, fileBytes: statSync(file).size, round, node: process.version, ...result }
    appendFileSync(resultsFile, `${JSON.stringify(whole)}\n`)
    console.log(JSON.stringify(whole))
  }
}
writeTable()
