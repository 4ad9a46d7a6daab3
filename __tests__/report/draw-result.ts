import type { Finding, MetricResult, Result, RunResult, WorkloadResult } from '../../src/result/index.ts'

/** Draws results in a line or two: every part has a plain default, and a test names what matters to it. */

export function bytesMetric(
  base: number | null,
  head: number | null,
  facts: {
    readonly spread?: number
    readonly threshold?: number | null
    readonly gating?: boolean
    readonly baseShape?: 'flat' | 'linear' | 'step' | 'filling' | 'sawtooth'
    readonly headShape?: 'flat' | 'linear' | 'step' | 'filling' | 'sawtooth'
  } = {},
): MetricResult {
  const { spread = 0, threshold = 0.5, gating = true } = facts
  const slope = (value: number) => ({
    slopeBytesPerIteration: value,
    interval: [value - spread, value + spread] as [number, number],
  })
  const shapeOf = (value: number) => (value === 0 ? 'flat' : 'linear')
  return {
    gating,
    base: base === null ? null : { ...slope(base), shape: facts.baseShape ?? shapeOf(base) },
    head: head === null ? null : { ...slope(head), shape: facts.headShape ?? shapeOf(head) },
    difference: base === null || head === null ? null : slope(head - base),
    threshold,
  }
}

export function countMetric(base: number, head: number, unit: string, gating = true): MetricResult {
  const slope = (value: number) => ({
    slopePerIteration: value,
    unit,
    interval: [value, value] as [number, number],
  })
  const shapeOf = (value: number) => (value === 0 ? 'flat' : 'linear')
  return {
    gating,
    base: { ...slope(base), shape: shapeOf(base) },
    head: { ...slope(head), shape: shapeOf(head) },
    difference: slope(head - base),
    threshold: 0.01,
  }
}

export function sessionFinding(facts: Partial<Finding> = {}): Finding {
  return {
    kind: 'new',
    signature: '5f1a0c77e2b94d10',
    constructorName: 'Session',
    shape: null,
    container: 'Map sessions',
    retainerPath: ['(GC roots)', 'server', 'sessions', '[*]', 'Session'],
    objects: 400,
    objectsPerIteration: 1,
    bytesPerIteration: 280,
    selfBytes: 22_400,
    retainedBytes: 112_000,
    base: null,
    allocationSite: {
      file: 'src/session.ts',
      line: 41,
      column: 12,
      functionName: 'open',
      certainty: 'line',
      candidates: [],
      stack: [
        { functionName: 'open', file: 'src/session.ts', line: 38, column: 15 },
        { functionName: 'handle', file: 'src/router.ts', line: 102, column: 9 },
        { functionName: 'iteration', file: 'bench/router.ts', line: 7, column: 30 },
      ],
    },
    ...facts,
  }
}

export function measuredRun(side: 'base' | 'head', facts: Partial<RunResult> = {}): RunResult {
  return {
    side,
    purpose: 'measure',
    node: 'v24.21.0',
    v8: 'quiet',
    v8Flags: ['--no-lazy-feedback-allocation', '--no-opt'],
    durationMs: 1_240,
    outcome: { kind: 'completed' },
    processes: [{ kind: 'main', label: 'router.ts', samples: 24, iterations: 480 }],
    seriesFile: `router/${side}.json`,
    ...facts,
  }
}

/** Growth of both sides over 24 samples, one every 20 iterations. */
export function drawnPlot(base: number | null, head: number | null): WorkloadResult['plot'] {
  const iterations = Array.from({ length: 24 }, (_, index) => 20 + index * 20)
  const curve = (bytesPerIteration: number) =>
    iterations.map((at) => 5_240_000 + bytesPerIteration * (at - 20))
  return {
    metric: 'heapUsed',
    unit: 'bytes',
    iterations,
    base: base === null ? null : curve(base),
    head: head === null ? null : curve(head),
  }
}

export function drawWorkload(facts: Partial<WorkloadResult> = {}): WorkloadResult {
  return {
    name: 'router',
    iterationUnit: 'call',
    verdict: {
      kind: 'unchanged',
      reason: { code: 'within-threshold', text: 'The difference lies within the threshold.' },
    },
    metrics: {
      heapUsed: bytesMetric(0, 0),
      external: bytesMetric(0, 0),
      arrayBuffers: bytesMetric(0, 0),
      rss: bytesMetric(12, 9, { spread: 800, threshold: null, gating: false }),
      handles: countMetric(0, 0, 'handles'),
      fileDescriptors: countMetric(0, 0, 'descriptors'),
    },
    findings: [],
    runs: (['base', 'head', 'head', 'base'] as const).map((side, index) =>
      measuredRun(side, { seriesFile: `series/${facts.name ?? 'router'}-${index + 1}-${side}.json` }),
    ),
    snapshots: [],
    plot: drawnPlot(0, 0),
    notes: [],
    ...facts,
  }
}

export function leakingWorkload(facts: Partial<WorkloadResult> = {}, bytesPerCall = 280): WorkloadResult {
  const calm = drawWorkload()
  return {
    ...calm,
    verdict: {
      kind: 'regression',
      reason: { code: 'above-threshold', text: 'heapUsed grows by 280 bytes per call more than on base.' },
    },
    metrics: { ...calm.metrics, heapUsed: bytesMetric(0, bytesPerCall, { spread: 0.4 }) },
    findings: [sessionFinding({ bytesPerIteration: bytesPerCall })],
    plot: drawnPlot(0, bytesPerCall),
    snapshots: [1, 2, 3].map((number) => ({
      side: 'head',
      file: `router/head-${number}.heapsnapshot`,
      bytes: 5_400_000 + number,
      sha256: '0'.repeat(63) + number,
      iterations: number * 200,
      redacted: true,
    })),
    ...facts,
  }
}

export function drawResult(workloads: readonly WorkloadResult[], facts: Partial<Result> = {}): Result {
  const order = ['failed', 'regression', 'inconclusive', 'improvement', 'unchanged'] as const
  const worst = order
    .map((kind) => workloads.find((workload) => workload.verdict.kind === kind))
    .find((workload) => workload !== undefined)
  return {
    schemaVersion: 1,
    heapslopeVersion: '0.1.0',
    createdAt: '2026-11-23T05:31:27.000Z',
    verdict: worst?.verdict ?? {
      kind: 'failed',
      reason: { code: 'no-workloads', text: 'The config names no workload: add one.' },
    },
    base: { commit: '4f9c1be0a7d3e2f18b5c6d7e8f90a1b2c3d4e5f6', description: 'main', dirty: false },
    head: {
      commit: 'a81b2c3d4e5f60718293a4b5c6d7e8f901234567',
      description: 'merge of keep-sessions into main',
      dirty: false,
    },
    platform: { os: 'linux', arch: 'x64' },
    reproduce:
      'git fetch origin keep-sessions && git switch keep-sessions\nnpx heapslope run router --base 4f9c1be',
    workloads: [...workloads],
    notes: [],
    ...facts,
  }
}
