import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SideCommand } from '../config/index.ts'
import { commandEnvironment, withheldCredentials } from './command-environment.ts'
import { SideCommandError } from './errors.ts'
import { installCommand } from './install-command.ts'
import { type CommandRequest, runCommand } from './run-command.ts'
import type { PreparedSide, SidesRequest } from './sides.ts'
import type { Workspace } from './workspace.ts'

/**
 * Installs and builds one side's copy.
 * @throws SideCommandError where a command fails or takes too long, PackageManagerMissingError
 */
export async function installAndBuild(
  copy: PreparedSide,
  userRoot: string,
  workspace: Workspace,
  request: SidesRequest,
): Promise<PreparedSide> {
  const { side, root } = copy
  const { environment, passEnv, commandTimeoutMs: timeoutMs, signal, onProgress } = request
  const gitVariables = workspace.commandGitVariables
  const around = { root, userRoot, environment, passEnv, gitVariables }
  const surroundings = { cwd: root, environment: commandEnvironment(around), timeoutMs, signal }
  const step = async (name: 'setup' | 'build', command: string | null) => {
    if (command === null) return
    onProgress({ step: name, side, detail: command })
    const end = await runCommand({ ...surroundings, command })
    if (end.exitCode !== 0 || end.timedOut)
      throw new SideCommandError({
        side,
        step: name,
        command,
        timeoutMs,
        ...end,
        withheld: withheldCredentials(around),
      })
  }
  const setup = await setupCommand(request.setup, surroundings)
  await step('setup', setup)
  await step('build', request.build)
  return { ...copy, nodeArgs: plugAndPlayArgs(root), setupCommand: setup }
}

async function setupCommand(
  setup: SideCommand,
  surroundings: Omit<CommandRequest, 'command'>,
): Promise<string | null> {
  switch (setup.kind) {
    case 'none':
      return null
    case 'command':
      return setup.command
    case 'auto':
      return installCommand(surroundings)
  }
}

/** A copy that yarn installed without `node_modules` needs its resolver in every Node, as `yarn node` gives it. */
function plugAndPlayArgs(root: string): readonly string[] {
  const resolver = join(root, '.pnp.cjs')
  const loader = join(root, '.pnp.loader.mjs')
  return [
    ...(existsSync(resolver) ? ['--require', resolver] : []),
    ...(existsSync(loader) ? ['--experimental-loader', pathToFileURL(loader).href] : []),
  ]
}
