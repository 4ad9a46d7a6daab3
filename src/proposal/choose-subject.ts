import { librarySubject } from './library.ts'
import { type Package, packagesOf } from './packages.ts'
import { programSubject } from './program.ts'
import type { RepositoryFacts } from './repository-facts.ts'
import { serverSubject } from './server.ts'
import type { Subject } from './subject.ts'

export interface Choice {
  readonly chosen: Subject
  /** What else there is to measure. */
  readonly others: readonly Subject[]
}

/**
 * What a first workload measures: a server before a library before a program, for what runs longest leaks most; the root's own
 * package before those of its workspace.
 * @param folder the only package to look at; null for all
 */
export function chooseSubject(repository: RepositoryFacts, folder: string | null): Choice | null {
  const { root, others } = packagesOf(repository)
  const packages = [...(root === null ? [] : [root]), ...others]
  const meant =
    folder === null ? packages.filter(isOfItsOwn) : packages.filter((one) => one.folder === folder)
  const subjects = meant.flatMap((one) => subjectOf(one, repository) ?? [])
  const ranked = subjects
    .map((subject, order) => ({ subject, rank: rankOf(subject) * 1_000 + order }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ subject }) => subject)
  const [chosen, ...rest] = ranked
  return chosen === undefined ? null : { chosen, others: rest }
}

/** The first of the kinds that a package is; what it publishes counts before what it starts for itself. */
function subjectOf(one: Package, repository: RepositoryFacts): Subject | null {
  const installed = repository.installation(one.isMember ? '.' : one.folder)
  const server = serverSubject(one, repository, installed)
  if (server !== null) return server
  const library = librarySubject(one, repository)
  const isPublished = !one.manifest.isPrivate && (one.manifest.exports !== null || one.manifest.main !== null)
  if (library !== null && isPublished) return library
  return programSubject(one, repository, installed) ?? library
}

/** Packages that show or test another one. */
const ABOUT_ANOTHER =
  /(^|\/)(examples?|demos?|docs?|website|site|e2e|tests?|__tests__|fixtures|templates?|playgrounds?|bench(marks?)?)(\/|$)/

function isOfItsOwn({ folder, manifest }: Package): boolean {
  const isContainer = folder === '.' && manifest.workspaces.length > 0 && manifest.isPrivate
  return !ABOUT_ANOTHER.test(folder) && !isContainer
}

const KINDS: readonly Subject['kind'][] = ['server', 'library', 'program']

function rankOf({ package: { folder }, kind, isComplete }: Subject): number {
  return (folder === '.' ? 0 : 10) + KINDS.indexOf(kind) + (isComplete ? 0 : 100)
}
