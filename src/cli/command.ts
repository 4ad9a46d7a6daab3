/** What a command may touch: the entry point hands it in, so that a command is a function of its arguments. */
export interface CommandContext {
  readonly args: readonly string[]
  readonly workingDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly stdout: Output
  readonly stderr: Output
}

export interface Output {
  readonly write: (text: string) => void
  readonly columns: number
  readonly isTerminal: boolean
}

export type ExitCode = 0 | 1 | 2 | 3

/** Runs to the end and names the exit status: 0 unchanged or improvement, 1 regression, 2 inconclusive, 3 failed. */
export type Command = (context: CommandContext) => Promise<ExitCode>

/** The command line cannot be understood; the message names the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
