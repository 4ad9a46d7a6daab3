import type { LeakMeasurement } from './library.d.ts'

const MOST_GROUPS = 3

/** How much, what, what holds it, which line: what a developer reads in the output of the tests. */
export function leakText({ verdict, growing, notes }: LeakMeasurement): string {
  const shown = growing.slice(0, MOST_GROUPS)
  const more = growing.length - shown.length
  return [
    `The function leaks: ${verdict.reason.text}`,
    ...shown.flatMap(({ text, retainerPath }) => [`  ${text}`, `    ${pathText(retainerPath)}`]),
    ...(more > 0 ? [`  ... and ${more} more in \`error.measurement.growing\`.`] : []),
    ...notes,
  ].join('\n')
}

export function undecidedText({ verdict, notes }: LeakMeasurement): string {
  return [`Whether the function leaks could not be decided: ${verdict.reason.text}`, ...notes].join('\n')
}

const MOST_STEPS = 12

function pathText(path: readonly string[]): string {
  const steps = path.length <= MOST_STEPS ? path : [...path.slice(0, 5), '...', ...path.slice(-6)]
  return steps.join(' -> ')
}
