import { scrubbedEnvironment } from '../measure/index.ts'
import { openCheckout } from './checkout.ts'
import { withoutRepositoryVariables } from './git.ts'

/**
 * Absolute path of the top folder of the checkout that `folder` lies in.
 * @throws NotARepositoryError, GitMissingError
 */
export async function repositoryRoot(
  folder: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string> {
  const own = withoutRepositoryVariables(scrubbedEnvironment(environment, []))
  return (await openCheckout(folder, own, signal)).root
}
