import type { Note } from '../result/index.ts'
import { missingLegs, missingShards, type ResultArtifact } from './result-artifacts.ts'

/** More jobs than a matrix may have. */
export const MAX_RESULTS = 256

/** What should be among a run's results and is not, one note each; none is green without it. */
export function missingResults(
  found: readonly ResultArtifact[],
  expectedResults: number | null,
): readonly Note[] {
  const shards = missingShards(found)
  return [
    ...shards.map(({ label, index, count }) => ({
      code: 'shard-missing',
      text: `Shard ${index} of ${count} of ${label} has uploaded no result.`,
    })),
    ...unnamedLegs(found, shards.length),
    ...tooFew(found, expectedResults),
    ...tooMany(found),
  ]
}

/** Where each leg of a matrix is a shard, the shards have been named. */
function unnamedLegs(found: readonly ResultArtifact[], shards: number): readonly Note[] {
  const legs = missingLegs(found)
  if (legs.length <= shards) return []
  return legs.map(({ job, index, count, results, resultsOfOthers }) => ({
    code: 'leg-missing',
    text:
      results === 0
        ? `Leg ${index} of ${count} of the matrix of ${job} has uploaded no result. There are: ${labelsOf(found)}.`
        : `Leg ${index} of ${count} of the matrix of ${job} has uploaded ${results} results, others ${resultsOfOthers}.`,
  }))
}

function tooFew(found: readonly ResultArtifact[], expectedResults: number | null): readonly Note[] {
  if (expectedResults === null || found.length >= expectedResults) return []
  const there = found.length === 0 ? '' : `: ${labelsOf(found)}`
  const text = `${expectedResults} results were expected (input "expect"), and ${found.length} are there${there}.`
  return [{ code: 'results-missing', text }]
}

function tooMany(found: readonly ResultArtifact[]): readonly Note[] {
  if (found.length <= MAX_RESULTS) return []
  const text = `The run has ${found.length} results, and no more than ${MAX_RESULTS} of them were read.`
  return [{ code: 'too-many-results', text }]
}

const MAX_LABELS = 10

function labelsOf(found: readonly ResultArtifact[]): string {
  const more = found.length > MAX_LABELS ? ` and ${found.length - MAX_LABELS} more` : ''
  return (
    found
      .slice(0, MAX_LABELS)
      .map(({ label }) => label)
      .join(', ') + more
  )
}
