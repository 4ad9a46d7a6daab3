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
  const sizes = ['small', 'medium', 'large'].filter((size) => results.some((result) => result.size === size))
  const tables = sizes.map((size) => tableOf(results.filter((result) => result.size === size))).join('\n\n')
  writeFileSync(join(here, '../snapshot.md'), template.replace('<!-- tables -->', tables))
}

function tableOf(results) {
  const { fileBytes, node } = results[0]
  const named = (name) => results.filter((result) => result.tool === name && result.failed === undefined)
  const ours = { cpuMs: median(named('heapslope'), 'cpuMs'), peakMiB: median(named('heapslope'), 'peakMiB') }
  const tools = [...new Set(results.map((result) => result.tool))]
  const rows = tools.map((tool) => {
    const runs = named(tool)
    if (runs.length === 0) {
      return `| ${tool} | fails: ${results.find((result) => result.tool === tool).failed} | | | | | |`
    }
    const cpuMs = median(runs, 'cpuMs')
    const peakMiB = median(runs, 'peakMiB')
    const times = tool.startsWith('heapslope')
      ? ['', '']
      : [`${(cpuMs / ours.cpuMs).toFixed(1)}x`, `${(peakMiB / ours.peakMiB).toFixed(1)}x`]
    return `| ${tool} | ${cpuMs} (${least(runs, 'cpuMs')}) | ${times[0]} | ${peakMiB} | ${times[1]} | ${median(runs, 'wallMs')} | ${runs.length} |`
  })
  const nodes = results.find((result) => result.nodes !== undefined)?.nodes
  const perNode = `${((ours.cpuMs * 1e6) / nodes).toFixed(0)} ns of CPU and ${((ours.peakMiB * 2 ** 20) / nodes).toFixed(0)} bytes of peak a node`
  return [
    `## ${(fileBytes / 1e6).toFixed(0)} MB, ${nodes} nodes (Node ${node})`,
    '',
    '| tool | CPU ms, median (least) | to heapslope | peak MiB | to heapslope | wall ms | runs |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `heapslope: ${perNode}.${threeSnapshots(named, ours)}`,
  ].join('\n')
}

/** The first two of three snapshots are read for their ids alone. */
function threeSnapshots(named, ours) {
  const [ids, devtools] = ['heapslope, ids only', 'Chrome DevTools'].map((name) => named(name))
  if (ids.length === 0 || devtools.length === 0) return ''
  const all = 2 * median(ids, 'cpuMs') + ours.cpuMs
  const theirs = 3 * median(devtools, 'cpuMs')
  return ` Three snapshots, the first two scanned for their ids: ${all} ms of CPU; DevTools opening the three: ${theirs} ms, ${(theirs / all).toFixed(1)} times as much (both summed from the rows above).`
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
