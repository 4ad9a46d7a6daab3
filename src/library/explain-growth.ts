import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSnapshotWriter, snapshotRun } from '../measure/sampler/index.ts'
import { analyzeGrowth } from '../storage/index.ts'
import { growingGroup } from './growing-group.ts'
import type { GrowingGroup } from './library.d.ts'
import type { CallCost } from './plan.ts'
import type { ProcessSampler } from './process-sampler.ts'
import { runningSources } from './running-sources.ts'
import { tracedSuspect } from './traced-suspect.ts'

/** Allocation tracking makes a call this much dearer, at most. */
const TRACKING_FACTOR = 7
const EXPLAIN_MS = 3_000
const MOST_ITERATIONS = 600
const FEWEST_ITERATIONS = 6
/** What makes up less of the growth than this is not told. */
const LEAST_SHARE = 0.02

export interface Explanation {
  readonly growing: readonly GrowingGroup[]
  readonly notes: readonly string[]
}

/** Three snapshots of this process while the calls go on and allocations are tracked, analysed in a thread of its own. */
export async function explainGrowth(
  { runTo, tracker, settle }: ProcessSampler,
  { cost }: { readonly cost: CallCost },
): Promise<Explanation> {
  const folder = await mkdtemp(join(tmpdir(), 'heapslope-'))
  try {
    const writer = await openSnapshotWriter(async () => {
      await settle.settle()
    })
    const iterations = snapshotIterations(tracker.begun, cost)
    const files = [join(folder, '1'), join(folder, '2'), join(folder, '3')] as const
    try {
      await snapshotRun({ iterations, files, trackAllocations: true }, writer, runTo, tracker, settle)
    } finally {
      writer.close()
    }
    const sources = await runningSources()
    const { suspects, countedOnly } = await analyzeGrowth({
      snapshots: files.map((path) => ({ kind: 'file', path })),
      iterations,
      sourceRoot: process.cwd(),
      redact: true,
      budgetBytes: null,
      ownScript: fileURLToPath(import.meta.url),
      sources: new Map([...sources].map(([path, { text }]) => [path, text])),
    })
    if (countedOnly !== null) return { growing: [], notes: [countedOnly.text] }
    const groups = suspects.filter(isSteady)
    const most = Math.max(0, ...groups.map(weightOf))
    return {
      growing: groups
        .filter((suspect) => weightOf(suspect) >= LEAST_SHARE * most)
        .map((suspect) => growingGroup(tracedSuspect(suspect, sources))),
      notes: [],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Suspect = Awaited<ReturnType<typeof analyzeGrowth>>['suspects'][number]

/** One in ten calls at least, and no table of V8's own: the runner makes objects of its own beside. */
function isSteady({ kind, objectsPerIteration }: Suspect): boolean {
  return kind !== 'internal' && kind !== 'code' && (objectsPerIteration ?? 0) >= 0.1
}

const weightOf = ({ retainedBytes }: Suspect): number => retainedBytes

function snapshotIterations(begun: number, { msPerIteration }: CallCost): readonly [number, number, number] {
  const affordable = Math.floor(EXPLAIN_MS / Math.max(msPerIteration * TRACKING_FACTOR, 1e-4))
  const total = Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, affordable))
  const step = Math.floor(total / 3)
  return [begun + step, begun + 2 * step, begun + 3 * step]
}
