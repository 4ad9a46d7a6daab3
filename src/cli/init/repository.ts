import { lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installationOf, repositoryFiles } from '../../baseline/index.ts'
import type { RepositoryFacts } from '../../proposal/index.ts'
import type { CommandContext } from '../command.ts'

/** Nobody writes longer ones by hand. */
const LARGEST_BYTES = 500_000

/** The working tree as it is; files are read when they are asked for. */
export async function readRepository(
  root: string,
  { environment, signal }: Pick<CommandContext, 'environment' | 'signal'>,
): Promise<RepositoryFacts> {
  const listed = await repositoryFiles(root, environment, signal)
  const files = new Set([...listed].filter((path) => isFile(join(root, path))))
  const read = (path: string) =>
    files.has(path) && statSync(join(root, path)).size <= LARGEST_BYTES
      ? readFileSync(join(root, path), 'utf8')
      : null
  return {
    files,
    read,
    installation: (folder) => {
      const prefix = folder === '.' ? '' : `${folder}/`
      const own = [...files].flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
      return installationOf({
        manifest: parsed(read(`${prefix}package.json`) ?? ''),
        files: new Set(own.filter((path) => !path.includes('/'))),
        yarnLock: read(`${prefix}yarn.lock`) ?? '',
      })
    },
  }
}

/** No link is followed: it may lead anywhere. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
