import { memberFile } from './sampler-file.ts'

/**
 * An environment in which every Node process and thread preloads the sampler's member. What else is preloaded there stays, and
 * comes first.
 */
export function preloadedEnvironment(
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { NODE_OPTIONS: options } = environment
  const preload = `--require=${quoted(memberFile())}`
  return { ...environment, NODE_OPTIONS: options === undefined ? preload : `${options} ${preload}` }
}

/** As Node reads NODE_OPTIONS: a space parts options outside double quotes, inside them a backslash takes the next as it is. */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`
}
