import type { HandleOutcome, RunOutcome, SnapshotOutcome } from '../measure/index.ts'
import type { RunResult } from '../result/index.ts'

/** One run as the result file tells it. */
export function runResultOf(
  outcome: RunOutcome | SnapshotOutcome | HandleOutcome,
  purpose: RunResult['purpose'],
  seriesFile: string | null,
): RunResult {
  return {
    side: outcome.side,
    purpose,
    node: outcome.node,
    v8: outcome.v8,
    v8Flags: [...outcome.v8Flags],
    durationMs: Math.round(outcome.durationMs),
    outcome:
      outcome.kind === 'failed'
        ? { kind: 'failed', code: outcome.failure.code, text: outcome.failure.text }
        : { kind: 'completed' },
    processes:
      'series' in outcome
        ? outcome.series.map(({ process, iterations }) => ({
            kind: process.kind,
            label: process.label,
            samples: iterations.length,
            iterations: iterations.at(-1) ?? 0,
          }))
        : [],
    seriesFile,
  }
}
