import { analyzeHeap, findGrowth, type ReadSnapshot, redactSuspect, type Suspect } from '../snapshot/index.ts'
import { type AllocationSite, createSiteFinder, filePathOf, type SiteFinder } from '../source/index.ts'
import { loadOrCountSnapshot, scanSnapshotIds } from './load-snapshot.ts'
import type {
  CountedOnly,
  DefinitionSite,
  ExplainedSuspect,
  GrowthAnalysis,
  GrowthRequest,
  TellProgress,
} from './snapshot-job.ts'
import { relativeTo, sourcePorts } from './source-reader.ts'

/** Beyond these nobody reads on, and each may cost the parsing of a source file. */
const MOST_SUSPECTS_EXPLAINED = 50
/** The sampler runs inside the measured process and is no part of the program. */
const SAMPLER = /[\\/]sampler\.cjs$/

/** The earlier snapshots are read for their ids alone; only the last one is analysed. */
export async function growthJob(
  { snapshots, iterations, sourceRoot, redact, budgetBytes, ownScript, sources }: GrowthRequest,
  tellProgress: TellProgress,
): Promise<GrowthAnalysis> {
  const maxIds: number[] = []
  for (const earlier of snapshots.slice(0, -1))
    maxIds.push((await scanSnapshotIds(earlier, { onProgress: tellProgress(earlier) })).maxObjectId)
  const last = snapshots.at(-1)!
  const read = await loadOrCountSnapshot(last, {
    onProgress: tellProgress(last),
    ...(budgetBytes === null ? {} : { budgetBytes }),
  })
  if (read.kind === 'histogram') return { suspects: [], countedOnly: countedOnly(read) }
  const suspects = findGrowth({
    maxIds,
    last: analyzeHeap(read.columns),
    iterations: iterations === null ? null : iterations.at(-2)! - iterations[0]!,
  })
  const isOurs = (scriptName: string) => SAMPLER.test(scriptName) || filePathOf(scriptName) === ownScript
  const findSite = createSiteFinder(sourcePorts(isOurs, sources))
  return {
    countedOnly: null,
    suspects: suspects.map((suspect, rank): ExplainedSuspect => {
      const site =
        rank < MOST_SUSPECTS_EXPLAINED
          ? findSite(
              suspect.allocationStack,
              {
                kind: suspect.kind,
                constructorName: suspect.constructorName,
                keys: suspect.shape?.keys ?? null,
              },
              suspect.definition,
            )
          : null
      return {
        ...(redact ? redactSuspect(suspect) : suspect),
        allocationSite: site === null ? null : namedSite(site, suspect, sourceRoot, isOurs),
        definitionSite:
          rank < MOST_SUSPECTS_EXPLAINED ? definitionSiteOf(suspect, findSite, sourceRoot) : null,
      }
    }),
  }
}

function countedOnly({
  histogram,
  neededBytes,
  budgetBytes,
}: ReadSnapshot & { kind: 'histogram' }): CountedOnly {
  const text =
    `The snapshot has ${histogram.nodeCount} nodes and ${histogram.edgeCount} edges: its analysis needs about ` +
    `${memoryText(neededBytes)} of memory, more than the ${memoryText(budgetBytes)} granted. Its classes were counted instead.`
  return { text, classes: histogram.classes }
}

function memoryText(bytes: number): string {
  return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`
}

/** A function's site is where it is written, and a class is its constructor. */
function definitionSiteOf(
  { definition, constructorName }: Suspect,
  findSite: SiteFinder,
  root: string | null,
): DefinitionSite | null {
  const site = findSite([], { kind: 'closure', constructorName, keys: null }, definition)
  return site === null ? null : { file: relativeTo(root, site.file), line: site.line, column: site.column }
}

function namedSite(
  site: AllocationSite,
  { allocationStack }: Suspect,
  root: string | null,
  isOurs: (scriptName: string) => boolean,
): ExplainedSuspect['allocationSite'] {
  return {
    file: relativeTo(root, site.file),
    line: site.line,
    column: site.column,
    functionName: site.functionName,
    certainty: site.certainty,
    candidates: (site.candidates ?? []).map(({ line }) => line),
    stack: allocationStack
      .filter(({ scriptName }) => scriptName !== '' && !isOurs(scriptName))
      .map(({ functionName, scriptName, line, column }) => ({
        functionName,
        file: relativeTo(root, filePathOf(scriptName)),
        line,
        column,
      })),
  }
}
