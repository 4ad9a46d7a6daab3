import type { Finding, WorkloadResult } from '../../result/index.ts'
import { htmlText } from '../words/escape.ts'
import { findingNumbers, objectName, siteWords } from '../words/finding-words.ts'
import { insidePhrase } from '../words/process-words.ts'
import { code, htmlPhrase, type Phrase, phrase } from '../words/prose.ts'

const MAX_PATH_STEPS = 60
const MAX_STACK_FUNCTIONS = 60

/** What one group of objects is, how much it grows, what holds it and where it is made. */
export function findingCard(finding: Finding, unit: WorkloadResult['iterationUnit']): string {
  return [
    '<article class="finding">',
    `<h4><code>${htmlText(objectName(finding), 200)}</code><span class="kind ${finding.kind}">${finding.kind}</span></h4>`,
    paragraph(phrase(`${findingNumbers(finding, unit)}`, ...insidePhrase(finding.process))),
    ...(finding.container === null ? [] : [paragraph(phrase('Held by ', code(finding.container)))]),
    ...(finding.allocationSite === null
      ? []
      : [paragraph(phrase('Allocated ', ...siteWords(finding.allocationSite, null)))]),
    pathList(finding.retainerPath),
    stackFold(finding),
    `<p class="muted small">signature ${htmlText(finding.signature, 100)}</p>`,
    '</article>',
  ].join('')
}

function paragraph(words: Phrase): string {
  return `<p>${htmlPhrase(words)}</p>`
}

function pathList(path: readonly string[]): string {
  if (path.length === 0) return ''
  const shown = path.slice(0, MAX_PATH_STEPS).map((step) => `<li><code>${htmlText(step, 200)}</code></li>`)
  const more = path.length > MAX_PATH_STEPS ? `<li>${path.length - MAX_PATH_STEPS} more</li>` : ''
  return `<ol class="path">${shown.join('')}${more}</ol>`
}

function stackFold({ allocationSite }: Finding): string {
  if (allocationSite === null || allocationSite.stack.length === 0) return ''
  const lines = allocationSite.stack
    .slice(0, MAX_STACK_FUNCTIONS)
    .map((entry) =>
      htmlText(
        `at ${entry.functionName || '(anonymous)'} (${entry.file}:${entry.line}:${entry.column})`,
        400,
      ),
    )
  return `<details><summary>Allocation stack</summary><pre>${lines.join('\n')}</pre></details>`
}
