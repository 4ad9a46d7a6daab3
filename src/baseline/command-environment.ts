import { delimiter, join } from 'node:path'
import { scrubbedEnvironment } from '../measure/index.ts'
import { withoutRepositoryVariables } from './git.ts'
import { isInside } from './is-inside.ts'

export interface CommandSurroundings {
  /** Root of the side's copy. */
  readonly root: string
  /** Root of the user's checkout, whose programs must not be found. */
  readonly userRoot: string
  readonly environment: NodeJS.ProcessEnv
  /** Names that pass the scrubbing. */
  readonly passEnv: readonly string[]
  readonly gitVariables: Readonly<Record<string, string>>
}

/** What an `npm run` or `npx` around heapslope says about the user's project; the copy is another one. */
const OF_THE_CALLER =
  /^(npm_(lifecycle|package)_|npm_(command|execpath|node_execpath)$|INIT_CWD$|PROJECT_CWD$|BERRY_BIN_FOLDER$|npm_config_(local_prefix|global_prefix|workspaces?|include_workspace_root|call|package|yes|dry_run)$)/

/** Clients are to ask nothing, to announce nothing and to send nothing beside what they install. */
const QUIET_CLIENTS = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
  COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  YARN_ENABLE_TELEMETRY: '0',
}

/** What `setup` and `build` find around them on one side. */
export function commandEnvironment(surroundings: CommandSurroundings): Readonly<Record<string, string>> {
  const { root, userRoot, environment, passEnv, gitVariables } = surroundings
  const scrubbed = withoutRepositoryVariables(scrubbedEnvironment(environment, passEnv))
  const kept = Object.entries(scrubbed)
    .filter(([name]) => !OF_THE_CALLER.test(name))
    .map(([name, value]) => [name, isPath(name) ? pathFor(root, userRoot, value) : value])
  return { ...Object.fromEntries(kept), ...QUIET_CLIENTS, ...gitVariables }
}

/** Registry credentials of the caller that `setup` and `build` are not given. */
export function withheldCredentials({ environment, passEnv }: CommandSurroundings): readonly string[] {
  const passed = scrubbedEnvironment(environment, passEnv)
  return Object.keys(environment).filter(
    (name) => !(name in passed) && /^(node|npm|yarn|bun)_/i.test(name) && /token|auth|password/i.test(name),
  )
}

/** The folders of PATH, by whatever case its name is written in. */
export function pathOf(environment: Readonly<Record<string, string>>): readonly string[] {
  const [, value] = Object.entries(environment).find(([name]) => isPath(name)) ?? []
  return (value ?? '').split(delimiter).filter((entry) => entry !== '')
}

const isPath = (name: string) => name.toUpperCase() === 'PATH'

/** The programs of the copy come first, those of the user's checkout not at all: `tsc` is to be the side's own. */
function pathFor(root: string, userRoot: string, path: string): string {
  const outside = path.split(delimiter).filter((entry) => entry !== '' && !isInside(userRoot, entry))
  return [join(root, 'node_modules', '.bin'), ...outside].join(delimiter)
}
