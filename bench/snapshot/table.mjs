// data/results.jsonl -> bench/snapshot.md
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFolder, here } from './prepare.mjs'

export const resultsFile = join(dataFolder, 'results.jsonl')

export function writeTable() {
  const results = existsSync(resultsFile)
    ? readFileSync(resultsFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  const template = readFileSync(join(here, 'table.md'), 'utf8')
  const sizes = ['small', 'medium', 'large']
    .map((size) => results.filter((result) => result.size === size))
    .filter((ofSize) => ofSize.length > 0)
  const tables = [...sizes.map(tableOf), threeTable(sizes), costTable(sizes)].join('\n\n')
  writeFileSync(join(here, '../snapshot.md'), template.replace('<!-- tables -->', tables))
}

const three = ', three snapshots'
const isThree = (tool) => tool.endsWith(three) || tool.endsWith('-three')
const runsOf = (results, name) => results.filter(({ tool, failed }) => tool === name && failed === undefined)
const megabytes = (results) => (results[0].fileBytes / 1e6).toFixed(0)
const nodesOf = (results) => results.find(({ nodes }) => nodes !== undefined).nodes

function tableOf(results) {
  const ours = runsOf(results, 'heapslope')
  const tools = [...new Set(results.map(({ tool }) => tool))].filter((tool) => !isThree(tool))
  const rows = tools.map((tool) => {
    const runs = runsOf(results, tool)
    if (runs.length === 0) {
      return `| ${tool} | fails: ${results.find((result) => result.tool === tool).failed} | | | | | | |`
    }
    const ratio = (key) =>
      tool.startsWith('heapslope') ? '' : `${(median(runs, key) / median(ours, key)).toFixed(1)}x`
    return `| ${tool} | ${median(runs, 'cpuMs')} (${least(runs, 'cpuMs')}) | ${ratio('cpuMs')} | ${median(runs, 'peakMiB')} | ${ratio('peakMiB')} | ${median(runs, 'wallMs')} | ${ratio('wallMs')} | ${runs.length} |`
  })
  return [
    `## ${megabytes(results)} MB, ${nodesOf(results)} nodes (Node ${results[0].node})`,
    '',
    '| tool | CPU ms, median (least) | to heapslope | peak MiB | to heapslope | wall ms | to heapslope | runs |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** The first two of three snapshots are read for their ids alone. */
function threeTable(sizes) {
  const rows = sizes.flatMap((results) => {
    const [ours, theirs] = ['heapslope', 'Chrome DevTools'].map((name) => runsOf(results, name + three))
    if (ours.length === 0 || theirs.length === 0) return []
    const times = (key) => `${(median(theirs, key) / median(ours, key)).toFixed(1)}x`
    return `| 3 x ${megabytes(results)} | ${median(ours, 'cpuMs')} | ${median(theirs, 'cpuMs')} | ${times('cpuMs')} | ${median(ours, 'peakMiB')} | ${median(theirs, 'peakMiB')} | ${times('peakMiB')} | ${ours[0].leakedObjects} of 200 | ${ours.length}, ${theirs.length} |`
  })
  return [
    '## Three snapshots, end to end in one process',
    '',
    '| MB | heapslope, to the list of what grew: CPU ms | DevTools, the three opened one after the other: CPU ms | | peak MiB | peak MiB | | planted objects found | runs |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** What a node costs, and what each node beyond those of the size before adds: the first is for starting and warming up. */
function costTable(sizes) {
  const points = sizes.map((results) => {
    const runs = runsOf(results, 'heapslope')
    const cpuNs = median(runs, 'cpuMs') * 1e6
    const peakBytes = median(runs, 'peakMiB') * 2 ** 20
    return { mb: megabytes(results), nodes: nodesOf(results), cpuNs, peakBytes }
  })
  const rows = points.map(({ mb, nodes, cpuNs, peakBytes }, at) => {
    const before = points[at - 1]
    const perMore = (more, less) => ((more - less) / (nodes - before.nodes)).toFixed(0)
    const added =
      before === undefined
        ? ' | '
        : `${perMore(cpuNs, before.cpuNs)} | ${perMore(peakBytes, before.peakBytes)}`
    return `| ${mb} | ${nodes} | ${(cpuNs / nodes).toFixed(0)} | ${(peakBytes / nodes).toFixed(0)} | ${added} |`
  })
  return [
    '## What a node costs heapslope',
    '',
    '| MB | nodes | CPU ns a node | peak bytes a node | CPU ns each node more than the row above | peak bytes each node more |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function sorted(runs, key) {
  return runs.map((run) => run[key]).sort((a, b) => a - b)
}
function median(runs, key) {
  const values = sorted(runs, key)
  return values[Math.floor((values.length - 1) / 2)]
}
function least(runs, key) {
  return sorted(runs, key)[0]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeTable()
