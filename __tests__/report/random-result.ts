import {
  type Finding,
  type MetricResult,
  type Result,
  VERDICT_KINDS,
  type WorkloadResult,
  worstVerdict,
} from '../../src/result/index.ts'
import { drawResult } from './draw-result.ts'
import { hostileText } from './hostile.ts'

type Random = () => number

/** A result of every field's full range, hostile text wherever text may stand. Numbers need not agree with verdicts. */
export function randomResult(random: Random): Result {
  const workloads = listOf(random, 5, () => randomWorkload(random)).map((workload, index) => ({
    ...workload,
    name: `${workload.name}${index}`,
  }))
  return drawResult(workloads, {
    verdict: worstVerdict(workloads.map((workload) => workload.verdict)) ?? randomVerdict(random),
    heapslopeVersion: hostileText(random),
    base: maybe(random, () => randomSide(random)),
    head: maybe(random, () => randomSide(random)),
    platform: { os: hostileText(random), arch: hostileText(random) },
    reproduce: hostileText(random, 30),
    notes: listOf(random, 4, () => randomNote(random)),
  })
}

function randomSide(random: Random): NonNullable<Result['base']> {
  return {
    commit: maybe(random, () => hostileText(random)),
    description: hostileText(random),
    dirty: random() < 0.5,
  }
}

function randomWorkload(random: Random): WorkloadResult {
  return {
    name: hostileText(random),
    iterationUnit: pick(random, ['call', 'request', 'tick', 'interval'] as const),
    verdict: randomVerdict(random),
    metrics: Object.fromEntries(
      listOf(random, 5, () => [
        pick(random, [
          'heapUsed',
          'external',
          'rss',
          'handles',
          'fileDescriptors',
          `handles.${hostileText(random)}`,
        ]),
        randomMetric(random),
      ]),
    ),
    findings: listOf(random, 5, () => randomFinding(random)),
    runs: listOf(random, 3, () => ({
      side: pick(random, ['base', 'head'] as const),
      purpose: pick(random, ['measure', 'explain'] as const),
      node: hostileText(random),
      v8: pick(random, ['quiet', 'default'] as const),
      v8Flags: [hostileText(random)],
      durationMs: Math.abs(randomNumber(random)),
      outcome:
        random() < 0.5
          ? { kind: 'completed' as const }
          : { kind: 'failed' as const, code: hostileText(random), text: hostileText(random, 40) },
      processes: listOf(random, 2, () => ({
        kind: 'main' as const,
        label: hostileText(random),
        samples: Math.floor(random() * 100),
        iterations: Math.floor(random() * 1e6),
      })),
      seriesFile: maybe(random, () => hostileText(random)),
    })),
    snapshots: listOf(random, 3, () => ({
      side: 'head' as const,
      file: hostileText(random),
      bytes: Math.floor(random() * 1e9),
      sha256: hostileText(random),
      iterations: Math.floor(random() * 1e6),
      redacted: random() < 0.5,
    })),
    plot: maybe(random, () => randomPlot(random)),
    ...(random() < 0.5 ? {} : { sources: listOf(random, 4, () => randomSource(random)) }),
    notes: listOf(random, 3, () => randomNote(random)),
  }
}

function randomSource(random: Random): NonNullable<WorkloadResult['sources']>[number] {
  const counts = () => ({
    base: maybe(random, () => Math.floor(random() * 1e4)),
    head: maybe(random, () => Math.floor(random() * 1e4)),
  })
  return {
    kind: pick(random, ['main', 'child', 'worker'] as const),
    label: hostileText(random),
    started: counts(),
    mostAlive: counts(),
    memory: Object.fromEntries(
      listOf(random, 2, () => [
        pick(random, ['heapUsed', hostileText(random)]),
        {
          baseBytesPerIteration: maybe(random, () => randomNumber(random)),
          headBytesPerIteration: maybe(random, () => randomNumber(random)),
          interval: null,
        },
      ]),
    ),
  }
}

