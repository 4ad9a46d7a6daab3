import type { Finding, Result, WorkloadResult } from '../result/index.ts'
import { clipMiddle, commandMessage, commandProperty } from './words/escape.ts'
import { bySeverity, findingsOf } from './words/evidence.ts'
import {
  findingNumbers,
  findingSentence,
  isInsideRepository,
  objectName,
  retainerPathText,
} from './words/finding-words.ts'
import { plainPhrase } from './words/prose.ts'
import { toldInSeconds } from './words/told-in-seconds.ts'

/** A message at a line of the repository, for workflow commands and check runs alike. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  /** Relative to the repository's root, forward slashes. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number | null
  readonly title: string
  readonly message: string
}

/** GitHub drops the rest of a step's annotations of one kind without a word. */
export const MAX_ANNOTATIONS_PER_LEVEL = 10
const MAX_MESSAGE_CHARACTERS = 4_096
const MAX_TITLE_CHARACTERS = 120

/**
 * Allocation lines of findings that are `new` or `worse` (error where the workload regressed, else warning; notice where the
 * leak is known), worst workload first, one for each line and constructor. Sites outside the repository have no line to stand at.
 */
export function annotationsOf(result: Result): readonly Annotation[] {
  const seen = new Set<string>()
  return bySeverity(toldInSeconds(result).workloads)
    .flatMap((workload) =>
      findingsOf(workload, 'new', 'worse').map((finding) => annotationOf(finding, workload)),
    )
    .filter((annotation) => annotation !== null)
    .filter((annotation) => {
      const key = `${annotation.file}:${annotation.line}:${annotation.title}`
      return !seen.has(key) && seen.add(key)
    })
}

function levelOf({ known }: Finding, { verdict }: WorkloadResult): Annotation['level'] {
  if (known !== undefined && !known.expired) return 'notice'
  return verdict.kind === 'regression' ? 'error' : 'warning'
}

function annotationOf(finding: Finding, workload: WorkloadResult): Annotation | null {
  const site = finding.allocationSite
  if (site === null || !isInsideRepository(site.file) || !(site.line >= 1)) return null
  const sentence = plainPhrase(findingSentence(finding, workload.iterationUnit))
  return {
    level: levelOf(finding, workload),
    file: site.file,
    line: Math.floor(site.line),
    column: site.certainty === 'line' && site.column >= 1 ? Math.floor(site.column) : null,
    title: clipMiddle(`${objectName(finding)} leaks in ${workload.name}`, MAX_TITLE_CHARACTERS),
    message: [
      `${sentence} ${findingNumbers(finding, workload.iterationUnit)}.`,
      `Path: ${retainerPathText(finding.retainerPath)}`,
    ].join('\n'),
  }
}

/**
 * Workflow commands, one a line, at most `maxPerLevel` of each level: fewer than GitHub's ten where the step prints
 * errors of its own.
 */
export function annotationCommands(
  annotations: readonly Annotation[],
  maxPerLevel = MAX_ANNOTATIONS_PER_LEVEL,
): readonly string[] {
  const limit = Math.min(maxPerLevel, MAX_ANNOTATIONS_PER_LEVEL)
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    annotations
      .filter((annotation) => annotation.level === level)
      .slice(0, limit)
      .map(command),
  )
}

function command(annotation: Annotation): string {
  const properties = [
    `file=${commandProperty(annotation.file, 1_000)}`,
    `line=${annotation.line}`,
    ...(annotation.column === null ? [] : [`col=${annotation.column}`]),
    `title=${commandProperty(annotation.title, MAX_TITLE_CHARACTERS)}`,
  ]
  return `::${annotation.level} ${properties.join(',')}::${commandMessage(annotation.message, MAX_MESSAGE_CHARACTERS)}`
}
