import type { Side } from '../measure/index.ts'

/** Remedy: install git, or put it on PATH. */
export class GitMissingError extends Error {
  override readonly name = 'GitMissingError'

  constructor(cause: unknown) {
    super('git was not found on PATH; heapslope copies the two sides with it: install git', { cause })
  }
}

/** Remedy: run inside a git checkout. */
export class NotARepositoryError extends Error {
  override readonly name = 'NotARepositoryError'
  readonly folder: string

  constructor(folder: string, reason: string) {
    super(
      `${folder} is not a git checkout, and heapslope compares two commits: run it inside one (in a workflow, after actions/checkout). git says: ${reason}`,
    )
    this.folder = folder
  }
}

/** Remedy: name a commit that exists, or make it available. */
export class UnknownCommitError extends Error {
  override readonly name = 'UnknownCommitError'
  readonly role: Side
  readonly ref: string

  constructor(role: Side, ref: string, remedy: string, cause: unknown) {
    super(`${role} "${ref}" is no commit known here; ${remedy}`, { cause })
    this.role = role
    this.ref = ref
  }
}

/** Remedy: make `setup` or `build` work on head; its output's end tells how. */
export class SideCommandError extends Error {
  override readonly name = 'SideCommandError'
  readonly side: Side
  readonly step: 'setup' | 'build'
  readonly command: string
  readonly exitCode: number | null
  readonly signalName: string | null
  readonly timedOut: boolean
  /** Neutralised. */
  readonly outputTail: string

  constructor(facts: {
    readonly side: Side
    readonly step: 'setup' | 'build'
    readonly command: string
    readonly exitCode: number | null
    readonly signalName: string | null
    readonly timedOut: boolean
    readonly timeoutMs: number
    readonly outputTail: string
  }) {
    super(sentenceOf(facts))
    this.side = facts.side
    this.step = facts.step
    this.command = facts.command
    this.exitCode = facts.exitCode
    this.signalName = facts.signalName
    this.timedOut = facts.timedOut
    this.outputTail = facts.outputTail
  }
}

function sentenceOf(facts: ConstructorParameters<typeof SideCommandError>[0]): string {
  const how = facts.timedOut
    ? `was still running after ${facts.timeoutMs / 1000} s and was stopped`
    : facts.signalName !== null
      ? `was killed by ${facts.signalName}`
      : `ended with exit code ${facts.exitCode}`
  const end =
    facts.outputTail.trim() === '' ? 'It printed nothing.' : `It printed at its end:\n${facts.outputTail}`
  return `${facts.step} on ${facts.side} (${facts.command}) ${how}. ${end}`
}

/** Remedy: make the client available that the project's lock file is of, or install by a command of one's own. */
export class PackageManagerMissingError extends Error {
  override readonly name = 'PackageManagerMissingError'
  readonly client: string

  constructor(client: string) {
    super(
      `the project is installed with ${client}, but neither ${client} nor corepack is on PATH: install ${client} first (in a workflow, in a step before), or set "setup" to a command of your own`,
    )
    this.client = client
  }
}

/** Remedy: correct the path, or commit the file. */
export class WorkloadFileError extends Error {
  override readonly name = 'WorkloadFileError'
  readonly file: string

  constructor(file: string, problem: string) {
    super(`workload file "${file}" ${problem}`)
    this.file = file
  }
}

/** git failed in a way that has no remedy of its own. */
export class GitCommandError extends Error {
  override readonly name = 'GitCommandError'
  readonly gitArguments: readonly string[]
  readonly exitCode: number | null
  readonly stderr: string

  constructor(gitArguments: readonly string[], exitCode: number | null, stderr: string) {
    super(`git ${gitArguments.join(' ')} failed (${exitCode ?? 'killed'}): ${stderr.trim()}`)
    this.gitArguments = gitArguments
    this.exitCode = exitCode
    this.stderr = stderr
  }
}
