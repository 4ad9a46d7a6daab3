import { MeasuringImpossibleError } from './errors.ts'
import type { MeasureOptions } from './library.d.ts'

const KNOWN: Readonly<Record<keyof MeasureOptions, true>> = {
  iterations: true,
  threshold: true,
  budgetMs: true,
}
const DEFAULT_BUDGET_MS = 10_000
/** Fewer calls cannot hold as many samples as a slope needs. */
const FEWEST_ITERATIONS = 20

export interface Settings {
  readonly iterations: number | null
  readonly threshold: number | 'auto'
  readonly budgetMs: number
}

/** @throws {MeasuringImpossibleError} for what cannot be meant: an option that we do not know would go unheard */
export function readOptions(iteration: unknown, options: MeasureOptions): Settings {
  if (typeof iteration !== 'function') refuse('the first argument must be the function that is to be called')
  for (const name of Object.keys(options)) {
    if (!(name in KNOWN)) refuse(`there is no option \`${name}\`, only ${Object.keys(KNOWN).join(', ')}`)
  }
  const { iterations = null, threshold = 'auto', budgetMs = DEFAULT_BUDGET_MS } = options
  if (iterations !== null && !(Number.isInteger(iterations) && iterations >= FEWEST_ITERATIONS))
    refuse(`\`iterations\` must be a whole number, ${FEWEST_ITERATIONS} or more`)
  if (threshold !== 'auto' && !(threshold >= 0)) refuse('`threshold` must be a number of bytes per call')
  if (!(budgetMs > 0)) refuse('`budgetMs` must be a number of milliseconds')
  return { iterations, threshold, budgetMs }
}

function refuse(why: string): never {
  throw new MeasuringImpossibleError('option-invalid', `Nothing was measured: ${why}.`)
}
