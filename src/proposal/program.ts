import { builtFrom } from './built-from.ts'
import type { Package } from './packages.ts'
import { type Installed, type RepositoryFacts, within } from './repository-facts.ts'
import { startCommandOf } from './start-command.ts'
import { loaderArgs, nameOf, type Subject } from './subject.ts'

interface Program {
  /** Relative to the package. */
  readonly file: string
  readonly nodeArgs: readonly string[]
  readonly args: readonly string[]
  readonly reason: string
}

/** A package that is a program without being a server; null where nothing of it is started. */
export function programSubject(
  one: Package,
  repository: RepositoryFacts,
  installed: Installed | null,
): Subject | null {
  const program = programOf(one, repository, installed)
  if (program === null) return null
  const { file, args } = program
  const built = repository.files.has(within(one.folder, file)) ? null : file
  const source = built === null ? file : builtFrom(file, one, repository)
  const nodeArgs = [...program.nodeArgs, ...loaderArgs(one, file)]
  const runsOn = RUNS_ON.test(repository.read(within(one.folder, source ?? file)) ?? '')
  return {
    package: one,
    kind: 'program',
    name: nameOf(one),
    entry: {
      script: within(one.folder, file),
      ...(args.length > 0 ? { args } : {}),
      ...(nodeArgs.length > 0 ? { 'node-args': nodeArgs } : {}),
    },
    module: null,
    built,
    reasons: [`A program: ${program.reason}.`],
    doubts: runsOn
      ? []
      : [
          'It does not look as if the program ran on: one that ends by itself within 5 s cannot be sampled. Give it args that keep it busy, or measure its main function with iterate.',
        ],
    isComplete: true,
  }
}

const RUNS_ON =
  /\b(setInterval|setTimeout|watch|subscribe|consume|createServer|for\s+await)\s*\(|\bwhile\s*\(\s*true|process\.stdin|\.on\(\s*['"]message/

function programOf(one: Package, repository: RepositoryFacts, installed: Installed | null): Program | null {
  const start = startCommandOf(one, repository, installed)
  if (start !== null && start.file !== null)
    return { ...start, file: start.file, reason: `the script "${start.script}" starts ${start.file}` }
  const { bin } = one.manifest
  if (bin === null) return null
  const file = within('.', bin)
  return { file, nodeArgs: [], args: [], reason: `"bin" of package.json names ${file}` }
}
