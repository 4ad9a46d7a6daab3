// node bench/members.ts [NODE...]: a server of which a child of its cluster leaks, one of which a worker thread leaks, and a script
// of which a worker thread leaks, each against its clean twin, and the clean twin against itself.
import { compareSides, type Files, NODES, tableRow } from './compare-sides.ts'

const wanted = process.argv.slice(2)
const nodes = NODES.filter((path) => wanted.length === 0 || wanted.some((name) => path.includes(name)))

const keep = (leaks: boolean, what: string) => (leaks ? `kept.push(${what})` : `kept[0] = ${what}`)

const CLASS = `class Page {
  constructor(name) {
    this.name = name
    this.parts = {}
  }
}
const kept = []
`

function clusterServer(leaks: boolean): Files {
  return {
    'main.mjs': `import cluster from 'node:cluster'
import { createServer } from 'node:http'
${CLASS}
if (cluster.isPrimary) cluster.fork()
else
  createServer((request, response) => {
    const page = new Page(request.url)
    ${keep(leaks, 'page')}
    response.end('page')
  }).listen(Number(process.env.PORT), '127.0.0.1')
`,
  }
}

function threadedServer(leaks: boolean): Files {
  return {
    'render.mjs': `import { parentPort } from 'node:worker_threads'
${CLASS}
parentPort.on('message', (name) => {
  const page = new Page(name)
  ${keep(leaks, 'page')}
  parentPort.postMessage(page.name)
})
`,
    'main.mjs': `import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'

const thread = new Worker(new URL('./render.mjs', import.meta.url))
const waiting = []
thread.on('message', () => waiting.shift().end('page'))
createServer((request, response) => {
  waiting.push(response)
  thread.postMessage(request.url)
}).listen(Number(process.env.PORT), '127.0.0.1')
`,
  }
}

function threadedScript(leaks: boolean): Files {
  return {
    'render.mjs': `${CLASS}
setInterval(() => {
  const page = new Page('page')
  ${keep(leaks, 'page')}
}, 2)
`,
    'main.mjs': `import { Worker } from 'node:worker_threads'

new Worker(new URL('./render.mjs', import.meta.url))
setInterval(() => {}, 1000)
`,
  }
}

const served = (port: number) =>
  `{ serve: node main.mjs, env: { PORT: ${port} }, load: 'http://127.0.0.1:${port}/' }`
const PROGRAMS = [
  { name: 'server, child of its cluster', files: clusterServer, workload: served(39_871) },
  { name: 'server, worker thread', files: threadedServer, workload: served(39_872) },
  { name: 'script, worker thread', files: threadedScript, workload: '{ script: main.mjs }' },
]

const columns = [
  'program',
  'Node',
  'head',
  'verdict',
  'found',
  'in',
  'line',
  'main, member: bytes per iteration',
]
console.log(tableRow(columns))
console.log(tableRow(columns.map(() => '---')))
for (const node of nodes)
  for (const { name, files, workload } of PROGRAMS)
    for (const leaks of [false, true]) {
      const config = { 'heapslope.yml': `node: ${node}\nworkloads: [${workload}]\n` }
      const head = { ...files(leaks), 'head.txt': '' }
      const { workloads } = await compareSides({ ...files(false), ...config }, head)
      const [measured] = workloads
      const finding = measured?.verdict.kind === 'regression' ? measured.findings[0] : undefined
      const site = finding?.allocationSite
      const slopes = ['main', 'other'].map((kind) =>
        measured?.sources
          ?.find((source) => (source.kind === 'main') === (kind === 'main'))
          ?.memory['heapUsed']?.headBytesPerIteration?.toFixed(1),
      )
      console.log(
        tableRow([
          name,
          measured?.runs[0]?.node ?? '–',
          leaks ? 'leaks' : 'clean',
          measured?.verdict.kind ?? '–',
          finding === undefined ? '–' : `${finding.constructorName}, held by ${finding.container}`,
          finding?.process === undefined ? '–' : `${finding.process.kind} ${finding.process.label}`,
          site ? `${site.file}:${site.line}` : '–',
          slopes.map((slope) => slope ?? '–').join(', '),
        ]),
      )
    }
