import type { SamplingPlan } from '../measure/index.ts'
import { SAMPLES, samplePoints } from '../statistics/index.ts'
import { LONGEST_WAIT_MS } from './patience.ts'

/**
 * The first iteration, which compiles and loads and says nothing of the others; two settles without an iteration between,
 * then ever wider steps: they tell what a settle costs and what an iteration.
 */
const PILOT_CHECKPOINTS = [1, 1, 2, 5, 17, 65, 257, 1025] as const
const PILOT_MS = 500
/** By then an iteration's cost is known, whether it takes 5 microseconds or 2 seconds. */
const PILOT_ITERATING_MS = 250

export const PILOT_ITERATIONS = 1025

export function pilotPlan(budgetMs: number): SamplingPlan {
  return {
    checkpoints: PILOT_CHECKPOINTS,
    stopAfterMs: Math.min(PILOT_MS, budgetMs / 20),
    // A program that takes a second to load would else be stopped before its first iteration, and pass for costing nothing.
    leastIteratingMs: Math.min(PILOT_ITERATING_MS, budgetMs / 20),
  }
}

/** How the runs of one window are made, whatever the side. */
export interface Window {
  /** Iterations at which all of them are sampled. */
  readonly checkpoints: readonly number[]
  /** Whether they wait at every sample for what time frees. */
  readonly isPatient: boolean
}

/** Fewer samples show no shape, and on a machine too busy for its budget start and settling alone take a run's share of it. */
export const LEAST_SAMPLES = 12

export function windowOf(iterations: number, samples: number = SAMPLES, isPatient = false): Window {
  return { checkpoints: samplePoints(iterations, samples), isPatient }
}

export function iterationsOf({ checkpoints }: Window): number {
  return checkpoints.at(-1) ?? 0
}

/** Samples of each run after the one at iteration 0. */
export function samplesOf({ checkpoints }: Window): number {
  return checkpoints.length - 1
}

export function samplingPlan({ checkpoints, isPatient }: Window, stopAfterMs: number): SamplingPlan {
  // A window of a few calls of seconds each is no longer than the budget allows: there the clock alone ends a run.
  const leastSamples = checkpoints.length > LEAST_SAMPLES ? LEAST_SAMPLES : 2
  return { checkpoints, stopAfterMs, leastSamples, ...(isPatient ? { patienceMs: LONGEST_WAIT_MS } : {}) }
}
