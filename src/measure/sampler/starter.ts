import path from 'node:path'

/** Node programs that only start the program in question. */
const STARTERS = /^(npm|npx|yarn|pnpm|pnpx|corepack)(-cli|-[\d.]+)?(\.[cm]?js)?$/

export function isStarter(script: string): boolean {
  return STARTERS.test(path.basename(script))
}
