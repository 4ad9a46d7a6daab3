// node bench/script.ts [TIMES] [clean,mended,broken] [NODE...]: the cleaned twin of a program of the article's kind against itself,
// against the leaking one as base, and as base of it, with the interval and duration that hold where nothing is said.
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { compareSides, NODES, ROOT, tableRow } from './compare-sides.ts'

const [times = '1', pairs = 'clean,mended,broken', ...wanted] = process.argv.slice(2)
const nodes = NODES.filter((path) => wanted.length === 0 || wanted.some((name) => path.includes(name)))
const program = readFileSync(join(ROOT, '__tests__/measure/program/fixtures/poller.cjs'), 'utf8')

const twin = (isTidy: boolean) => ({
  'poller.cjs': program.replace('process.env.TIDY', String(isTidy)),
})

console.log(
  tableRow(['Node', 'base', 'head', 'verdict', 'finding', 'bytes/s', 'interval', 'runs', 'load', 'seconds']),
)
console.log(tableRow(Array.from({ length: 10 }, () => '---')))
for (let time = 0; time < Number(times); time++)
  for (const node of nodes)
    for (const pair of pairs.split(',')) {
      const [base, head] = [pair !== 'mended', pair !== 'broken']
      const config = { 'heapslope.yml': `node: ${node}\nworkloads: [{ script: poller.cjs }]\n` }
      const startedMs = performance.now()
      const result = await compareSides({ ...twin(base), ...config }, { ...twin(head), 'head.txt': '' })
      const [workload] = result.workloads
      const heap = workload?.metrics['heapUsed']
      const [finding] = workload?.findings ?? []
      const site = finding?.allocationSite
      const perSecond = (value: number | undefined) => (value === undefined ? '–' : (value * 8).toFixed(0))
      const words = (isTidy: boolean) => (isTidy ? 'cleans up' : 'leaks')
      console.log(
        tableRow([
          workload?.runs[0]?.node ?? '–',
          words(base),
          words(head),
          `${workload?.verdict.kind} (${workload?.verdict.reason.code})`,
          finding === undefined
            ? '–'
            : `${finding.kind} ${finding.constructorName} in ${finding.container}, ${site?.file}:${site?.line}`,
          perSecond(heap?.difference?.slopeBytesPerIteration),
          heap?.difference?.interval.map(perSecond).join(' to ') ?? '–',
          workload?.runs.length ?? 0,
          loadavg()[0]!.toFixed(1),
          ((performance.now() - startedMs) / 1_000).toFixed(0),
        ]),
      )
      if (process.env['VERBOSE']) console.error(JSON.stringify(workload))
    }
