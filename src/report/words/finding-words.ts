import type { AllocationSite, Finding, WorkloadResult } from '../../result/index.ts'
import { visibleText } from './escape.ts'
import { bytesText, countText, numberText } from './numbers.ts'
import { insidePhrase } from './process-words.ts'
import { code, type Phrase, phrase } from './prose.ts'

/** Where a file of the repository can be looked at: `https://github.com/owner/name/blob/<sha>/`, or null. */
export type SourceAddress = string | null

const MAX_SHOWN_KEYS = 4

/** What a sentence on a finding is made of. */
export interface Told
  extends Pick<Finding, 'kind' | 'constructorName' | 'container' | 'objectsPerIteration' | 'allocationSite'> {
  readonly shape: { readonly keys: readonly string[] } | null
  readonly process?: Finding['process']
}

/** What a group of objects is called by. */
export interface Named {
  readonly constructorName: string
  readonly shape: { readonly keys: readonly string[] } | null
  readonly allocationSite?: { readonly file: string; readonly line: number } | null
}

const ANONYMOUS = '(anonymous)'
const MAX_PLACE_FOLDERS = 3

/** `Session`; `Object { id, name }` for a plain object; `(anonymous) src/bus.ts:12` for a function without a name. */
export function objectName(finding: Named): string {
  if (finding.shape === null) {
    const site = finding.constructorName === ANONYMOUS ? (finding.allocationSite ?? null) : null
    return site === null ? finding.constructorName : `${ANONYMOUS} ${shortPlace(site)}`
  }
  const { keys } = finding.shape
  const shown = keys.slice(0, MAX_SHOWN_KEYS).join(', ')
  return `${finding.constructorName} { ${shown}${keys.length > MAX_SHOWN_KEYS ? ', …' : ''} }`
}

/** A path outside the project is told by its last folders. */
function shortPlace({ file, line }: { readonly file: string; readonly line: number }): string {
  const parts = file.split(/[\\/]/)
  const isOutside = /^([\\/]|[A-Za-z]:|[a-z]+:\/\/)/.test(file)
  return `${isOutside ? parts.slice(-MAX_PLACE_FOLDERS).join('/') : file}:${line}`
}

/** One sentence: what stays, how much of it, what holds it, where it comes from. */
export function findingSentence(finding: Told, unit: IterationUnit, source: SourceAddress = null): Phrase {
  const held = finding.container === null ? [] : ['held by ', code(finding.container)]
  const site = finding.allocationSite
  if (finding.kind === 'fixed') {
    const holder = held.length === 0 ? [] : [' ', ...held]
    const origin = site === null ? [] : ['; they were allocated ', ...siteWords(site, source)]
    return phrase(
      code(objectName(finding)),
      ' objects',
      ...holder,
      ' no longer pile up',
      ...insidePhrase(finding.process),
      ...origin,
      '.',
    )
  }
  return phrase(
    ...growingSubject(finding, unit),
    ...insidePhrase(finding.process),
    ...(held.length === 0 ? [] : [', ', ...held]),
    ...(site === null ? [] : [', allocated ', ...siteWords(site, source)]),
    '.',
  )
}

function growingSubject(finding: Told, unit: string): Phrase {
  const name = code(objectName(finding))
  const rate = finding.objectsPerIteration
  if (rate === null) return phrase(name, ' objects stay reachable')
  const number = numberText(rate)
  return number === '1'
    ? phrase('One ', name, ` object per ${unit} stays reachable`)
    : phrase(`${number} `, name, ` objects per ${unit} stay reachable`)
}

/** at `src/session.ts:41` in `open` */
export function siteWords(site: AllocationSite, source: SourceAddress): Phrase {
  const place = code(`${site.file}:${site.line}`, siteAddress(site, source))
  const name = site.functionName === '' ? [] : [code(site.functionName)]
  if (site.certainty === 'line') return phrase('at ', place, ...name.flatMap((piece) => [' in ', piece]))
  const candidates = site.candidates.length === 0 ? [] : [` (${candidateLines(site.candidates)})`]
  return name.length === 0
    ? phrase('in the function at ', place, ...candidates)
    : phrase('in ', ...name, ', which starts at ', place, ...candidates)
}

