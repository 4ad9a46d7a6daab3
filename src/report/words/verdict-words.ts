import type { VerdictKind, WorkloadResult } from '../../result/index.ts'
import { isExcused, leakOnBothSides } from './evidence.ts'

/** A sign seen before a word is read. Never the only carrier: the words beside it say the same. */
export function verdictSign(kind: VerdictKind): string {
  switch (kind) {
    case 'failed':
      return '⛔'
    case 'regression':
      return '🔴'
    case 'inconclusive':
      return '🟡'
    case 'improvement':
    case 'unchanged':
      return '🟢'
  }
}

/** A leak that was there before is not the change's, and a known one excused; neither is fine. */
export function workloadSign(workload: WorkloadResult): string {
  const leaks = isExcused(workload) || leakOnBothSides(workload) !== undefined
  return leaks ? '⚪' : verdictSign(workload.verdict.kind)
}
