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

/** Remedy: another temporary folder. */
export class TemporaryFolderError extends Error {
  override readonly name = 'TemporaryFolderError'
  readonly temporaryFolder: string

  constructor(temporaryFolder: string) {
    super(
      `the temporary folder ${temporaryFolder} lies inside the checkout, whose packages the copies in it would find; set TMPDIR to a folder elsewhere`,
    )
    this.temporaryFolder = temporaryFolder
  }
}

/** Remedy: name a commit that exists, or make it available. */
export class UnknownCommitError extends Error {
  override readonly name = 'UnknownCommitError'
  readonly role: Side
  readonly ref: string

  constructor(role: Side, ref: string, remedy: string) {
    super(`${role} "${ref}" is no commit known here; ${remedy}`)
    this.role = role
    this.ref = ref
  }
}

export interface SideCommandFailure {
  readonly side: Side
  readonly step: 'setup' | 'build'
  readonly command: string
  readonly exitCode: number | null
  readonly signalName: string | null
  readonly timedOut: boolean
  readonly timeoutMs: number
  /** Neutralised. */
  readonly outputTail: string
  /** Names of registry credentials that were there and were not passed on. */
  readonly withheld: readonly string[]
}

/** Remedy: make `setup` or `build` work on head; its output's end tells how. */
export class SideCommandError extends Error {
  override readonly name = 'SideCommandError'
  readonly side: Side
  readonly step: 'setup' | 'build'
  readonly failure: SideCommandFailure

  constructor(failure: SideCommandFailure) {
    super(sentenceOf(failure))
    this.side = failure.side
    this.step = failure.step
    this.failure = failure
  }
}

/** What clients say when a registry, or their own settings, wanted a credential. */
const UNAUTHORISED =
  /\bE?40[13]\b|ENEEDAUTH|unauthori[sz]ed|Environment variable not found|Failed to replace env/i

function sentenceOf(failure: SideCommandFailure): string {
  const { side, step, command, exitCode, signalName, timedOut, timeoutMs, outputTail, withheld } = failure
  const how = timedOut
    ? `was still running after ${timeoutMs / 1000} s and was stopped`
    : signalName !== null
      ? `was killed by ${signalName}`
      : `ended with exit code ${exitCode}`
  const remedy =
    withheld.length > 0 && UNAUTHORISED.test(outputTail)
      ? ` Credentials were withheld from it (${withheld.join(', ')}): name those that it needs in pass-env.`
      : ''
  const end = outputTail.trim() === '' ? 'It printed nothing.' : `It printed at its end:\n${outputTail}`
  return `${step} on ${side} (${command}) ${how}.${remedy} ${end}`
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
