import type { Proposal } from '../../proposal/index.ts'
import type { FilesWritten } from './write-files.ts'

/** What was chosen and why, and what was guessed; for people. */
export function reasonsText({ reasons, doubts }: Proposal): string {
  return [
    'Seen:',
    ...reasons.map((reason) => `  ${reason}`),
    ...(doubts.length === 0 ? [] : ['Please check:', ...doubts.map((doubt) => `  ${doubt}`)]),
    '',
  ].join('\n')
}

/** The files themselves, for someone who wants to see them first. */
export function filesText({ files }: Proposal): string {
  return files.map(({ path, text }) => `--- ${path}\n${text}`).join('\n')
}

export function writtenText({ written, kept }: FilesWritten): string {
  return [
    ...(written.length === 0 ? [] : ['Written:', ...written.map((path) => `  ${path}`)]),
    ...(kept.length === 0
      ? []
      : ['Left as they are, for they exist already:', ...kept.map((path) => `  ${path}`)]),
    '',
  ].join('\n')
}

/** What comes next, by how the first run ended; null for none. */
export function nextText(verdict: string | null, workload: string): string {
  if (verdict === null)
    return 'Next: npx heapslope run measures it. Commit the files, and every pull request is measured.\n'
  if (verdict === 'failed')
    return `Next: the files stay; mend what the run named above and repeat it with npx heapslope run ${workload}.\n`
  return 'Next: commit the files, and every pull request is measured. npx heapslope calibrate tells how small a leak it finds.\n'
}
