import type { Result, WorkloadResult } from '../../src/result/index.ts'
import {
  bytesMetric,
  countMetric,
  drawnPlot,
  drawResult,
  drawWorkload,
  leakingWorkload,
  measuredRun,
  sessionFinding,
} from './draw-result.ts'

/** One result a situation that a reader of the report can be in. */
export const GOLDEN_CASES: Readonly<Record<string, Result>> = {
  'regression-one-finding': drawResult([leakingWorkload()]),
  'regression-many-findings': drawResult([regressionWithManyFindings()]),
  'regression-many-workloads': drawResult(manyWorkloads()),
  'regression-handles': drawResult([handleLeak()]),
  'regression-in-a-worker': drawResult([leakInAWorker()]),
  improvement: drawResult([improvement()]),
  'unchanged-exact': drawResult([drawWorkload()]),
  'unchanged-many-workloads': drawResult(['router', 'parser', 'cache'].map((name) => drawWorkload({ name }))),
  'leaks-already': drawResult([leaksAlready()]),
  'workload-changed': drawResult([
    leakingWorkload({
      notes: [
        { code: 'workload-overlaid', text: "head's bench/router.ts ran on both sides (base's differs)" },
      ],
    }),
  ]),
  'config-changed': drawResult(
    ['router', 'parser'].map((name) => drawWorkload({ name })),
    {
      notes: [
        { code: 'config-changed', text: "head's heapslope.yml held for both sides (base's differs)" },
        { code: 'artifact-not-uploaded', text: 'The artifact heapslope-memory-1 was not uploaded.' },
      ],
    },
  ),
  'known-leak': drawResult([excused('router')]),
  'known-leak-expired': drawResult([expired('router'), excused('parser'), drawWorkload({ name: 'cache' })]),
  'unchanged-cycle': drawResult([boundedCycle()]),
  inconclusive: drawResult([inconclusive()]),
  failed: drawResult([failed()]),
  'failed-before-measuring': drawResult([], {
    base: null,
    head: null,
    reproduce: '',
    verdict: {
      kind: 'failed',
      reason: {
        code: 'base-unavailable',
        text: 'Base `v1.9` is not a commit of this repository: name one with --base, or fetch it with `git fetch origin v1.9`.',
      },
    },
  }),
  'one-sided': drawResult([oneSided()], { base: null }),
  'hostile-names': drawResult([hostile()], {
    head: { commit: null, description: '@octocat/<b>branch</b>|#1', dirty: true },
    notes: [
      {
        code: 'upload-failed',
        text: 'Upload failed: ::error::@octocat see https://evil.example/#12 and <img src=x onerror=alert(1)> $x$ GH-1',
      },
    ],
  }),
}

function excused(name: string): WorkloadResult {
  const text =
    'heapUsed of head minus base: 280 bytes per call, above the threshold of 0.5. All of it is known: Session (upstream, acme/router#12).'
  return leakingWorkload({
    name,
    verdict: { kind: 'unchanged', reason: { code: 'known-leaks', text } },
    findings: [
      sessionFinding({
        known: { reason: 'upstream, acme/router#12', expires: '2027-03-31', expired: false },
      }),
    ],
  })
}

function expired(name: string): WorkloadResult {
  const text =
    'heapUsed of head minus base: 280 bytes per call, above the threshold of 0.5. Known, but no longer excused: Session (until 2026-10-31). Mend it, or set another day in known.'
  return leakingWorkload({
    name,
    verdict: { kind: 'regression', reason: { code: 'known-leak-expired', text } },
    findings: [
      sessionFinding({
        known: { reason: 'upstream, acme/router#12', expires: '2026-10-31', expired: true },
      }),
    ],
  })
}

function leakInAWorker(): WorkloadResult {
  const growth = (base: number, head: number) => ({
    heapUsed: {
      baseBytesPerIteration: base,
      headBytesPerIteration: head,
      interval: [head, head] as [number, number],
    },
  })
  const both = (count: number) => ({ base: count, head: count })
  return leakingWorkload({
    findings: [sessionFinding({ process: { kind: 'worker', label: 'render-pool.mjs', alike: 4 } })],
    sources: [
      {
        kind: 'worker',
        label: 'render-pool.mjs',
        started: both(4),
        mostAlive: both(4),
        memory: growth(0, 280),
      },
      { kind: 'main', label: 'main', started: both(1), mostAlive: both(1), memory: growth(0, 0) },
      {
        kind: 'child',
        label: 'thumbnail.js',
        started: { base: 480, head: 481 },
        mostAlive: both(2),
        memory: {},
      },
    ],
  })
}

