import type { Finding, WorkloadResult } from '../../result/index.ts'
import { fencedBlock } from '../words/escape.ts'
import { tellingFindings } from '../words/evidence.ts'
import {
  findingNumbers,
  objectName,
  retainerPathText,
  type SourceAddress,
  siteWords,
} from '../words/finding-words.ts'
import { countText, numberText } from '../words/numbers.ts'
import { insidePhrase } from '../words/process-words.ts'
import { code, markdownPhrase, phrase } from '../words/prose.ts'
import type { Detail } from './detail.ts'
import { folded } from './folded.ts'

/** Findings of one workload: what explains the verdict open, the rest folded. Empty where there are none. */
export function findingBlocks(
  workload: WorkloadResult,
  detail: Detail,
  source: SourceAddress,
): readonly string[] {
  const telling = tellingFindings(workload)
  const others = workload.findings.filter((finding) => !telling.includes(finding))
  const title = workload.verdict.kind === 'improvement' ? 'What no longer grows' : 'What grows'
  return [
    ...(telling.length === 0 || detail.findings === 0
      ? []
      : [`**${title}**`, list(telling, detail.findings, workload, detail, source)]),
    ...(others.length === 0 || detail.otherFindings === 0
      ? []
      : [folded(phrase(otherTitle(others)), [list(others, detail.otherFindings, workload, detail, source)])]),
    ...(detail.stacks ? stacks(telling.slice(0, MAX_STACKS)) : []),
  ]
}

function otherTitle(others: readonly Finding[]): string {
  const count = (kind: Finding['kind']) => others.filter((finding) => finding.kind === kind).length
  const parts = [
    [count('new') + count('worse'), 'growing'],
    [count('same'), 'as on base'],
    [count('fixed'), 'fixed'],
  ] as const
  const words = parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${numberText(number)} ${word}`)
  return `${others.length === 1 ? 'Other finding' : 'Other findings'}: ${words.join(', ')}`
}

function list(
  findings: readonly Finding[],
  max: number,
  workload: WorkloadResult,
  detail: Detail,
  source: SourceAddress,
): string {
  const shown = findings
    .slice(0, max)
    .map((finding, index) => `${index + 1}. ${item(finding, workload, detail, source)}`)
  const more = findings.length - shown.length
  return [...shown, ...(more === 0 ? [] : ['', `… and ${countText(more, 'more finding')}.`])].join('\n')
}

function item(finding: Finding, workload: WorkloadResult, detail: Detail, source: SourceAddress): string {
  const unit = workload.iterationUnit
  const place = [
    ...(finding.allocationSite === null
      ? []
      : [phrase('allocated ', ...siteWords(finding.allocationSite, source))]),
    ...(finding.container === null ? [] : [phrase('held by ', code(finding.container))]),
  ]
  return [
    markdownPhrase(
      phrase(
        code(objectName(finding)),
        ` (${finding.kind})`,
        ...insidePhrase(finding.process),
        `: ${findingNumbers(finding, unit)}`,
      ),
    ),
    ...(place.length === 0 ? [] : [place.map((words) => markdownPhrase(words)).join(', ')]),
    ...(finding.retainerPath.length === 0
      ? []
      : [
          markdownPhrase(
            phrase('path ', {
              kind: 'code',
              text: retainerPathText(finding.retainerPath, detail.pathSteps).slice(0, 600),
            }),
          ),
        ]),
  ].join('<br>')
}

const MAX_STACKS = 5
const MAX_STACK_FUNCTIONS = 12

function stacks(findings: readonly Finding[]): readonly string[] {
  const withStack = findings.filter((finding) => (finding.allocationSite?.stack.length ?? 0) > 0)
  if (withStack.length === 0) return []
  const lines = withStack.flatMap((finding, index) => [
    ...(index === 0 ? [] : ['']),
    objectName(finding),
    ...finding
      .allocationSite!.stack.slice(0, MAX_STACK_FUNCTIONS)
      .map(
        (entry) =>
          `    at ${entry.functionName || '(anonymous)'} (${entry.file}:${entry.line}:${entry.column})`,
      ),
  ])
  return [
    folded(phrase(withStack.length === 1 ? 'Allocation stack' : 'Allocation stacks'), [
      fencedBlock('', lines),
    ]),
  ]
}