const MAX_CANDIDATES = 4

function candidateLines(lines: readonly number[]): string {
  const shown = lines.slice(0, MAX_CANDIDATES).map(String)
  if (lines.length > MAX_CANDIDATES)
    return `line ${shown.join(', ')} or one of ${lines.length - MAX_CANDIDATES} more`
  return shown.length === 1 ? `line ${shown[0]}` : `line ${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** Only a path that lies inside the repository has an address there. */
function siteAddress(site: AllocationSite, source: SourceAddress): string | null {
  if (source === null || !isInsideRepository(site.file)) return null
  const path = site.file.split('/').map(encodePathPart).join('/')
  return `${source.replace(/\/?$/, '/')}${path}#L${site.line}`
}

export function isInsideRepository(file: string): boolean {
  return (
    visibleText(file) !== '' && !/^[/\\]|^[a-z][a-z0-9+.-]*:|\\|(^|\/)(\.\.?|node_modules)(\/|$)/i.test(file)
  )
}

/** Lone surrogates have no encoding. */
function encodePathPart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))
}

type IterationUnit = WorkloadResult['iterationUnit']

/**
 * 1 object, 280 bytes per call; retains 109.4 KiB. Of what is worse also what base had; of what is fixed only that:
 * its numbers are base's.
 */
export function findingNumbers(finding: Finding, unit: IterationUnit): string {
  const growth = rateText(finding, unit) ?? countText(finding.objects, 'object')
  // Handles and descriptors are held outside the heap.
  const retained = finding.retainedBytes === 0 ? null : bytesText(finding.retainedBytes)
  if (finding.kind === 'fixed')
    return `${growth} on base, none on head${retained === null ? '' : `; retained ${retained} there`}`
  const before = finding.kind === 'same' || finding.base === null ? null : rateText(finding.base, unit)
  const held = retained === null ? '' : `; retains ${retained}${heldText(finding)}`
  return `${growth}${held}${before === null ? '' : `; ${before} on base`}${knownText(finding)}`
}

const MAX_HELD = 3
/** What hangs on a group is told where it makes up this share of what the group retains. */
const FEWEST_HELD_SHARE = 0.25

/** What hangs on the group; of a group that hangs on another, on which. */
export function heldText({ holds = [], within, retainedBytes }: Held): string {
  if (within !== undefined) return `, a part of what ${visibleText(within.constructorName, 80)} retains`
  const telling = holds
    .filter((held) => held.retainedBytes >= FEWEST_HELD_SHARE * retainedBytes)
    .slice(0, MAX_HELD)
    .map((held) => visibleText(objectName(held), 80))
  return telling.length === 0 ? '' : `, among it ${telling.join(', ')}`
}

type Held = Pick<Finding, 'holds' | 'within' | 'retainedBytes'>

function knownText({ known }: Finding): string {
  if (known === undefined) return ''
  const until =
    known.expires === null ? '' : known.expired ? `, expired on ${known.expires}` : ` until ${known.expires}`
  return `; known${until}: ${visibleText(known.reason, 200)}`
}

interface Rates {
  readonly objectsPerIteration: number | null
  readonly bytesPerIteration: number | null
}

function rateText({ objectsPerIteration, bytesPerIteration }: Rates, unit: IterationUnit): string | null {
  const rates = [
    objectsPerIteration === null ? null : countText(objectsPerIteration, 'object'),
    bytesPerIteration === null ? null : bytesText(bytesPerIteration),
  ].filter((rate) => rate !== null)
  return rates.length === 0 ? null : `${rates.join(', ')} per ${unit}`
}

const MAX_PATH_STEPS = 12

/** (GC roots) → sessions → [*] → Session; a long path loses its middle. */
export function retainerPathText(path: readonly string[], maxSteps = MAX_PATH_STEPS): string {
  if (path.length <= maxSteps) return path.join(' → ')
  const tail = Math.ceil((maxSteps - 1) / 2)
  const head = maxSteps - 1 - tail
  return [...path.slice(0, head), `… ${path.length - head - tail} more …`, ...path.slice(-tail)].join(' → ')
}
