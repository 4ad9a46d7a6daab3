/** How much of a result is shown. Text that must fit into a limit is drawn with less and less of it, never cut. */
export interface Detail {
  /** Workloads that get a section of their own, the worst first. */
  readonly sections: number
  /** Rows of each table of workloads. */
  readonly tableRows: number
  readonly plots: number
  /** Per workload, of the findings that explain the verdict. */
  readonly findings: number
  /** Per workload, of those that do not: `same`, and `fixed` beside a regression. */
  readonly otherFindings: number
  readonly pathSteps: number
  readonly stacks: boolean
  readonly runs: boolean
  readonly otherMetrics: boolean
  readonly notes: number
  readonly artifacts: number
  /** What this level leaves out beside what the levels before it did; null for nothing. */
  readonly leavesOut: string | null
}

const FULL: Detail = {
  sections: 1_000,
  tableRows: 1_000,
  plots: 12,
  findings: 100,
  otherFindings: 50,
  pathSteps: 24,
  stacks: true,
  runs: true,
  otherMetrics: true,
  notes: 50,
  artifacts: 50,
  leavesOut: null,
}

/** In this order detail is dropped: what a reader of the comment misses least goes first. */
const STEPS: readonly Partial<Detail>[] = [
  { runs: false, leavesOut: 'the list of runs' },
  { stacks: false, leavesOut: 'allocation stacks' },
  { otherFindings: 3, findings: 20, leavesOut: 'findings that explain nothing new' },
  { otherMetrics: false, leavesOut: 'metrics that did not move' },
  { plots: 3, pathSteps: 12, otherFindings: 0, leavesOut: 'plots' },
  { findings: 5, sections: 40, leavesOut: 'lesser findings' },
  { findings: 2, sections: 20, pathSteps: 8, leavesOut: 'sections of lesser workloads' },
  { tableRows: 100, notes: 10, leavesOut: 'rows of the tables' },
  { sections: 12, tableRows: 80 },
  { findings: 1, sections: 8, plots: 1, tableRows: 50, artifacts: 10 },
  { sections: 4, tableRows: 25 },
  { sections: 1, tableRows: 10, notes: 5 },
  { sections: 0, plots: 0, tableRows: 3, notes: 2, artifacts: 3, leavesOut: 'all sections' },
  { tableRows: 0, notes: 0, artifacts: 0, leavesOut: 'everything but the headline' },
]

/** Each level with less than the one before. */
function levels(): readonly Detail[] {
  let level = FULL
  return [FULL, ...STEPS.map((step) => (level = { ...level, leavesOut: null, ...step }))]
}

const LEVELS = levels()

const ENCODER = new TextEncoder()

export function utf8Bytes(text: string): number {
  return ENCODER.encode(text).length
}

/**
 * The fullest text within the limit. `draw` is given the detail and the words for everything left out so far, to say so.
 * The last level is drawn whatever its size: its parts are each bounded, about 8 kB in all.
 */
export function drawWithin(
  limitBytes: number,
  draw: (detail: Detail, leftOut: readonly string[]) => string,
): string {
  const leftOut: string[] = []
  let drawn = ''
  for (const level of LEVELS) {
    if (level.leavesOut !== null) leftOut.push(level.leavesOut)
    drawn = draw(level, leftOut)
    if (utf8Bytes(drawn) <= limitBytes) return drawn
  }
  return drawn
}
