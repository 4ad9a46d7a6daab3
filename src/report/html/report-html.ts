import { baseName, type Result, type WorkloadResult } from '../../result/index.ts'
import { runsTable, snapshotsTable } from '../tables/evidence-tables.ts'
import { movedMetricsTable, restOfMetricsTable } from '../tables/metric-table.ts'
import { sourcesTable } from '../tables/source-table.ts'
import { workloadTable } from '../tables/workload-table.ts'
import { htmlText } from '../words/escape.ts'
import { bySeverity } from '../words/evidence.ts'
import { headlineOf, resultHeadline } from '../words/headline.ts'
import { countText } from '../words/numbers.ts'
import { htmlPhrase, type Phrase, phrase, plainPhrase, sentencePhrase } from '../words/prose.ts'
import { provenance } from '../words/provenance.ts'
import { toldInSeconds } from '../words/told-in-seconds.ts'
import { type Headline, isHeadlineNote, workloadHeadline } from '../words/workload-headline.ts'
import { findingCard } from './finding-card.ts'
import { htmlTable } from './html-table.ts'
import { type SeriesByRun, workloadPlots } from './plots.ts'
import { STYLE } from './style.ts'

const MAX_SECTIONS = 200
const MAX_FINDINGS = 200
const MAX_NOTES = 200
const SECTION_ORDER = ['failed', 'regression', 'inconclusive', 'improvement', 'unchanged'] as const

/**
 * The whole result as one HTML page: plots, findings, retainer paths, runs. It fetches nothing, runs nothing (its
 * policy forbids both) and follows the reader's light or dark setting.
 */
export function renderHtml(written: Result, seriesByRun: SeriesByRun): string {
  const result = toldInSeconds(written)
  const headline = resultHeadline(result)
  const base = baseName(result.base)
  const workloads = SECTION_ORDER.flatMap((kind) =>
    bySeverity(result.workloads.filter((workload) => workload.verdict.kind === kind)),
  )
  const isOnly = workloads.length === 1
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">`,
    `<title>${htmlText(headlineOf(result), 200)}</title><style>${STYLE}</style></head><body><main>`,
    `<span class="verdict ${result.verdict.kind}">${result.verdict.kind}</span><h1>${htmlPhrase(headline.title)}</h1>`,
    ...detailParagraph(headline.details),
    madeOf(result),
    ...(workloads.length < 2 ? [] : overview(workloads)),
    ...workloads
      .slice(0, MAX_SECTIONS)
      .map((workload, rank) => section(workload, base, isOnly, workloadPlots(workload, seriesByRun, rank))),
    ...(workloads.length > MAX_SECTIONS
      ? [`<p>… and ${countText(workloads.length - MAX_SECTIONS, 'more workload')} in the result file.</p>`]
      : []),
    notes(
      result.notes.filter((note) => !isHeadlineNote(note)),
      'Notes',
    ),
    reproduce(result.reproduce),
    '</main></body></html>\n',
  ].join('\n')
}

function madeOf(result: Result): string {
  const parts = [...provenance(result), phrase(dateText(result.createdAt))]
  return `<p class="muted small">${parts.map((part) => htmlPhrase(part)).join(' · ')}</p>`
}

/** To the minute; anything that is no ISO date as it stands. */
function dateText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC')
}

function detailParagraph(details: readonly Phrase[]): readonly string[] {
  return details.length === 0 ? [] : [`<p>${details.map((words) => htmlPhrase(words)).join(' ')}</p>`]
}

function overview(workloads: readonly WorkloadResult[]): readonly string[] {
  const table = workloadTable(workloads, MAX_SECTIONS, null)
  return [`<h2>All workloads</h2>${htmlTable(table, table.align)}`]
}

function section(workload: WorkloadResult, base: string, isOnly: boolean, plots: string): string {
  const { kind } = workload.verdict
  const headline = workloadHeadline(workload, base)
  const body = sectionBody(workload, headline.details, isOnly, plots)
  if (isOnly) return body
  const title = htmlPhrase(headline.title)
  const verdict = `<span class="verdict ${kind}">${kind}</span>`
  return kind === 'unchanged'
    ? `<details class="section"><summary>${verdict} ${title}</summary>${body}</details>`
    : `<section class="section"><h2>${verdict} ${title}</h2>${body}</section>`
}

function sectionBody(
  workload: WorkloadResult,
  details: Headline['details'],
  isOnly: boolean,
  plots: string,
): string {
  const reason = sentencePhrase(workload.verdict.reason.text)
  const isSaid = details.some((words) => plainPhrase(words) === plainPhrase(reason))
  const moved = movedMetricsTable(workload)
  const rest = restOfMetricsTable(workload)
  const sources = sourcesTable(workload)
  return [
    ...(isOnly ? [] : detailParagraph(details)),
    ...(isSaid ? [] : [`<p class="muted">${htmlPhrase(reason)}</p>`]),
    ...(moved.rows.length === 0 ? [] : [htmlTable(moved)]),
    ...(sources === null ? [] : [htmlTable(sources, sources.align)]),
    plots,
    ...(rest === null ? [] : [fold('Other metrics', htmlTable(rest))]),
    findings(workload),
    notes(
      workload.notes.filter((note) => !isHeadlineNote(note)),
      'Notes on this workload',
    ),
    ...[runsTable(workload), snapshotsTable(workload)]
      .filter((table) => table !== null)
      .map((table) => fold(upperFirst(table.title), htmlTable(table, table.align))),
  ].join('\n')
}

function findings(workload: WorkloadResult): string {
  if (workload.findings.length === 0) return ''
  const cards = workload.findings
    .slice(0, MAX_FINDINGS)
    .map((finding) => findingCard(finding, workload.iterationUnit))
  const more = workload.findings.length - cards.length
  return [
    `<h3>Findings</h3>`,
    ...cards,
    more === 0 ? '' : `<p>… and ${countText(more, 'more finding')} in the result file.</p>`,
  ].join('\n')
}

function notes(all: Result['notes'], title: string): string {
  if (all.length === 0) return ''
  const items = all.slice(0, MAX_NOTES).map((note) => `<li>${htmlPhrase(sentencePhrase(note.text))}</li>`)
  return `<h3>${title}</h3><ul>${items.join('')}</ul>`
}

function reproduce(command: string): string {
  if (command.trim() === '') return ''
  const lines = command
    .split('\n')
    .slice(0, 10)
    .map((line) => htmlText(line, 400))
  return `<h3>Reproduce on your machine</h3><pre>${lines.join('\n')}</pre>`
}

function upperFirst(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function fold(title: string, html: string): string {
  return `<details><summary>${htmlText(title)}</summary>${html}</details>`
}
