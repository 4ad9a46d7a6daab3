import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CalibrationOutcome } from '../../src/benchmark/index.ts'
import { calibrationText } from '../../src/cli/calibration-text.ts'
import { runCli, type Sandbox, sandbox } from './cli-harness.ts'

let opened: Sandbox | undefined
afterEach(() => {
  opened?.remove()
  opened = undefined
})

const PARSER = {
  'bench/parser.mjs': "export default () => JSON.parse('[1, 2, 3]').length\n",
} as const

/**
 * What each plant keeps, in bytes an iteration: the object, the closure with its context, the bare function, the Buffer with what
 * tells when it is gone, the Timeout with its place among the timers; and 8 in the list of those that are kept in one.
 */
const PLANTED = [
  ['object', 'every iteration', 40 + 8],
  ['closure', 'every iteration', 64 + 32 + 8],
  ['listener', 'every iteration', 56 + 8],
  ['buffer', 'every iteration', 280 + 8],
  ['timer', 'every iteration', 216],
  ['object', 'one iteration in 16', (40 + 8) / 16],
  ['object', 'one iteration in 50', (40 + 8) / 50],
] as const
/** Lists grow by half of themselves, and Nodes differ by a word or two in a timer and a Buffer. */
const NEARLY = 0.1

test('every leak that is planted is found at its size, and the next run tells from which size on', async () => {
  opened = sandbox(PARSER)
  const workload = ['--workload', 'bench/parser.mjs', '--setup', 'none', '--node', process.execPath]
  const calibrated = await runCli(opened, ['calibrate', ...workload, '--save'])
  expect(calibrated.exitCode).toBe(0)
  expect(calibrated.leftBehind).toEqual([])
  expect(calibrated.stillRunning).toEqual([])

  const [title, , noise, threshold, falseAlarms, cost, , ...plants] = calibrated.stdout.trimEnd().split('\n')
  expect(title).toMatch(
    /^parser: leaks from 0\.5 bytes per iteration on are found, 7 of 7 planted ones were, in [\d.]+ s a comparison$/,
  )
  expect([noise, threshold, falseAlarms]).toEqual([
    '  noise floor          0 bytes per iteration (0 to 0), unchanged (identical)',
    '  threshold            0.5 bytes per iteration',
    '  false alarms         at most 1 in 1,000 pull requests',
  ])
  expect(cost).toMatch(/^ {2}cost {17}\d+ runs of \d+ iterations$/)
  expect(plants.map(plantOf)).toEqual(
    PLANTED.map(([kind, rhythm, bytes]) => [kind, rhythm, 'found', aboutAsMuchAs(bytes)]),
  )

  // In the repository lies what was saved and nothing of the plants.
  const status = execFileSync('git', ['status', '--porcelain'], { cwd: opened.repository })
  expect(String(status)).toBe('?? heapslope-calibration.json\n')
  const saved = JSON.parse(readFileSync(join(opened.repository, 'heapslope-calibration.json'), 'utf8'))
  const { seconds, ...kept } = saved.workloads.parser
  expect(kept).toEqual({ smallestLeakBytesPerIteration: 0.5, plantsFound: 7, plants: 7 })
  expect(seconds).toBeGreaterThan(0)

  const next = await runCli(opened, ['run', ...workload])
  expect(next.exitCode).toBe(0)
  const summary = `Calibrated: leaks from 0.5 bytes per iteration on are found, 7 of 7 planted ones were, in ${Number(seconds.toPrecision(2))} s a comparison.`
  const comment = readFileSync(join(opened.repository, 'heapslope-report/comment.md'), 'utf8')
  expect(comment).toContain(`- ${summary}`)
  expect(next.stdout.replaceAll(/\s+/g, ' ')).toContain(`- ${summary}`)
})

/** `timer     every iteration      found        216 bytes per iteration, 3.1 s` */
function plantOf(line: string): readonly unknown[] {
  const words = /^ {2}(\w+) +(\S.*?) {2,}(\S.*?) {2,}([\d.,]+) bytes per iteration, [\d.]+ s$/.exec(line)
  if (words === null) throw new Error(line)
  const [, kind, rhythm, word, bytes] = words
  return [kind, rhythm, word, Number(bytes!.replaceAll(',', ''))]
}

function aboutAsMuchAs(bytes: number): unknown {
  return {
    asymmetricMatch: (value: number) => Math.abs(value - bytes) <= NEARLY * bytes,
    toString: () => 'aboutAsMuchAs',
    toAsymmetricMatcher: () => `about ${bytes} bytes`,
  }
}

test('a program that runs by itself has no function to plant behind, and that fails with what to do', async () => {
  opened = sandbox({
    'tick.mjs': 'setInterval(() => {}, 50)\n',
    'heapslope.yml': 'workloads:\n  - name: ticker\n    script: tick.mjs\n    duration: 1s\nsetup: none\n',
  })
  const { exitCode, stdout } = await runCli(opened, ['calibrate', '--json'])
  expect(exitCode).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({
    calibrations: [
      {
        kind: 'failed',
        workload: 'ticker',
        failure: {
          code: 'workload-not-a-function',
          text: expect.stringContaining('Calibrate an `iterate` workload that calls what it does'),
        },
      },
    ],
  })
})

test('a plant that was not found is named with what was found instead', () => {
  const calibration: CalibrationOutcome = {
    kind: 'calibrated',
    workload: 'fetch',
    noise: {
      differenceBytesPerIteration: -0.25,
      interval: [-3.5, 3],
      verdict: 'unchanged (within-threshold)',
      thresholdBytesPerIteration: 8,
    },
    smallestLeakBytesPerIteration: 11.25,
    falseAlarmBound: 0.001,
    cost: { seconds: 41.26, runs: 12, iterationsPerRun: 500 },
    plants: [
      {
        plant: { kind: 'object', every: 50 },
        verdict: 'unchanged',
        differenceBytesPerIteration: 0.96,
        seconds: 40,
      },
      {
        plant: { kind: 'timer', every: 1 },
        verdict: 'inconclusive',
        differenceBytesPerIteration: null,
        seconds: 3,
      },
    ],
  }
  expect(calibrationText([calibration]).split('\n')).toEqual([
    'fetch: leaks from 11.25 bytes per iteration on are found, 0 of 2 planted ones were, in 41.3 s a comparison',
    '',
    '  noise floor          -0.25 bytes per iteration (-3.5 to 3), unchanged (within-threshold)',
    '  threshold            8 bytes per iteration',
    '  false alarms         at most 1 in 1,000 pull requests',
    '  cost                 12 runs of 500 iterations',
    '',
    '  object    one iteration in 50  not found (unchanged) 0.96 bytes per iteration, 40.0 s',
    '  timer     every iteration      not found (inconclusive) 3.0 s',
    '',
  ])
})