function regressionWithManyFindings(): WorkloadResult {
  const base = leakingWorkload()
  return {
    ...base,
    iterationUnit: 'request',
    metrics: {
      ...base.metrics,
      heapUsed: bytesMetric(96, 41_250, { spread: 310, threshold: 8 }),
      external: bytesMetric(0, 1_048_576, { spread: 0 }),
      fileDescriptors: countMetric(0, 1, 'descriptors'),
    },
    plot: drawnPlot(96, 41_250),
    findings: [
      sessionFinding({ bytesPerIteration: 40_100, retainedBytes: 16_040_000 }),
      sessionFinding({
        kind: 'worse',
        signature: '90aa1b',
        constructorName: 'Object',
        shape: { keys: ['id', 'name', 'createdAt', 'user', 'flags'] },
        container: 'Array entries',
        retainerPath: ['(GC roots)', 'log', 'entries', '[*]', 'Object'],
        objectsPerIteration: 2.5,
        bytesPerIteration: 780,
        retainedBytes: 312_000,
        base: { objectsPerIteration: 0.5, bytesPerIteration: 96 },
        allocationSite: {
          file: 'src/log.ts',
          line: 12,
          column: 3,
          functionName: 'append',
          certainty: 'function',
          candidates: [14, 19],
          stack: [{ functionName: 'append', file: 'src/log.ts', line: 12, column: 3 }],
        },
      }),
      sessionFinding({
        signature: '17cd2e',
        constructorName: 'onData',
        container: null,
        retainerPath: ['(GC roots)', 'socket', '_events', 'data', '[*]', 'onData'],
        bytesPerIteration: 64,
        retainedBytes: 25_600,
        allocationSite: null,
      }),
      sessionFinding({
        kind: 'same',
        signature: '22',
        constructorName: 'Timeout',
        container: 'Map timers',
        bytesPerIteration: 96,
      }),
      sessionFinding({
        kind: 'fixed',
        signature: '23',
        constructorName: 'Buffer',
        base: { objectsPerIteration: 1, bytesPerIteration: 280 },
      }),
    ],
    notes: [
      {
        code: 'container-already-large',
        text: 'A container that already holds more than 1,900 entries would hide growth in this window.',
      },
    ],
  }
}

function handleLeak(): WorkloadResult {
  const calm = drawWorkload()
  return {
    ...calm,
    name: 'poller',
    verdict: { kind: 'regression', reason: { code: 'above-threshold', text: 'handles grow.' } },
    plot: {
      metric: 'handles.Timeout',
      unit: 'count',
      iterations: [20, 120, 220, 320],
      base: [2, 2, 2, 2],
      head: [2, 102, 202, 302],
    },
    metrics: {
      ...calm.metrics,
      handles: countMetric(0, 1, 'handles'),
      'handles.Timeout': countMetric(0, 1, 'handles'),
    },
  }
}

function manyWorkloads(): readonly WorkloadResult[] {
  return [
    ...['parse', 'render', 'cache', 'login'].map((name) => drawWorkload({ name })),
    named('router', leakingWorkload()),
    named('upload', leakingWorkload({ iterationUnit: 'request' }, 52_400)),
    named('search', inconclusive()),
    named('mailer', failed()),
    named('queue', improvement()),
    named('metrics', leaksAlready()),
  ]
}

/** A series file belongs to one run. */
function named(name: string, workload: WorkloadResult): WorkloadResult {
  const runs = workload.runs.map((run) => ({
    ...run,
    seriesFile: run.seriesFile?.replace('router', name) ?? null,
  }))
  return { ...workload, name, runs }
}

function improvement(): WorkloadResult {
  const leaking = leakingWorkload()
  return {
    ...leaking,
    verdict: { kind: 'improvement', reason: { code: 'below-threshold', text: 'heapUsed grows less.' } },
    metrics: { ...leaking.metrics, heapUsed: bytesMetric(280, 0, { spread: 0.4 }) },
    findings: [sessionFinding({ kind: 'fixed', base: { objectsPerIteration: 1, bytesPerIteration: 280 } })],
    plot: drawnPlot(280, 0),
  }
}

