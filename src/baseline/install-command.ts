import { constants } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf } from './command-environment.ts'
import { PackageManagerMissingError } from './errors.ts'
import { type Installation, installationOf } from './package-manager.ts'
import { type CommandRequest, runCommand } from './run-command.ts'

/**
 * The command that installs a copy, or null where there is nothing to install.
 * @throws PackageManagerMissingError
 */
export async function installCommand(surroundings: Omit<CommandRequest, 'command'>): Promise<string | null> {
  const { cwd, environment } = surroundings
  const read = (file: string) => readFile(join(cwd, file), 'utf8').catch(() => '')
  const installation = installationOf({
    manifest: parsed(await read('package.json')),
    files: new Set(await readdir(cwd)),
    yarnLock: await read('yarn.lock'),
  })
  if (installation === null) return null
  if (installation.client === 'npm') return `npm ${installation.arguments}`

  const path = pathOf(environment)
  const onPath = await isOnPath(installation.client, path)
  if (onPath && (await isAskedFor(installation, surroundings)))
    return `${installation.client} ${installation.arguments}`
  if (await isOnPath('corepack', path)) return `corepack ${installation.client} ${installation.arguments}`
  if (onPath) return `${installation.client} ${installation.arguments}`
  throw new PackageManagerMissingError(installation.client)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Another major version than the manifest names would refuse, or write another lock file. */
async function isAskedFor(
  { client, version }: Installation,
  surroundings: Omit<CommandRequest, 'command'>,
): Promise<boolean> {
  if (version === null) return true
  const { exitCode, outputTail } = await runCommand({ ...surroundings, command: `${client} --version` })
  const major = /^v?(\d+)\.\d+\.\d+/m.exec(outputTail)?.[1]
  return exitCode === 0 && major === version.split('.', 1)[0]
}

async function isOnPath(program: string, path: readonly string[]): Promise<boolean> {
  const suffixes = process.platform === 'win32' ? ['.cmd', '.exe', '.bat', '.ps1'] : ['']
  for (const folder of path)
    for (const suffix of suffixes) {
      const found = await access(join(folder, `${program}${suffix}`), constants.X_OK).then(
        () => true,
        () => false,
      )
      if (found) return true
    }
  return false
}
