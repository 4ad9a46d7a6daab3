import { scrubbedEnvironment } from '../measure/index.ts'
import { openCheckout } from './checkout.ts'
import { withoutRepositoryVariables } from './git.ts'

/**
 * Paths of the working tree that git knows or would take, relative to its root, forward slashes; without packages that lie
 * in it installed. A file that is deleted and not yet committed so is among them.
 * @throws NotARepositoryError, GitMissingError
 */
export async function repositoryFiles(
  root: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const own = withoutRepositoryVariables(scrubbedEnvironment(environment, []))
  const { git } = await openCheckout(root, own, signal)
  const listed = await git.run('ls-files', '-z', '--cached', '--others', '--exclude-standard')
  return new Set(
    listed.split('\0').filter((path) => path !== '' && !path.split('/').includes('node_modules')),
  )
}
