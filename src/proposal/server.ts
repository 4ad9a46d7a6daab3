import { builtFrom } from './built-from.ts'
import { type Framework, frameworkOf } from './frameworks.ts'
import { type Listening, listeningOf } from './listening.ts'
import type { Package } from './packages.ts'
import { type Installed, type RepositoryFacts, within } from './repository-facts.ts'
import { type StartCommand, startCommandOf, usualProgramOf } from './start-command.ts'
import { loaderArgs, nameOf, type Subject } from './subject.ts'

/** Rarely taken, so that a server that is left running for development is in nobody's way. */
const OWN_PORT = 3477
const USUAL_PORT = 3000

/** A package that starts a server; null where it has none. */
export function serverSubject(
  one: Package,
  repository: RepositoryFacts,
  installed: Installed | null,
): Subject | null {
  const framework = frameworkOf(one.manifest)
  const start = startCommandOf(one, repository, installed) ?? usualProgramOf(one, repository)
  if (start === null) return null
  const source = start.file === null ? null : (builtFrom(start.file, one, repository) ?? start.file)
  const listening = listeningOf(one, source, repository, framework !== null)
  if (!isStarted(one, start, listening) || (listening === null && framework?.port == null)) return null
  const port = portOf(listening, framework)
  const path = listening?.path ?? '/'
  const url = `http://${listening?.host ?? '127.0.0.1'}:${port.number}${path}`
  return {
    package: one,
    kind: 'server',
    name: nameOf(one),
    entry: {
      serve: commandOf(start, one),
      ...(port.variable === null ? {} : { env: { [port.variable]: port.number } }),
      ready: url,
      load: url,
    },
    module: null,
    built: builtOf(start, one, repository),
    reasons: [
      `A server: ${framework === null ? 'it listens by itself' : `it depends on ${framework.title}`}, and ${startedBy(start)}.`,
      ...(listening === null ? [] : [`It listens in ${listening.file}.`]),
      port.reason,
    ],
    doubts: [
      ...(port.doubt === null ? [] : [port.doubt]),
      ...(listening?.path == null
        ? [
            `No route was found: heapslope.yml asks for ${path}; name the ones that your users ask for in load.`,
          ]
        : []),
    ],
    isComplete: true,
  }
}

/** A script starts it, or it is a program of nobody else's that listens: libraries may make servers for their users. */
function isStarted(
  { folder, manifest }: Package,
  { script, file }: StartCommand,
  listening: Listening | null,
) {
  if (script !== null) return true
  const isLibrary = !manifest.isPrivate && (manifest.exports !== null || manifest.main !== null)
  return !isLibrary && file !== null && listening?.file === within(folder, file)
}

/** Without the script's client around it, where that brings nothing; through a loader where it has one. */
function commandOf({ command, file, script }: StartCommand, one: Package): string {
  const loader = script === null && file !== null ? loaderArgs(one, file) : []
  return loader.length > 0 ? `node ${loader.join(' ')} ${file}` : command
}

function startedBy({ script, command }: StartCommand): string {
  return script === null ? `${command} starts it` : `the script "${script}" starts it`
}

function builtOf({ file, script }: StartCommand, one: Package, { files }: RepositoryFacts): string | null {
  if (script !== null && /\bnext start\b/.test(one.manifest.scripts[script] ?? '')) return '.next'
  return file !== null && !files.has(within(one.folder, file)) ? file : null
}

interface Port {
  readonly number: number
  /** The variable that the server takes it from; null where it is fixed. */
  readonly variable: string | null
  readonly reason: string
  readonly doubt: string | null
}

function portOf(listening: Listening | null, framework: Framework | null): Port {
  const ofFramework = listening?.port == null ? (framework?.portVariable ?? null) : null
  const variable = listening?.portVariable ?? ofFramework
  if (variable !== null)
    return {
      number: OWN_PORT,
      variable,
      reason: `It takes its port from ${variable}, which is set to ${OWN_PORT}.`,
      doubt: null,
    }
  const number = listening?.port ?? framework?.port ?? USUAL_PORT
  return {
    number,
    variable,
    reason: `Requests go to port ${number}.`,
    doubt:
      listening?.port == null
        ? `No port was found in the program: ${number} is a guess; correct ready and load.`
        : null,
  }
}
