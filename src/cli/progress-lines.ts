import type { Progress, ReportProgress } from '../benchmark/index.ts'
import type { Output } from './command.ts'

/** Progress on stderr: one line that is rewritten on a terminal, a line an event elsewhere. */
export function progressLines(stderr: Output): { readonly report: ReportProgress; readonly end: () => void } {
  let open = false
  return {
    report: (progress) => {
      const line = lineOf(progress)
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

function lineOf(progress: Progress): string {
  switch (progress.kind) {
    case 'preparing':
      return progress.text
    case 'workload-started':
      return `${progress.workload}:`
    case 'run-started': {
      const seconds =
        progress.estimatedMs === null
          ? ''
          : `, about ${Math.max(1, Math.round(progress.estimatedMs / 1000))} s`
      return `${progress.workload}: ${PURPOSE[progress.purpose]} ${progress.side}, ${progress.iterations} iterations${seconds}`
    }
    case 'round-compared':
      return `${progress.workload}: ${
        progress.differenceBytesPerIteration === null
          ? 'not comparable yet'
          : `${progress.differenceBytesPerIteration.toFixed(1)} bytes per iteration so far`
      }`
    case 'analyzing':
      return `${progress.workload}: reading the snapshots of ${progress.side}`
    case 'workload-decided':
      return `${progress.workload}: ${progress.verdict.kind}`
  }
}

const PURPOSE = { pilot: 'trying', measure: 'measuring', explain: 'taking snapshots of' } as const
