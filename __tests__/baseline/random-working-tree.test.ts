import {
  chmodSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { baseOf, commit, contents, fingerprint, git, prepared, repository } from './repository.ts'

function random(seed: number) {
  let state = (seed * 2_654_435_761) % 2_147_483_648
  return (bound: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * bound)
  }
}

/** Few names, so that a file, a folder and a link often want the same one. */
const PATHS = ['a', 'b', 'a/b', 'a/c', 'b/a', 'c', 'c/d/e', 'x.ignored', 'a/x.ignored', 'ä ö"\t', 'c/.hidden']

/** null where nothing is, or the way to it leads through a file or in a circle. */
function kindOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}

/** One change that a person, an editor or git might make. */
function change(project: string, next: (bound: number) => number): void {
  const path = join(project, PATHS[next(PATHS.length)]!)
  const clear = () => {
    const parts = path.slice(project.length + 1).split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const above = join(project, ...parts.slice(0, depth))
      if (!kindOf(above)?.isDirectory()) rmSync(above, { force: true })
    }
    rmSync(path, { recursive: true, force: true })
    mkdirSync(dirname(path), { recursive: true })
  }
  switch (next(8)) {
    case 0:
    case 1:
    case 2:
      clear()
      writeFileSync(path, `text ${next(1_000)}`)
      break
    case 3:
      clear()
      symlinkSync(['a', 'nowhere', '../c', '.'][next(4)]!, path)
      break
    case 4:
      if (kindOf(path) !== null) rmSync(path, { recursive: true })
      break
    case 5:
      if (kindOf(path)?.isFile()) chmodSync(path, next(2) === 0 ? 0o755 : 0o644)
      break
    case 6:
      git(project, 'add', '--all')
      break
    case 7: {
      const target = join(project, `moved-${next(3)}`)
      if (kindOf(path) !== null && kindOf(target) === null) renameSync(path, target)
      break
    }
  }
}

/** What head must be, the slow way: everything that is there, less what git ignores and does not track. */
function visibleFiles(project: string): Readonly<Record<string, string>> {
  const tracked = new Set(git(project, 'ls-files', '-z').split('\0'))
  const isIgnored = (path: string) => {
    try {
      git(project, 'check-ignore', '--quiet', '--no-index', '--', path)
      return true
    } catch {
      return false
    }
  }
  return Object.fromEntries(
    Object.entries(contents(project)).filter(([path]) => tracked.has(path) || !isIgnored(path)),
  )
}

test.each([...Array.from({ length: 30 }, (_, seed) => seed + 1), 177])(
  'head is what is in the working tree and base what was committed, after random changes, seed %i',
  async (seed) => {
    const next = random(seed)
    const project = repository({ '.gitignore': '*.ignored\n', 'kept.txt': 'kept' })
    for (let i = 0; i < 12; i++) change(project, next)
    commit(project, {})
    const committed = contents(project)
    const trackedThen = new Set(git(project, 'ls-files', '-z').split('\0'))
    for (let i = 0; i < 10; i++) change(project, next)
    const expected = visibleFiles(project)
    const before = fingerprint(project)

    const sides = await prepared(project, { base: 'HEAD' })

    expect(contents(sides.head.root)).toEqual(expected)
    expect([...sides.head.files].sort()).toEqual(Object.keys(expected).sort())
    expect(contents(baseOf(sides).root)).toEqual(
      Object.fromEntries(Object.entries(committed).filter(([path]) => trackedThen.has(path))),
    )
    expect(fingerprint(project)).toEqual(before)
  },
)
