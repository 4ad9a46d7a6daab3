import { bytesText, findingText } from '../report/index.ts'
import { filePathOf } from '../source/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import type { AllocationPlace, GrowingGroup } from './library.d.ts'

/** A suspect in the words of the public interface. */
export function growingGroup(suspect: ExplainedSuspect): GrowingGroup {
  const { constructorName, container, retainerPath, objectsPerIteration, bytesPerIteration, retainedBytes } =
    suspect
  const allocatedAt = placeOf(suspect)
  return {
    constructorName,
    keys: suspect.shape?.keys ?? null,
    container,
    retainerPath,
    objectsPerIteration: objectsPerIteration ?? 0,
    bytesPerIteration,
    retainedBytes,
    allocatedAt,
    text: textOf(suspect, allocatedAt),
  }
}

function placeOf({ allocationSite, definition }: ExplainedSuspect): AllocationPlace | null {
  if (allocationSite !== null) {
    const { file, line, column, functionName, certainty } = allocationSite
    return { file, line, column, functionName, certainty }
  }
  if (definition === null) return null
  const { scriptName, line, column, functionName } = definition
  return { file: filePathOf(scriptName), line, column, functionName, certainty: 'definition' }
}

function textOf(suspect: ExplainedSuspect, place: AllocationPlace | null): string {
  const sentence = findingText(suspect, 'call')
  const defined =
    place?.certainty === 'definition'
      ? ` Its class is defined at ${place.file}:${place.line}; the line that allocates it is not known.`
      : ''
  const bytes = suspect.bytesPerIteration
  return `${sentence}${bytes === null ? '' : ` ${bytesText(bytes)} per call.`}${defined}`
}
