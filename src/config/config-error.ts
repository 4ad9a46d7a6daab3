export interface ConfigProblem {
  /** Where it was read: a path, or the name of the setting (an input, an option). */
  readonly file: string
  /** 1-based; null where the problem has no line (a setting, a file as a whole). */
  readonly line: number | null
  /** Dotted, as in `workloads.0.budget`; empty for the file as a whole. */
  readonly key: string
  /** A sentence that says what is wrong and what would be right. */
  readonly text: string
  /** The known key or value that was most likely meant. */
  readonly nearest: string | null
}

/** The config can't be used as it stands: its author has to change the lines named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(lineOf).join('\n'))
    this.problems = problems
  }
}

function lineOf({ file, line, text }: ConfigProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${text}`
}