function boundedCycle(): WorkloadResult {
  const calm = drawWorkload()
  return {
    ...calm,
    verdict: {
      kind: 'unchanged',
      reason: {
        code: 'bounded-cycle',
        text: 'heapUsed rises and falls back without growing: 0 bytes per call (-40 to 44) along its troughs and peaks.',
      },
    },
    metrics: {
      ...calm.metrics,
      heapUsed: bytesMetric(0, 2, { spread: 42, threshold: 8, headShape: 'sawtooth' }),
    },
  }
}

function leaksAlready(): WorkloadResult {
  const calm = drawWorkload()
  return {
    ...calm,
    verdict: {
      kind: 'unchanged',
      reason: {
        code: 'leaks-already',
        text: 'main leaks already: 120 bytes per call (heapUsed). heapUsed of head minus base: 0.2 bytes per call (0.1 to 0.3), inside the threshold of 0.5.',
      },
    },
    metrics: { ...calm.metrics, heapUsed: bytesMetric(120, 120.2, { spread: 0.1 }) },
    findings: [
      sessionFinding({
        kind: 'same',
        bytesPerIteration: 120,
        base: { objectsPerIteration: 1, bytesPerIteration: 120 },
      }),
    ],
    plot: drawnPlot(120, 120.2),
  }
}

function inconclusive(): WorkloadResult {
  const calm = drawWorkload()
  return {
    ...calm,
    verdict: {
      kind: 'inconclusive',
      reason: {
        code: 'straddles-threshold',
        text: 'heapUsed of head minus base: 5 bytes per call (-3 to 13). Undecided: that may lie inside the threshold of 8 or beyond it. About 14 runs a side would decide it: raise budget, or threshold if that much does not matter.',
      },
    },
    metrics: {
      ...calm.metrics,
      heapUsed: bytesMetric(2, 7, { spread: 8, threshold: 8, headShape: 'sawtooth' }),
    },
    plot: drawnPlot(2, 7),
  }
}

function failed(): WorkloadResult {
  return {
    ...drawWorkload(),
    verdict: {
      kind: 'failed',
      reason: {
        code: 'iteration-threw',
        text: 'Call 7 on head threw "TypeError: sessions.close is not a function": make the workload run there, `node bench/router.ts` shows the same.',
      },
    },
    metrics: {},
    plot: null,
    runs: [
      measuredRun('base'),
      measuredRun('head', {
        outcome: {
          kind: 'failed',
          code: 'iteration-threw',
          text: 'Call 7 threw "TypeError: sessions.close is not a function".',
        },
        processes: [{ kind: 'main', label: 'router.ts', samples: 0, iterations: 7 }],
      }),
    ],
  }
}

function oneSided(): WorkloadResult {
  const leaking = leakingWorkload()
  return {
    ...leaking,
    metrics: { heapUsed: bytesMetric(null, 280, { spread: 0.4 }), external: bytesMetric(null, 0) },
    plot: drawnPlot(null, 280),
    notes: [{ code: 'no-base', text: 'Base has no workload `router`: it is new here.' }],
  }
}

function hostile(): WorkloadResult {
  return leakingWorkload({
    name: 'POST /users|`x` <script>alert(1)</script> @octocat #1',
    findings: [
      sessionFinding({
        constructorName: '</code></details><img src=x onerror=alert(1)>@octocat',
        container: 'Map `a``b` | c\n\n# heading\u202e',
        retainerPath: ['(GC roots)', '```', '| --- |', '<!--', 'a\u0000b\u200bc', '[x](javascript:alert(1))'],
        allocationSite: {
          file: 'src/](http://evil.example)`/@octocat #7.ts',
          line: 3,
          column: 1,
          functionName: '%0A::error::x',
          certainty: 'line',
          candidates: [],
          stack: [{ functionName: '~~~\n```', file: '</details>', line: 1, column: 1 }],
        },
      }),
    ],
    notes: [{ code: 'x', text: '1. not a list\n- nor this\n\n> @octocat/team **bold** _it_ ~~s~~ | pipe' }],
  })
}
