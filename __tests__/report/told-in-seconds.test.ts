import { expect, test } from 'vitest'
import { renderComment, renderTerminal } from '../../src/report/index.ts'
import { toldInSeconds } from '../../src/report/words/told-in-seconds.ts'
import { drawResult, leakingWorkload } from './draw-result.ts'

const NO_LINKS = { artifacts: [], source: null } as const

test('growth by the interval is told by the second', () => {
  const result = drawResult([leakingWorkload({ iterationUnit: 'interval', intervalMs: 125 }, 100)])
  const [told] = toldInSeconds(result).workloads
  expect(told!.metrics['heapUsed']!.difference!.slopeBytesPerIteration).toBe(800)
  expect(told!.metrics['heapUsed']!.threshold).toBe(result.workloads[0]!.metrics['heapUsed']!.threshold! * 8)
  expect(told!.findings[0]!.bytesPerIteration).toBe(result.workloads[0]!.findings[0]!.bytesPerIteration! * 8)
  expect(renderTerminal(result, { columns: 100, color: false })).toContain('leaks 800 bytes per second')
  const comment = renderComment(result, NO_LINKS)
  expect(comment).toContain('per second')
  expect(comment).not.toContain('per interval')
})

test('what is counted by calls, requests or ticks is told as it is', () => {
  for (const iterationUnit of ['call', 'request', 'tick'] as const) {
    const result = drawResult([leakingWorkload({ iterationUnit }, 100)])
    expect(toldInSeconds(result)).toBe(result)
  }
})
