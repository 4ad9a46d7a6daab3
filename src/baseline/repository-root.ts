import { openCheckout } from './checkout.ts'

/**
 * Absolute path of the top folder of the checkout that `folder` lies in.
 * @throws NotARepositoryError, GitMissingError
 */
export async function repositoryRoot(
  folder: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string> {
  const defined = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return (await openCheckout(folder, Object.fromEntries(defined), signal)).root
}
