// What `import { assertNoLeak } from 'heapslope'` promises: shipped as it stands, for `import` and for `require`.

export interface MeasureOptions {
  /**
   * Calls of the first window. Growth is confirmed by four times as many more. Without it as many as half a second holds,
   * 500 to 5,000, fewer where the budget is small.
   */
  readonly iterations?: number
  /** Smallest growth that matters, in bytes per call; default 8. Handles and contexts: one left behind in a hundred calls. */
  readonly threshold?: number
  /**
   * Longest time for measuring, in milliseconds; default 10,000; most functions need one or two seconds. Naming what grows comes on top, where something does. Give the test
   * a time-out well beyond it.
   */
  readonly budgetMs?: number
}

export type MeasuredMetric =
  | 'heapUsed'
  | 'external'
  | 'arrayBuffers'
  | 'handles'
  | 'fileDescriptors'
  | 'detachedContexts'

export interface MetricMeasurement {
  readonly unit: 'bytes' | 'count'
  /** Growth per call, in that unit. */
  readonly slopePerIteration: number
  /** Lowest and highest slope over any half of the window. */
  readonly interval: readonly [number, number]
  readonly threshold: number
  readonly shape: 'flat' | 'linear' | 'step' | 'filling' | 'sawtooth'
  readonly verdict: 'regression' | 'improvement' | 'unchanged' | 'inconclusive'
}

export interface AllocationPlace {
  /** Relative to the working directory where it lies below it. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly functionName: string
  /** `line`: this expression allocates. `function`: it is in the function that starts here. `definition`: the class is defined here; where its objects are made is not known. */
  readonly certainty: 'line' | 'function' | 'definition'
}

/** Objects of one kind, held in one way, of which there are more after each call. */
export interface GrowingGroup {
  readonly constructorName: string
  /** Property names of a plain object, else null. */
  readonly keys: readonly string[] | null
  /** What holds them, e.g. `Map sessions`; null where nothing named does. */
  readonly container: string | null
  /** From `(GC roots)` to the object. */
  readonly retainerPath: readonly string[]
  readonly objectsPerIteration: number
  /** null where only the store of a container grew. */
  readonly bytesPerIteration: number | null
  readonly retainedBytes: number
  readonly allocatedAt: AllocationPlace | null
  /** One sentence with all of it. */
  readonly text: string
}

export interface LeakMeasurement {
  readonly verdict: {
    readonly kind: 'regression' | 'unchanged' | 'inconclusive'
    readonly reason: { readonly code: string; readonly text: string }
  }
  /** Calls made in the window that decided. */
  readonly iterations: number
  /** All calls, those before the window and those while growth was named included. */
  readonly calls: number
  readonly metrics: { readonly [Metric in MeasuredMetric]?: MetricMeasurement }
  /** Most important first; empty where nothing grows. */
  readonly growing: readonly GrowingGroup[]
  /** What a reader must know to weigh it: neighbours that were affected, growth that could not be named. */
  readonly notes: readonly string[]
}

/** The function leaks. The message says how much a call, what, what holds it, and where it is allocated. */
export declare class LeakError extends Error {
  override readonly name: 'LeakError'
  readonly measurement: LeakMeasurement
}

/** Neither a leak nor none could be shown. The message says what would decide it. */
export declare class LeakUndecidedError extends Error {
  override readonly name: 'LeakUndecidedError'
  readonly measurement: LeakMeasurement
}

/** This process is no place to measure in. The message says why, and what to do about it. */
export declare class MeasuringImpossibleError extends Error {
  override readonly name: 'MeasuringImpossibleError'
  readonly code: 'not-node' | 'no-collector' | 'heap-moves-by-itself' | 'runner-retains' | 'option-invalid'
}

/**
 * Calls the function again and again under quiet V8, collecting garbage before each reading, and throws where memory, handles
 * or contexts grow with the calls.
 *
 * ```ts
 * test('the router keeps nothing', async () => {
 *   await assertNoLeak(() => router.handle(request))
 * }, 60_000)
 * ```
 *
 * @throws {LeakError} it leaks
 * @throws {LeakUndecidedError} neither could be shown within the budget
 * @throws {MeasuringImpossibleError} not here
 * @throws whatever the function throws, as it is
 */
export declare function assertNoLeak(
  iteration: () => unknown,
  options?: MeasureOptions,
): Promise<LeakMeasurement>

/** As `assertNoLeak`, but a leak is an answer and not an error. @throws as it does, less the first two */
export declare function measureLeak(
  iteration: () => unknown,
  options?: MeasureOptions,
): Promise<LeakMeasurement>
