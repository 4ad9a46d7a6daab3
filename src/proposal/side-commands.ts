import { type Package, packagesOf } from './packages.ts'
import type { Installed, RepositoryFacts } from './repository-facts.ts'
import type { Subject } from './subject.ts'

export interface SideCommands {
  /** null: by the lock file, which needs no word in the config. */
  readonly setup: string | null
  readonly build: string | null
  readonly client: Installed | null
  readonly doubts: readonly string[]
}

/** How each side is installed and built: by the root for its workspace, by itself for a package that only lies in a folder. */
export function sideCommands(subject: Subject, repository: RepositoryFacts): SideCommands {
  const { package: one, built } = subject
  const { root } = packagesOf(repository)
  const isApart = !one.isMember && one.folder !== '.'
  const client = repository.installation(isApart ? one.folder : '.')
  const tool = client?.client ?? 'npm'
  const setup =
    isApart && client !== null ? `cd ${shellWord(one.folder)} && ${tool} ${client.arguments}` : null
  if (built === null) return { setup, build: null, client, doubts: [] }
  const own = one.manifest.scripts
  if (own.build !== undefined && isBuiltByInstall(own)) return { setup, build: null, client, doubts: [] }
  const ofRoot = root !== null && root !== one && root.manifest.scripts.build !== undefined && one.isMember
  if (own.build === undefined && !ofRoot) {
    const text = `${built} is not in the repository, and no script "build" makes it: name the command in build.`
    return { setup, build: null, client, doubts: [text] }
  }
  const run = `${tool} run build`
  const build = isApart
    ? `cd ${shellWord(one.folder)} && ${run}`
    : ofRoot || one.folder === '.'
      ? run
      : memberBuild(tool, one)
  return { setup, build, client, doubts: [] }
}

function memberBuild(tool: Installed['client'], { folder, manifest: { name } }: Package): string {
  switch (tool) {
    case 'npm':
      return `npm run build --workspace ${shellWord(folder)}`
    case 'pnpm':
      return `pnpm --filter ./${folder}... run build`
    case 'yarn':
      return `yarn workspace ${name ?? folder} run build`
    case 'bun':
      return `bun run --filter ./${folder} build`
  }
}

/** Scripts that every client runs with an install. */
function isBuiltByInstall(scripts: Readonly<Record<string, string>>): boolean {
  return ['prepare', 'postinstall', 'install'].some((name) =>
    /\b(run )?build\b|\btsc\b|\btsup\b|\brollup\b|\besbuild\b/.test(scripts[name] ?? ''),
  )
}

const shellWord = (text: string) => (/^[\w@./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
