import { progressText, type ReportProgress } from '../benchmark/index.ts'
import type { Output } from './command.ts'

/** Progress on stderr: one line that is rewritten on a terminal, a line an event elsewhere. */
export function progressLines(stderr: Output): { readonly report: ReportProgress; readonly end: () => void } {
  let open = false
  return {
    report: (progress) => {
      const line = progressText(progress)
      if (!stderr.isTerminal) return stderr.write(`${line}\n`)
      const lasting = progress.kind === 'workload-decided'
      stderr.write(`\r\u001b[2K${line.slice(0, stderr.columns - 1)}${lasting ? '\n' : ''}`)
      open = !lasting
    },
    end: () => {
      if (open) stderr.write('\r\u001b[2K')
      open = false
    },
  }
}
