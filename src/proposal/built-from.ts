import type { Package } from './packages.ts'
import { type RepositoryFacts, within } from './repository-facts.ts'

const OUTPUT_FOLDER = /^(dist|build|lib|out|output|esm|cjs|es)\//
const SOURCE_EXTENSIONS = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs']

/**
 * The source that a file was built from, by the ways in which compilers name their output (`dist/x.js` of `src/x.ts`); null for
 * a file that lies in the repository as it is, or for which none is found. Relative to the package.
 */
export function builtFrom(file: string, { folder }: Package, { files }: RepositoryFacts): string | null {
  const plain = file.replace(/^\.\//, '')
  if (files.has(within(folder, plain))) return null
  let stem = plain.replace(/\.[cm]?jsx?$/, '')
  const stems = [stem]
  // dist/esm/index.js, dist/src/index.js: as many folders as there are may be the compiler's.
  while (OUTPUT_FOLDER.test(stem)) {
    stem = stem.replace(OUTPUT_FOLDER, '')
    stems.push(stem)
  }
  if (stems.length === 1) return null
  const last = stem.slice(stem.lastIndexOf('/') + 1)
  const candidates = stems.slice(1).flatMap((one) => [one, `src/${one}`])
  for (const candidate of [...candidates, `src/${last}`, 'src/index', 'index'])
    for (const extension of SOURCE_EXTENSIONS)
      if (files.has(within(folder, candidate + extension))) return candidate + extension
  return null
}
