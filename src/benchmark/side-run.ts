import { join } from 'node:path'
import type { PreparedSide } from '../baseline/index.ts'
import type { WorkloadConfig } from '../config/index.ts'
import type { NodeRuntime, RunRequest, Side } from '../measure/index.ts'
import type { Ports } from './ports.ts'

/** Beyond its budget a run may take this long: its start, its settles, and one iteration that nobody foresaw. */
const RUN_GRACE_MS = 60_000

/** One side of one workload, ready to be started again and again. */
export interface SideRun {
  readonly side: Side
  /** Root of the side's copy. */
  readonly root: string
  readonly request: RunRequest
}

export function sideRunOf(
  side: Side,
  prepared: PreparedSide,
  workload: WorkloadConfig,
  node: NodeRuntime,
  budgetMs: number,
  ports: Ports,
): SideRun {
  return {
    side,
    root: prepared.root,
    request: {
      side,
      modulePath: workload.kind === 'serve' ? '' : join(prepared.root, workload.file),
      ...(workload.kind === 'iterate' ? {} : { program: workload }),
      cwd: join(prepared.root, workload.cwd),
      env: workload.env,
      args: workload.args,
      nodeArgs: [...prepared.nodeArgs, ...workload.nodeArgs],
      node,
      v8: workload.v8,
      iterationTimeoutMs: workload.iterationTimeoutMs,
      runTimeoutMs: budgetMs + RUN_GRACE_MS,
      signal: ports.signal,
    },
  }
}
