import type { Note, RunResult } from '../result/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'
import type { ExplainPlan } from './explain.ts'
import { explainRun } from './explain-side.ts'
import { handleSuspects } from './handle-suspects.ts'
import type { Ports } from './ports.ts'
import type { SideRun } from './side-run.ts'

export interface ExplainedHandles {
  /** null where the run failed. */
  readonly suspects: readonly ExplainedSuspect[] | null
  readonly run: RunResult
  readonly notes: readonly Note[]
}

/** Handles and files that the main process opens in the first step and has open after the second. Of a module that is called. */
export async function explainHandles(
  { side, root, request }: SideRun,
  iterations: ExplainPlan['iterations'],
  ports: Ports,
): Promise<ExplainedHandles> {
  const outcome = await ports.traceHandles(request, { iterations })
  const run = explainRun(outcome, iterations)
  if (outcome.kind === 'completed')
    return { suspects: handleSuspects(outcome.handles, iterations[1] - iterations[0], root), run, notes: [] }
  const text = `Who opens the handles on ${side} could not be found out: ${outcome.failure.text}`
  return { suspects: null, run, notes: [{ code: 'not-explained', text }] }
}
