// node bench/serve.ts TIMES SERVER[,SERVER...] [NODE...]: servers that keep one closure for every request, and their clean twins,
// against the clean one, at 8 connections; everything else as it is where nothing is said.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { compareSides, NODES, ROOT, tableRow } from './compare-sides.ts'

const [times = '1', servers = 'fastify,express', ...wanted] = process.argv.slice(2)
const nodes = NODES.filter((path) => wanted.length === 0 || wanted.some((name) => path.includes(name)))

function fixture(name: string): string {
  return readFileSync(join(ROOT, '__tests__/measure/program/fixtures', name), 'utf8')
}

function files(server: string, node: string, leaks: boolean, port: number) {
  const load =
    server === 'websocket'
      ? '{ command: node websocket-load.mjs, requests: 40 }'
      : `{ url: http://127.0.0.1:${port}/, connections: 8 }`
  return {
    'answer.mjs': fixture('answer.mjs').replace('process.env.LEAK', String(leaks)),
    [`${server}.mjs`]: fixture(`${server}.mjs`),
    ...(server === 'websocket' ? { 'websocket-load.mjs': fixture('websocket-load.mjs') } : {}),
    '.gitignore': 'node_modules\n',
    'heapslope.yml': `node: ${node}
setup: ln -s ${join(ROOT, 'node_modules')} node_modules
workloads:
  - name: ${server}
    serve: node ${server}.mjs
    env: { PORT: ${port} }
    ${server === 'websocket' ? `ready: { port: ${port} }` : ''}
    load: ${load}
`,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

const columns = [
  'server',
  'Node',
  'head',
  'verdict',
  'finding',
  'bytes/request',
  'interval',
  'runs',
  'load',
  's',
]
console.log(tableRow(columns))
console.log(tableRow(columns.map(() => '---')))
for (let time = 0; time < Number(times); time++)
  for (const server of servers.split(','))
    for (const node of nodes)
      for (const leaks of [false, true]) {
        const port = await freePort()
        const startedMs = performance.now()
        const head = { ...files(server, node, leaks, port), 'head.txt': '' }
        const { workloads } = await compareSides(files(server, node, false, port), head)
        const [workload] = workloads
        const heap = workload?.metrics['heapUsed']
        const [finding] = workload?.findings ?? []
        const site = finding?.allocationSite
        console.log(
          tableRow([
            server,
            workload?.runs[0]?.node ?? '–',
            leaks ? 'leaks' : 'clean',
            `${workload?.verdict.kind} (${workload?.verdict.reason.code})`,
            finding === undefined
              ? '–'
              : `${finding.kind} ${finding.constructorName} in ${finding.container}, ${site?.file}:${site?.line}`,
            heap?.difference?.slopeBytesPerIteration?.toFixed(1) ?? '–',
            heap?.difference?.interval.map((bytes) => bytes.toFixed(1)).join(' to ') ?? '–',
            workload?.runs.length ?? 0,
            loadavg()[0]!.toFixed(1),
            ((performance.now() - startedMs) / 1_000).toFixed(0),
          ]),
        )
        if (process.env['VERBOSE']) console.error(JSON.stringify(workload))
      }
