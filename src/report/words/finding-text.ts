import type { WorkloadResult } from '../../result/index.ts'
import { findingSentence, type Told } from './finding-words.ts'
import { plainPhrase } from './prose.ts'

/** One sentence of plain text on a suspect that was held against nothing. */
export function findingText(suspect: Omit<Told, 'kind'>, unit: WorkloadResult['iterationUnit']): string {
  return plainPhrase(findingSentence({ ...suspect, kind: 'new' }, unit))
}
