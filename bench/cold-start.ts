// node bench/cold-start.ts: CPU and wall time of dist's entry points to their first line, medians of interleaved runs.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROUNDS = Number(process.argv[2] ?? 15)
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const empty = mkdtempSync(join(tmpdir(), 'heapslope-cold-start-'))

interface Start {
  readonly cpuMs: number
  readonly firstLineMs: number
}

const CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  'node -e 0 (floor)': ['-e', 'console.log(0)'],
  'dist/cli.js --help': [join(dist, 'cli.js'), '--help'],
  'dist/index.js to its first line': [join(dist, 'index.js')],
}

/** Writes the process's own user and system microseconds to fd 3 as it ends. */
const METER = join(empty, 'meter.cjs')
writeFileSync(
  METER,
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeSync(3, String(user + system)) })",
)

function start(args: readonly string[]): Promise<Start> {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(process.execPath, ['--require', METER, ...args], {
      cwd: empty,
      env: { PATH: process.env['PATH'] ?? '', GITHUB_WORKSPACE: empty, INPUT_WORKLOAD: 'missing.mjs' },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    let firstLineMs = Number.NaN
    const hear = () => {
      if (Number.isNaN(firstLineMs)) firstLineMs = performance.now() - from
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    let cpu = ''
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      cpu += String(chunk)
    })
    child.on('error', reject)
    child.on('close', () => resolve({ cpuMs: Number(cpu) / 1000, firstLineMs }))
  })
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const starts = new Map<string, Start[]>(Object.keys(CANDIDATES).map((name) => [name, []]))
for (let round = 0; round < ROUNDS; round++)
  for (const [name, args] of Object.entries(CANDIDATES)) starts.get(name)!.push(await start(args))

console.log(`| start | CPU ms (median of ${ROUNDS}) | wall ms to the first line |`)
console.log('|---|---|---|')
for (const [name, all] of starts)
  console.log(
    `| ${name} | ${Math.round(median(all.map((one) => one.cpuMs)))} | ${Math.round(median(all.map((one) => one.firstLineMs)))} |`,
  )
console.log(`\nNode ${process.version}, ${spawnSync('nproc').stdout.toString().trim()} cores`)
rmSync(empty, { recursive: true, force: true })
