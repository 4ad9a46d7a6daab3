import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join, relative, sep } from 'node:path'
import type { SideCommand } from '../config/index.ts'
import { scrubbedEnvironment } from '../measure/index.ts'
import { SideCommandError } from './errors.ts'
import { withoutRepositoryVariables } from './git.ts'
import { runCommand } from './run-command.ts'
import type { PreparedSide, SidesRequest } from './sides.ts'
import type { Workspace } from './workspace.ts'

/** @throws SideCommandError where a command fails or takes too long */
export async function installAndBuild(
  { side, root }: PreparedSide,
  userRoot: string,
  workspace: Workspace,
  request: SidesRequest,
): Promise<void> {
  const environment = commandEnvironment(root, userRoot, workspace, request)
  const step = async (name: 'setup' | 'build', command: string | null) => {
    if (command === null) return
    request.onProgress({ step: name, side, detail: command })
    const { commandTimeoutMs: timeoutMs, signal } = request
    const end = await runCommand({ command, cwd: root, environment, timeoutMs, signal })
    if (end.exitCode !== 0 || end.timedOut)
      throw new SideCommandError({ side, step: name, command, timeoutMs, ...end })
  }
  await step('setup', await setupCommand(request.setup, root))
  await step('build', request.build)
}

async function setupCommand(setup: SideCommand, root: string): Promise<string | null> {
  switch (setup.kind) {
    case 'none':
      return null
    case 'command':
      return setup.command
    case 'auto':
      return installCommand(root)
  }
}

/** By lock file; a manifest without a lock is installed without writing one; nothing to install is no command. */
async function installCommand(root: string): Promise<string | null> {
  const has = (file: string) => existsSync(join(root, file))
  if (!has('package.json')) return null
  if (has('package-lock.json') || has('npm-shrinkwrap.json')) return 'npm ci'
  return wantsInstall(await readFile(join(root, 'package.json'), 'utf8'))
    ? 'npm install --no-package-lock'
    : null
}

const DEPENDENCY_KEYS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** A manifest that can't be read is left to npm, whose message names the fault. */
function wantsInstall(manifestText: string): boolean {
  let manifest: unknown
  try {
    manifest = JSON.parse(manifestText)
  } catch {
    return true
  }
  const keysOf = (key: string): readonly string[] => {
    const value = isRecord(manifest) ? manifest[key] : undefined
    return isRecord(value) ? Object.keys(value) : []
  }
  return (
    DEPENDENCY_KEYS.some((key) => keysOf(key).length > 0) ||
    keysOf('workspaces').length > 0 ||
    keysOf('scripts').some((script) => INSTALL_SCRIPTS.includes(script))
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** What an `npm run` or `npx` around heapslope says about the user's project; the copy is another one. */
const OF_THE_CALLER =
  /^(npm_(lifecycle|package)_|npm_(command|execpath|node_execpath)$|INIT_CWD$|PROJECT_CWD$|npm_config_(local_prefix|global_prefix|workspaces?|include_workspace_root|call|package|yes|dry_run)$)/

function commandEnvironment(
  root: string,
  userRoot: string,
  workspace: Workspace,
  { environment, passEnv }: SidesRequest,
): Readonly<Record<string, string>> {
  const scrubbed = withoutRepositoryVariables(scrubbedEnvironment(environment, passEnv))
  const kept = Object.entries(scrubbed).filter(([name]) => !OF_THE_CALLER.test(name))
  return {
    ...Object.fromEntries(
      kept.map(([name, value]) => [name, isPath(name) ? pathFor(root, userRoot, value) : value]),
    ),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    ...workspace.commandGitVariables,
  }
}

const isPath = (name: string) => name.toUpperCase() === 'PATH'

/** The programs of the copy come first, those of the user's checkout not at all: `tsc` is to be the side's own. */
function pathFor(root: string, userRoot: string, path: string): string {
  const outside = path.split(delimiter).filter((entry) => entry !== '' && !isInside(userRoot, entry))
  return [join(root, 'node_modules', '.bin'), ...outside].join(delimiter)
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-zA-Z]:/.test(way))
}
