// node bench/processes.ts: a leak in a worker thread alone, in a forked child alone, and nowhere, on every Node of the matrix.
import type { Result } from '../src/result/index.ts'
import { compareSides, NODES, tableRow } from './compare-sides.ts'

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

function compared(node: string, leaking: 'nothing' | 'thread' | 'child'): Promise<Result> {
  const base = {
    'bench/pages.mjs': WORKLOAD,
    'heapslope.yml': `node: ${node}\nworkloads: [{ iterate: bench/pages.mjs, budget: 60s }]\n`,
  }
  const files = (leaks: string, end = '') =>
    Object.fromEntries(
      (['thread', 'child'] as const).map((kind) => [`src/${kind}.mjs`, renderer(kind, leaks === kind) + end]),
    )
  return compareSides({ ...base, ...files('nothing') }, files(leaking, '// head\n'))
}

console.log('| Node | leaks | verdict | found | in | line | thread, child, main: bytes per call |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const node of NODES)
  for (const leaking of ['nothing', 'thread', 'child'] as const) {
    const [workload] = (await compared(node, leaking)).workloads
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
    console.log(tableRow(cells))
  }
