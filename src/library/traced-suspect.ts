import { resolve } from 'node:path'
import { filePathOf } from '../source/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import { type Place, runnersPlace } from './runners-place.ts'
import type { RunningSource } from './running-sources.ts'
import { writtenPlace } from './written-place.ts'

/** The suspect with its places in the sources that people wrote, as far as the runner has to be asked for them. */
export function tracedSuspect(
  suspect: ExplainedSuspect,
  sources: ReadonlyMap<string, RunningSource>,
): ExplainedSuspect {
  const { allocationSite: site, definition } = suspect

  function traced<Found extends Place>(path: string, functionName: string, place: Found): Found {
    const source = sources.get(path)
    if (source === undefined) return place
    const { line, column } = place
    switch (source.mappedBy) {
      case 'runner':
        return { ...place, ...runnersPlace(source.scriptName, functionName, { line, column }) }
      case 'itself':
        return place
      case null:
        return { ...place, ...writtenPlace(source.text, source.written ?? '', { line, column }) }
    }
  }

  if (site !== null) {
    const path = resolve(site.file)
    const lineOf = (line: number) => traced(path, site.functionName, { line, column: 1 }).line
    const candidates = site.candidates.map(lineOf)
    return { ...suspect, allocationSite: { ...traced(path, site.functionName, site), candidates } }
  }
  if (definition === null) return suspect
  return {
    ...suspect,
    definition: traced(filePathOf(definition.scriptName), definition.functionName, definition),
  }
}
