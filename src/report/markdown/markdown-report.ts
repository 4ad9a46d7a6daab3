import { baseName, type Result, type VerdictKind, type WorkloadResult } from '../../result/index.ts'
import { workloadTable } from '../tables/workload-table.ts'
import { markdownAddress, markdownText } from '../words/escape.ts'
import { bySeverity, isExcused } from '../words/evidence.ts'
import type { SourceAddress } from '../words/finding-words.ts'
import { resultHeadline } from '../words/headline.ts'
import { countText, numberText } from '../words/numbers.ts'
import { markdownPhrase, phrase } from '../words/prose.ts'
import { provenance } from '../words/provenance.ts'
import { verdictSign, workloadSign } from '../words/verdict-words.ts'
import { type Headline, isHeadlineNote, workloadHeadline } from '../words/workload-headline.ts'
import type { Detail } from './detail.ts'
import { folded } from './folded.ts'
import { markdownTable } from './markdown-table.ts'
import { noteBlock, reproduceBlock, workloadBlocks } from './workload-section.ts'

/** What only the place of posting knows. */
export interface ReportLinks {
  /** Artifacts by the name shown. Addresses that are not http or https are shown without a link. */
  readonly artifacts: readonly { readonly name: string; readonly url: string }[]
  /** `https://github.com/owner/name/blob/<sha>/`, or null: allocation sites are then not linked. */
  readonly source: SourceAddress
}

/** The result as Markdown, in blocks with an empty line between: headline, evidence, what grows, how to go on. */
export function markdownReport(
  result: Result,
  links: ReportLinks,
  detail: Detail,
  leftOut: readonly string[],
): string {
  const [only, ...others] = result.workloads
  const body =
    only !== undefined && others.length === 0 ? single(only, detail, links) : several(result, detail, links)
  return [
    markdownTitle(result),
    ...detailBlock(resultHeadline(result, links.source)),
    ...body,
    ...noteBlock(
      'Notes',
      result.notes.filter((note) => !isHeadlineNote(note)),
      detail,
    ),
    ...(detail.artifacts === 0 ? [] : [...artifactBlock(links, detail), ...reproduceBlock(result.reproduce)]),
    ...leftOutBlock(leftOut),
    footer(result),
  ].join('\n\n')
}

/** The headline alone, as a Markdown heading: what is left where nothing else fits. */
export function markdownTitle(result: Result): string {
  const [only, ...others] = result.workloads
  const speaksForAll = only !== undefined && others.length === 0 && only.verdict.kind === result.verdict.kind
  const sign = speaksForAll ? workloadSign(only) : verdictSign(result.verdict.kind)
  return `### ${sign} ${markdownPhrase(resultHeadline(result).title)}`
}

function detailBlock({ details }: Headline): readonly string[] {
  return details.length === 0 ? [] : [details.map((sentence) => markdownPhrase(sentence)).join(' ')]
}

function single(workload: WorkloadResult, detail: Detail, links: ReportLinks): readonly string[] {
  return detail.sections === 0 ? [] : workloadBlocks(workload, detail, links.source, detail.plots > 0)
}

const OPEN_KINDS: readonly VerdictKind[] = ['failed', 'regression', 'inconclusive']

/** What needs a look in an open table with a section each, the worst open; the rest in a folded table. */
function several(result: Result, detail: Detail, links: ReportLinks): readonly string[] {
  const base = baseName(result.base)
  const ofKind = (kind: VerdictKind) =>
    bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind))
  const open = OPEN_KINDS.flatMap(ofKind)
  const improved = ofKind('improvement')
  const rest = [...improved, ...ofKind('unchanged')]
  const excused = rest.filter(isExcused)
  const sections = [...ofKind('regression'), ...ofKind('inconclusive'), ...improved, ...excused].slice(
    0,
    detail.sections,
  )
  return [
    ...tableBlock(open, detail, links),
    ...sections.map((workload, index) =>
      folded(
        phrase(`${workloadSign(workload)} `, ...workloadHeadline(workload, base).title),
        sectionBlocks(workload, base, detail, links, index < detail.plots),
        index === 0 && workload.verdict.kind === 'regression',
      ),
    ),
    ...(rest.length === 0 || detail.tableRows === 0
      ? []
      : [folded(phrase(restTitle(rest, improved.length)), tableBlock(rest, detail, links))]),
  ]
}

function sectionBlocks(
  workload: WorkloadResult,
  base: string,
  detail: Detail,
  links: ReportLinks,
  withPlot: boolean,
): readonly string[] {
  return [
    ...detailBlock(workloadHeadline(workload, base, links.source)),
    ...workloadBlocks(workload, detail, links.source, withPlot),
  ]
}

function tableBlock(
  workloads: readonly WorkloadResult[],
  detail: Detail,
  links: ReportLinks,
): readonly string[] {
  if (workloads.length === 0 || detail.tableRows === 0) return []
  const table = workloadTable(workloads, detail.tableRows, links.source)
  return [markdownTable(table, table.align)]
}

function restTitle(rest: readonly WorkloadResult[], improved: number): string {
  const unchanged = rest.length - improved
  const parts = [
    ...(improved === 0 ? [] : [`${countText(improved, 'workload')} improved`]),
    ...(unchanged === 0
      ? []
      : [
          improved === 0
            ? `${countText(unchanged, 'workload')} unchanged`
            : `${numberText(unchanged)} unchanged`,
        ]),
  ]
  return parts.join(', ')
}

function artifactBlock(links: ReportLinks, detail: Detail): readonly string[] {
  if (links.artifacts.length === 0) return []
  const shown = links.artifacts.slice(0, detail.artifacts).map((artifact) => {
    const address = markdownAddress(artifact.url)
    const label = markdownText(artifact.name, 100)
    return address === null ? label : `[${label}](${address})`
  })
  const more = links.artifacts.length - shown.length
  return [`Artifacts: ${shown.join(', ')}${more === 0 ? '' : ` and ${numberText(more)} more`}`]
}

function leftOutBlock(leftOut: readonly string[]): readonly string[] {
  return leftOut.length === 0
    ? []
    : [`Shortened to fit here, without ${leftOut.join(', ')}. The result file holds everything.`]
}

function footer(result: Result): string {
  return `<sub>${provenance(result)
    .map((part) => markdownPhrase(part))
    .join(' · ')}</sub>`
}
