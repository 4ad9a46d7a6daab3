import type { MetricKey } from './metric.ts'
import type { ProcessIdentity, Series } from './series.ts'

/** The main process's among the series of one run. */
export function mainOf(series: readonly Series[]): Series | undefined {
  return series.find(({ process }) => process.kind === 'main')
}

/**
 * The series of one run as one: the main process's, and added to it every child process and worker thread that lived in at
 * least half of the samples and in the last one. What others held is not in the sum, as it has gone with them or has hardly
 * come: a pool that replaces its members would look like growth. How many there are is a metric of its own. Before its
 * first sample a member counts with what it held then, so that its coming is no growth.
 *
 * The main series itself where it is alone; undefined where there is none.
 */
export function addUp(series: readonly Series[]): Series | undefined {
  const main = mainOf(series)
  if (main === undefined) return undefined
  return summed(
    main,
    series.filter((each) => isLasting(each, main)),
  )
}

/** As `addUp`, of the processes or threads of one name alone. */
export function addUpNamed(series: readonly Series[], name: ProcessIdentity): Series | undefined {
  const main = mainOf(series)
  if (main === undefined || name.kind === 'main') return main
  const [first, ...others] = series.filter(
    (each) => each.process.kind === name.kind && each.process.label === name.label && isLasting(each, main),
  )
  if (first === undefined) return undefined
  return summed(stretched(first, main), others)
}

function isLasting(member: Series, main: Series): boolean {
  return (
    member.process.kind !== 'main' &&
    member.iterations.length * 2 >= main.iterations.length &&
    member.iterations.at(-1) === main.iterations.at(-1)
  )
}

function summed(first: Series, others: readonly Series[]): Series {
  if (others.length === 0) return first
  const all = [first, ...others.map((other) => stretched(other, first))]
  const keys = new Set(all.flatMap(({ metrics }) => Object.keys(metrics) as MetricKey[]))
  const metrics: { [Key in MetricKey]?: readonly number[] } = {}
  for (const key of keys) {
    const columns = all.map((each) => each.metrics[key]).filter((column) => column !== undefined)
    metrics[key] = first.iterations.map((_, sample) =>
      columns.reduce((sum, column) => sum + column[sample]!, 0),
    )
  }
  return { ...first, metrics }
}

/** A member's columns at the samples of another: where it was not read it held what it was last, or first, seen to hold. */
function stretched(member: Series, main: Series): Series {
  let next = 0
  const sampleAt = main.iterations.map((at) => {
    if (member.iterations[next] === at) next++
    return Math.max(0, next - 1)
  })
  const columns = Object.entries(member.metrics) as [MetricKey, readonly number[]][]
  const metrics = Object.fromEntries(
    columns.map(([key, column]) => [key, sampleAt.map((sample) => column[sample]!)]),
  )
  return { ...main, process: member.process, metrics }
}
