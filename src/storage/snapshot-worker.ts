import { parentPort, workerData } from 'node:worker_threads'
import { analyzeHeap, findGrowth, type Suspect } from '../snapshot/index.ts'
import { type AllocationSite, filePathOf, findAllocationSite } from '../source/index.ts'
import type { WorkerAnswer } from './analyze-growth.ts'
import type { ExplainedSuspect, GrowthAnalysis, GrowthRequest } from './explained-suspect.ts'
import { loadSnapshot, scanSnapshotIds } from './load-snapshot.ts'
import { relativeTo, sourcePorts } from './source-reader.ts'

/** Beyond these nobody reads on, and each may cost the parsing of a source file. */
const MOST_SUSPECTS_EXPLAINED = 50
/** The sampler runs inside the measured process and is no part of the program. */
const SAMPLER = /[\\/]sampler\.cjs$/

async function analyze({ files, iterations, sourceRoot }: GrowthRequest): Promise<GrowthAnalysis> {
  const earlier = files.slice(0, -1)
  const maxIds: number[] = []
  for (const path of earlier) maxIds.push((await scanSnapshotIds({ kind: 'file', path })).maxObjectId)
  const columns = await loadSnapshot({ kind: 'file', path: files.at(-1)! })
  const suspects = findGrowth({
    maxIds,
    last: analyzeHeap(columns),
    iterations: iterations === null ? null : iterations.at(-2)! - iterations[0]!,
  })
  const ports = sourcePorts((scriptName) => SAMPLER.test(scriptName))
  return {
    suspects: suspects.map((suspect, rank): ExplainedSuspect => {
      const site =
        rank < MOST_SUSPECTS_EXPLAINED
          ? findAllocationSite(
              suspect.allocationStack,
              {
                kind: suspect.kind,
                constructorName: suspect.constructorName,
                keys: suspect.shape?.keys ?? null,
              },
              suspect.definition,
              ports,
            )
          : null
      return { ...suspect, allocationSite: site === null ? null : namedSite(site, suspect, sourceRoot) }
    }),
  }
}

function namedSite(
  site: AllocationSite,
  { allocationStack }: Suspect,
  root: string | null,
): ExplainedSuspect['allocationSite'] {
  return {
    file: relativeTo(root, site.file),
    line: site.line,
    column: site.column,
    functionName: site.functionName,
    certainty: site.certainty,
    candidates: (site.candidates ?? []).map(({ line }) => line),
    stack: allocationStack
      .filter(({ scriptName }) => scriptName !== '' && !SAMPLER.test(scriptName))
      .map(({ functionName, scriptName, line, column }) => ({
        functionName,
        file: relativeTo(root, filePathOf(scriptName)),
        line,
        column,
      })),
  }
}

async function answer(request: GrowthRequest): Promise<WorkerAnswer> {
  try {
    return { kind: 'analysis', analysis: await analyze(request) }
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.postMessage(await answer(workerData as GrowthRequest))
