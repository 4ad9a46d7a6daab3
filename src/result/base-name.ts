import type { SideDescription } from './schema.ts'

const GIT_NAME = /^(?:merge base with )?(\S{1,100})$/
const HASH = /^[0-9a-f]{7,64}$/

/** What base is called in a sentence: the branch, tag or ref that it was asked for by, else `base`. */
export function baseName(base: SideDescription | null): string {
  const [, name] = GIT_NAME.exec(base?.description ?? '') ?? []
  return name === undefined || HASH.test(name) ? 'base' : name
}
