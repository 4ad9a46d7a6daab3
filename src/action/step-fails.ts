import type { VerdictKind } from '../result/index.ts'
import type { FailOn } from './inputs.ts'

/** Whether the step fails. What could not be measured always fails: nothing is green by accident. */
export function stepFails(verdict: VerdictKind, failOn: FailOn): boolean {
  switch (verdict) {
    case 'failed':
      return true
    case 'regression':
      return failOn === 'regression' || failOn === 'inconclusive'
    case 'inconclusive':
      return failOn === 'inconclusive'
    case 'improvement':
    case 'unchanged':
      return false
  }
}
