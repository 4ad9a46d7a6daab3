import type { PathIndex, RetainerPaths } from './retainer-paths.ts'

/**
 * What holds the members of a group, or what they are a part of, as a person would call it: `Map sessions`, `Array Server.items`, `variable head`,
 * `listeners "data" of EventEmitter bus`, `timers`. null where nothing does, or nothing that has a name.
 */
export function containerOf(paths: RetainerPaths, path: PathIndex, isVisible: boolean): string | null {
  const steps = paths.steps(path)
  const own = steps.at(-1)
  if (own === undefined) return null
  // V8's own lies under the path of what it belongs to
  if (!isVisible && own.className !== '') return describeHolder(steps, steps.length - 1)
  if (steps.some(({ className }) => className === 'TimersList')) return 'timers'
  const events = steps.findLastIndex(({ label }) => label === '_events')
  if (events > 0 && events >= steps.length - 3 && steps.length > events + 1) {
    const emitter = steps[events - 1]
    const { label } = steps[events + 1]
    const which = label === '[*]' ? 'listeners' : `listeners "${label}"`
    return `${which} of ${named(emitter.className, emitter.label)}`
  }
  const targets = steps.findIndex(({ label }) => label === '<symbol kEvents>')
  if (targets > 0) return `listeners of ${named(steps[targets - 1].className, steps[targets - 1].label)}`
  const above = steps.slice(0, -1)
  const holder = above.findLastIndex(({ className }) => className !== '')
  if (holder < 0) return own.label === '' || own.label === '[*]' ? null : `variable ${own.label}`
  return describeHolder(above, holder)
}

function describeHolder(
  steps: readonly { readonly label: string; readonly className: string }[],
  at: number,
): string {
  const { className, label } = steps[at]
  if (label !== '[*]') return named(className, label)
  const outer = steps.slice(0, at).findLastIndex((step) => step.className !== '')
  return outer < 0 ? className : `${className} in ${describeHolder(steps, outer)}`
}

function named(className: string, label: string): string {
  return label === '' || label === className ? className : `${className} ${label}`
}
