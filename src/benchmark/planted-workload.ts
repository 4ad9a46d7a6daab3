/** A leak of known size, laid over a workload: what a calibration plants and has to find. */
export interface Plant {
  readonly kind: 'object' | 'closure' | 'listener' | 'buffer' | 'timer'
  /** Once in so many iterations. */
  readonly every: number
}

/** What is kept at each planting, as the body of a function without parameters. */
const PLANTINGS: Readonly<Record<Plant['kind'], string>> = {
  object: 'kept.push({ planted: calls, by: null })',
  closure: 'const at = calls; kept.push(() => at)',
  listener: "emitter.on('planted', () => {})",
  buffer: 'kept.push(Buffer.alloc(64))',
  timer: 'setTimeout(() => {}, 2 ** 30).unref()',
}

/**
 * Text of an ES module that does what the workload beside it does, and plants; without a plant it only passes on, so that
 * both sides of a calibration run the same code.
 * @param workloadFile name of the workload's file, in the same folder
 */
export function plantedWorkload(workloadFile: string, plant: Plant | null): string {
  const planting = plant === null ? '' : `if (calls % ${plant.every} === 0) { ${PLANTINGS[plant.kind]} }`
  return `import { EventEmitter } from 'node:events'
import * as namespace from ${JSON.stringify(`./${workloadFile}`)}

const outer = namespace.default
const iterate = typeof outer === 'function' ? outer : outer.default
const other = (name) => namespace[name] ?? outer?.[name]
const emitter = new EventEmitter().setMaxListeners(0)
const kept = []
let calls = 0

export const setup = (context) => other('setup')?.(context)
export const teardown = (context) => other('teardown')?.(context)
export default function iteration(context) {
  calls++
  ${planting}
  return iterate(context)
}
`
}
