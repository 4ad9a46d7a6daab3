import { execFile } from 'node:child_process'
import { access, constants, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { nodeEnvironment } from './environment.ts'
import type { NodeRuntime } from './run.ts'

const OLDEST_MAJOR = 20
const ANSWER_WITHIN_MS = 20_000

/** There is no such file, or it does not answer as a Node does. Remedy: another path, or install it. */
export class NodeNotFoundError extends Error {
  override readonly name = 'NodeNotFoundError'
  readonly wanted: string
  constructor(wanted: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.wanted = wanted
  }
}

/** Remedy: Node 20 or later. */
export class NodeTooOldError extends Error {
  override readonly name = 'NodeTooOldError'
  readonly executable: string
  readonly version: string
  constructor(executable: string, version: string) {
    super(
      `${executable} is Node ${version}; workloads need Node ${OLDEST_MAJOR} or later: install one, or name another with \`node\`.`,
    )
    this.executable = executable
    this.version = version
  }
}

/**
 * The Node that runs workloads: a path, a name on PATH, or null for `node` of PATH. A shim of a version manager is
 * followed to the Node that it starts. Errors: NodeNotFoundError, NodeTooOldError.
 */
export async function findNode(nameOrPath: string | null): Promise<NodeRuntime> {
  const wanted = nameOrPath ?? 'node'
  const file = await locate(wanted)
  if (file === null)
    throw new NodeNotFoundError(
      wanted,
      isPath(wanted)
        ? `There is no program at ${resolve(wanted)}: correct \`node\`, or leave it out to use the node of PATH.`
        : `There is no \`${wanted}\` on PATH: install Node ${OLDEST_MAJOR} or later, or give the path of one with \`node\`.`,
    )
  const { executable, version } = await identify(wanted, file)
  const major = Number(/^v(\d+)\./.exec(version)?.[1])
  if (!(major >= OLDEST_MAJOR)) throw new NodeTooOldError(executable, version)
  return { executable, version, major }
}

async function locate(wanted: string): Promise<string | null> {
  const folders = isPath(wanted) ? [''] : (process.env.PATH ?? '').split(delimiter)
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of folders) {
    for (const ending of endings) {
      const file = isPath(wanted) ? resolve(wanted + ending) : join(folder, wanted + ending)
      if (await isExecutable(file)) return file
    }
  }
  return null
}

function isPath(wanted: string): boolean {
  return isAbsolute(wanted) || wanted.includes('/') || wanted.includes('\\')
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

async function identify(wanted: string, file: string): Promise<{ executable: string; version: string }> {
  const question =
    'JSON.stringify([process.execPath, process.version, process.versions.bun ?? process.release.name])'
  try {
    const { stdout } = await promisify(execFile)(file, ['-p', question], {
      env: nodeEnvironment(process.env),
      timeout: ANSWER_WITHIN_MS,
      shell: file.endsWith('.cmd'),
    })
    const [executable, version, release] = JSON.parse(stdout) as [string, string, string]
    if (release === 'node') return { executable, version }
  } catch (cause) {
    throw notANode(wanted, file, cause)
  }
  throw notANode(wanted, file)
}

function notANode(wanted: string, file: string, cause?: unknown): NodeNotFoundError {
  return new NodeNotFoundError(
    wanted,
    `${file} does not answer as Node does: give the path of a Node ${OLDEST_MAJOR} or later with \`node\`.`,
    { cause },
  )
}
