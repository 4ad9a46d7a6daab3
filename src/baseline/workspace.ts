import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Side, scrubbedEnvironment } from '../measure/index.ts'
import { withConfiguration, withoutRepositoryVariables } from './git.ts'
import { commandGitConfig, ownGitConfig } from './git-config.ts'

/** The temporary folder of one run and what lies in it from the first moment on. */
export interface Workspace {
  readonly folder: string
  /** A bare repository that borrows the user's objects and takes what has to be fetched. */
  readonly storeFolder: string
  /** @param name last part of both paths, for programs that go by the name of their folder */
  readonly sideFolder: (side: Side, name: string) => string
  /** For git in the user's checkout: the user's own config, but no lock, no hook, no daemon. */
  readonly readingEnvironment: Readonly<Record<string, string>>
  /** For git in store and copies: a config of their own and none of the user's. */
  readonly ownEnvironment: Readonly<Record<string, string>>
  /** What `git config --global` reads and writes inside `setup` and `build`: the user's settings, not the user's file. */
  readonly commandGitVariables: Readonly<Record<string, string>>
  readonly emptyFolder: string
  readonly remove: () => Promise<void>
}

export async function createWorkspace(
  temporaryFolder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Workspace> {
  const folder = await mkdtemp(join(await realpath(temporaryFolder), 'heapslope-'))
  const emptyFolder = join(folder, 'empty')
  const ownConfig = join(folder, 'own.gitconfig')
  const commandConfig = join(folder, 'command.gitconfig')
  await mkdir(emptyFolder)
  await writeFile(ownConfig, ownGitConfig(emptyFolder))
  await writeFile(commandConfig, commandGitConfig(emptyFolder, userConfigFiles(environment)))

  const scrubbed = withoutRepositoryVariables(scrubbedEnvironment(environment, []))
  const reading = withoutRepositoryVariables(scrubbedEnvironment(environment, gitConfigNames(environment)))
  return {
    folder,
    storeFolder: join(folder, 'store.git'),
    sideFolder: (side, name) => join(folder, side, name),
    readingEnvironment: withConfiguration({ ...reading, GIT_OPTIONAL_LOCKS: '0' }, [
      ['core.fsmonitor', 'false'],
      ['core.hooksPath', emptyFolder],
    ]),
    ownEnvironment: {
      ...Object.fromEntries(Object.entries(scrubbed).filter(([key]) => !key.startsWith('GIT_CONFIG'))),
      GIT_CONFIG_GLOBAL: ownConfig,
      GIT_CONFIG_NOSYSTEM: '1',
    },
    commandGitVariables: { GIT_CONFIG_GLOBAL: commandConfig },
    emptyFolder,
    remove: () => removeFolder(folder),
  }
}

/** The user's own git may be configured through the environment, up to whose repositories it trusts. */
function gitConfigNames(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment).filter((name) => /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+)$/.test(name))
}

function userConfigFiles(environment: NodeJS.ProcessEnv): readonly string[] {
  if (environment.GIT_CONFIG_GLOBAL !== undefined) return [environment.GIT_CONFIG_GLOBAL]
  const home = environment.HOME ?? homedir()
  return [
    join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'git', 'config'),
    join(home, '.gitconfig'),
  ]
}

/** Removes a folder also where a build left folders without write permission in it. */
async function removeFolder(folder: string): Promise<void> {
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  await remove().catch(async () => {
    await makeWritable(folder)
    await remove()
  })
}

/**
 * Not `readdir` with `recursive`, which follows symbolic links: they may lead to the user's own folders. Meanwhile a removal
 * that has failed for one folder may still be at work on others, so that any of them may be gone.
 */
async function makeWritable(folder: string): Promise<void> {
  try {
    await chmod(folder, 0o700)
    for (const entry of await readdir(folder, { withFileTypes: true }))
      if (entry.isDirectory()) await makeWritable(join(folder, entry.name))
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause
  }
}
