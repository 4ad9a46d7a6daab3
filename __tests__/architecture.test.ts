import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

interface Room {
  readonly floor: number
  readonly sameFloor: readonly string[]
}

/** The table of src/README.md is the law; this test only reads it. */
function floorPlan(): ReadonlyMap<string, Room> {
  const rows = readFileSync(join(src, 'README.md'), 'utf8').matchAll(
    /^\| (\d) +\| `(\w+)\/` +\|[^|]*\|([^|]*)\|$/gm,
  )
  return new Map(
    [...rows].map(([, floor, room, sameFloor]) => [
      room!,
      { floor: Number(floor), sameFloor: [...sameFloor!.matchAll(/`(\w+)`/g)].map((match) => match[1]!) },
    ]),
  )
}

interface Import {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

function importsOf(file: string, text: string): readonly Import[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'/g,
  )
  return [...found].map(([, typeOnly, from, dynamic, bare]) => ({
    file,
    specifier: (from ?? dynamic ?? bare)!,
    typeOnly: typeOnly !== undefined,
  }))
}

const plan = floorPlan()
const files = globSync('**/*.ts', { cwd: src }).map((file) => file.split(sep).join('/'))
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(src, file), 'utf8')))
const roomOf = (file: string) => file.split('/')[0]!

/** `measure/sampler` runs in the measured process and so is a house of its own. */
const SAMPLER = 'measure/sampler/'
/** The words of the channel, spoken at both of its ends. */
const CHANNEL = 'measure/sampler/frame.ts'
/** Only `library/` goes through it, for it samples the process that it runs in. */
const SAMPLER_DOOR = 'measure/sampler/index.ts'

function violationOf({ file, specifier, typeOnly }: Import): string | null {
  const from = plan.get(roomOf(file))
  if (from === undefined) return `${file}: its room is not on the floor plan`
  if (!specifier.startsWith('.')) {
    if (file.startsWith(SAMPLER))
      return specifier.startsWith('node:')
        ? null
        : `${file}: the sampler has no dependencies, not ${specifier}`
    if (specifier.startsWith('node:') && from.floor < 2)
      return `${file}: floor ${from.floor} is pure, not ${specifier}`
    if (specifier.startsWith('@actions/') && !['action', 'github'].includes(roomOf(file)))
      return `${file}: only action/ and github/ reach ${specifier}`
    return null
  }
  const target = posix.join(dirname(file).split(sep).join('/'), specifier)
  if (target.startsWith('..'))
    return specifier.endsWith('package.json') ? null : `${file}: leaves src for ${specifier}`
  const to = roomOf(target)
  if (target === SAMPLER_DOOR && roomOf(file) === 'library') return null
  if (file.startsWith(SAMPLER) !== target.startsWith(SAMPLER) && !typeOnly && target !== CHANNEL)
    return `${file}: sampler/ runs in another process, ${specifier} may only be imported as a type`
  if (to === roomOf(file)) return null
  if (target !== `${to}/index.ts`) return `${file}: ${to}/ has one door, index.ts, not ${specifier}`
  const room = plan.get(to)
  if (room === undefined) return `${file}: ${to}/ is not on the floor plan`
  if (room.floor < from.floor || from.sameFloor.includes(to)) return null
  return `${file} (floor ${from.floor}) imports ${to}/ (floor ${room.floor})`
}

describe('the floor plan', () => {
  test('names every room that src has', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !plan.has(room))).toEqual([])
    expect(plan.size).toBeGreaterThan(10)
  })

  test('is read from imports of every form', () => {
    const text = [
      "import { a } from './a.ts'",
      "import type { b } from '../b/index.ts'",
      "export { c } from './c.ts'",
      "const d = await import('./d.ts')",
      "import './e.ts'",
      "import {\n  f,\n  g,\n} from './f.ts'",
    ].join('\n')
    expect(importsOf('x.ts', text).map((found) => [found.specifier, found.typeOnly])).toEqual([
      ['./a.ts', false],
      ['../b/index.ts', true],
      ['./c.ts', false],
      ['./d.ts', false],
      ['./e.ts', false],
      ['./f.ts', false],
    ])
  })

  test('knows a breach when it sees one', () => {
    const breach = (file: string, specifier: string) => violationOf({ file, specifier, typeOnly: false })
    expect(breach('series/x.ts', '../statistics/index.ts')).toMatch(/imports statistics/)
    expect(breach('statistics/x.ts', '../series/index.ts')).toBeNull()
    expect(breach('statistics/x.ts', '../series/series.ts')).toMatch(/one door/)
    expect(breach('snapshot/graph/x.ts', 'node:fs')).toMatch(/pure/)
    expect(breach('measure/sampler/x.ts', 'valibot')).toMatch(/no dependencies/)
    expect(breach('measure/x.ts', './sampler/x.ts')).toMatch(/only be imported as a type/)
    expect(breach('measure/x.ts', './sampler/index.ts')).toMatch(/only be imported as a type/)
    expect(breach('library/x.ts', '../measure/sampler/index.ts')).toBeNull()
    expect(breach('library/x.ts', '../measure/sampler/probe.ts')).not.toBeNull()
    expect(breach('benchmark/x.ts', '@actions/core')).toMatch(/only action/)
    expect(breach('cli/x.ts', '../../bench/x.ts')).toMatch(/leaves src/)
  })

  test('is kept by every import of src', () => {
    expect(imports.length).toBeGreaterThan(10)
    expect(imports.map(violationOf).filter((violation) => violation !== null)).toEqual([])
  })

  test('has no room or file called utils, types, common or helpers', () => {
    const names = files.flatMap((file) => file.replace(/\.ts$/, '').split('/'))
    expect(names.filter((name) => ['utils', 'types', 'common', 'helpers'].includes(name))).toEqual([])
  })

  test("keeps the parser of JavaScript out of the action and the command line: it is the worker's", () => {
    const dist = fileURLToPath(new URL('../dist', import.meta.url))
    const withParser = globSync('*.{js,cjs}', { cwd: dist }).filter((file) =>
      readFileSync(join(dist, file), 'utf8').includes('// node_modules/acorn/'),
    )
    expect(withParser).toEqual(['snapshot-worker.js'])
  })
})
