import type { Package } from './packages.ts'
import type { ProposedFile } from './proposal.ts'

/** What a package gives to measure, and why. */
export interface Subject {
  readonly package: Package
  readonly kind: 'library' | 'server' | 'program'
  /** Name of the workload. */
  readonly name: string
  /** The workload as the config has it, `name` and `cwd` left out. */
  readonly entry: Readonly<Record<string, unknown>>
  /** The module that is called again and again; null where a program is run as it is. */
  readonly module: ProposedFile | null
  /** What has to be built before it is there, relative to the package; null for nothing. */
  readonly built: string | null
  /** What was seen, as sentences. */
  readonly reasons: readonly string[]
  /** What was guessed, as sentences that say what to correct. */
  readonly doubts: readonly string[]
  /** Whether it can be run as it is: nothing in it waits to be written. */
  readonly isComplete: boolean
}

/** A workload's name from a package's. */
export function nameOf({ manifest: { name }, folder }: Package): string {
  const plain = (name ?? '').replace(/^@[^/]*\//, '') || folder.slice(folder.lastIndexOf('/') + 1)
  return plain.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'package'
}

/** Node 22.18 and later read TypeScript by themselves; older ones, and what is not erasable, need a loader. */
export function loaderArgs({ manifest }: Package, file: string): readonly string[] {
  const has = (name: string) => manifest.dependencies.has(name) || manifest.devDependencies.has(name)
  return /\.[cm]?tsx?$/.test(file) && has('tsx') ? ['--import', 'tsx'] : []
}