function randomPlot(random: Random): NonNullable<WorkloadResult['plot']> {
  const points = Math.floor(random() * 60)
  const curve = () => Array.from({ length: points }, () => randomNumber(random))
  return {
    metric: random() < 0.5 ? 'heapUsed' : hostileText(random),
    unit: pick(random, ['bytes', 'count'] as const),
    iterations: Array.from({ length: points }, (_, index) => index * Math.ceil(random() * 3)).toSorted(
      (a, b) => a - b,
    ),
    base: maybe(random, curve),
    head: maybe(random, curve),
  }
}

function randomVerdict(random: Random): Result['verdict'] {
  return {
    kind: pick(random, VERDICT_KINDS),
    reason: { code: hostileText(random), text: hostileText(random, 40) },
  }
}

function randomNote(random: Random): Result['notes'][number] {
  return { code: hostileText(random), text: hostileText(random, 40) }
}

function randomMetric(random: Random): MetricResult {
  const isBytes = random() < 0.7
  const slope = () => {
    const value = randomNumber(random)
    const spread = random() < 0.3 ? 0 : Math.abs(randomNumber(random))
    const interval: [number, number] = [value - spread, value + spread]
    return isBytes
      ? { slopeBytesPerIteration: value, interval }
      : { slopePerIteration: value, unit: hostileText(random), interval }
  }
  const shape = () => pick(random, ['flat', 'linear', 'step', 'filling', 'sawtooth'] as const)
  return {
    gating: random() < 0.8,
    base: maybe(random, () => ({ ...slope(), shape: shape() })),
    head: maybe(random, () => ({ ...slope(), shape: shape(), evidence: hostileText(random) })),
    difference: maybe(random, slope),
    threshold: maybe(random, () => Math.abs(randomNumber(random))),
  }
}

function randomFinding(random: Random): Finding {
  const rate = () => maybe(random, () => randomNumber(random))
  return {
    kind: pick(random, ['new', 'worse', 'same', 'fixed'] as const),
    signature: hostileText(random),
    constructorName: hostileText(random),
    shape: maybe(random, () => ({ keys: listOf(random, 6, () => hostileText(random)) })),
    container: maybe(random, () => hostileText(random)),
    retainerPath: listOf(random, 30, () => hostileText(random)),
    objects: Math.floor(random() * 1e6),
    objectsPerIteration: rate(),
    bytesPerIteration: rate(),
    selfBytes: Math.floor(random() * 1e9),
    retainedBytes: Math.floor(random() * 1e9),
    base: maybe(random, () => ({ objectsPerIteration: rate(), bytesPerIteration: rate() })),
    ...(random() < 0.5
      ? {}
      : {
          process: {
            kind: pick(random, ['child', 'worker'] as const),
            label: hostileText(random),
            alike: Math.floor(random() * 9),
          },
        }),
    allocationSite: maybe(random, () => ({
      file: random() < 0.5 ? 'src/session.ts' : hostileText(random),
      line: Math.floor(random() * 1e5),
      column: Math.floor(random() * 100),
      functionName: hostileText(random),
      certainty: pick(random, ['line', 'function'] as const),
      candidates: listOf(random, 6, () => Math.floor(random() * 1e5)),
      stack: listOf(random, 4, () => ({
        functionName: hostileText(random),
        file: hostileText(random),
        line: 1,
        column: 1,
      })),
    })),
  }
}

/** Zero, tiny, plain, huge, of either sign. */
function randomNumber(random: Random): number {
  const size = pick(random, [0, 1e-9, 0.3, 1, 280, 9_999.5, 1e5, 1e9, 1e18])
  return size * (random() < 0.5 ? 1 : random()) * (random() < 0.3 ? -1 : 1)
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!
}

function maybe<Item>(random: Random, make: () => Item): Item | null {
  return random() < 0.2 ? null : make()
}

function listOf<Item>(random: Random, max: number, make: () => Item): Item[] {
  return Array.from({ length: Math.floor(random() * (max + 1)) }, make)
}
