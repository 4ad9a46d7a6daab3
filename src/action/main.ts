import { error, setOutput } from '@actions/core'
import { benchmarkOfThisMachine } from '../benchmark/index.ts'
import { within } from '../github/index.ts'
import { credentialsIn } from '../measure/index.ts'
import { maskText } from '../result/index.ts'
import { reasonOf } from './failed-result.ts'
import { runAction } from './run-action.ts'

/** GitHub sends SIGINT, SIGTERM 7.5 s later and SIGKILL 2.5 s after that: by then the copies must be gone. */
const CANCEL_LIMIT_MS = 7000

const cancelled = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    cancelled.abort(new Error(`The step was cancelled (${signal}).`))
    setTimeout(() => process.exit(1), CANCEL_LIMIT_MS).unref()
  })

let exitCode: 0 | 1
try {
  exitCode = await runAction(process.env, { benchmark: benchmarkOfThisMachine, signal: cancelled.signal })
} catch (thrown) {
  const { code, text: reason } = reasonOf(thrown)
  const text = maskText(reason, credentialsIn(process.env))
  setOutput('verdict', 'failed')
  setOutput('reason', code)
  setOutput('reason-text', text)
  error(text, { title: 'heapslope' })
  exitCode = 1
}
// A stalled upload would keep the process alive for as long as it likes; what was said is written out first (a pipe is
// written asynchronously on some systems).
await within(2000, new Promise<void>((resolve) => void process.stdout.write('', () => resolve())))
process.exit(exitCode)
