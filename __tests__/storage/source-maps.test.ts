import { execFile } from 'node:child_process'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyzeGrowth, type ExplainedSuspect } from '../../src/storage/index.ts'

const recorder = join(import.meta.dirname, '../fixtures/planted-leaks/record.cjs')

const session = `
/** A page of comments and types, none of which is left when it has been compiled. */
export interface Identified {
  readonly id: number
}

export class Session implements Identified { // class
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}
`
const program = `
import { type Identified, Session } from './session.ts'

type Listener = () => Identified

const sessions = new Map<number, Session>()
const listeners: Listener[] = []
const records: { readonly key: Identified; readonly at: Date }[] = []

function open(id: number): Session {
  const session: Session = new Session(id) // instance
  sessions.set(id, session)
  return session
}

export function iteration(id: number): void {
  open(id)
  const own: Identified = { id: -id - 0.5 }
  listeners.push((): Identified => own) // closure
  records.push({ key: own, at: new Date(0) }) // record
}
`

let folder = ''
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'heapslope-maps-')))
  await writeFile(join(folder, 'session.ts'), session)
  await writeFile(join(folder, 'program.ts'), program)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function suspectsOf(sourcemap: true | 'inline'): Promise<readonly ExplainedSuspect[]> {
  const out = join(folder, `${sourcemap}`)
  const bundle = await rolldown({ input: join(folder, 'program.ts') })
  await bundle.write({ file: join(out, 'program.cjs'), format: 'cjs', sourcemap })
  await bundle.close()
  const start = join(out, 'start.cjs')
  await writeFile(
    start,
    `require(${JSON.stringify(recorder)}).record(require('./program.cjs').iteration, process.argv[2])\n`,
  )
  const flags = ['--no-lazy-feedback-allocation', '--no-flush-bytecode', '--no-opt', '--no-compact']
  await promisify(execFile)(process.execPath, [...flags, start, join(out, 'snapshot')], { timeout: 200_000 })
  const snapshots = [1, 2, 3].map((n) => ({ kind: 'file', path: join(out, `snapshot-${n}`) }) as const)
  const request = {
    snapshots,
    iterations: [0, 50, 100],
    sourceRoot: folder,
    redact: false,
    budgetBytes: null,
  }
  const { suspects } = await analyzeGrowth({ ...request, ownScript: recorder })
  return suspects
}

/** Line, from 1, of a source's line that ends in a comment of that word. */
function lineOf(text: string, mark: string): number {
  return text.split('\n').findIndex((line) => line.endsWith(`// ${mark}`)) + 1
}

describe.each<[string, true | 'inline']>([
  ['beside it', true],
  ['in it', 'inline'],
])('of a compiled program whose source map lies %s', (_, sourcemap) => {
  let suspects: readonly ExplainedSuspect[]
  beforeAll(async () => {
    suspects = await suspectsOf(sourcemap)
  })
  const find = (container: string) => suspects.find((suspect) => suspect.container === container)

  test('the compiled file is another text', async () => {
    const compiled = await readFile(join(folder, `${sourcemap}`, 'program.cjs'), 'utf8')
    expect(compiled).not.toContain('Identified')
    expect(compiled.split('\n').findIndex((line) => line.includes('new Session('))).not.toBe(
      lineOf(program, 'instance') - 1,
    )
  })

  test('an object is told by the line that allocates it and the class by its own, both as they were written', () => {
    const found = find('Map sessions')
    expect(found).toMatchObject({ constructorName: 'Session', objects: 50 })
    expect(found?.allocationSite).toMatchObject({
      file: 'program.ts',
      line: lineOf(program, 'instance'),
      functionName: 'open',
      certainty: 'line',
    })
    expect(found?.definitionSite).toMatchObject({ file: 'session.ts' })
    expect(found?.definitionSite?.line).toBeGreaterThanOrEqual(lineOf(session, 'class'))
    expect(found?.definitionSite?.line).toBeLessThanOrEqual(lineOf(session, 'class') + 2)
  })

  test('a function without a name and a plain object are told by theirs', () => {
    expect(find('Array listeners')).toMatchObject({
      constructorName: '(anonymous)',
      allocationSite: { file: 'program.ts', line: lineOf(program, 'closure') },
      definitionSite: { file: 'program.ts', line: lineOf(program, 'closure') },
    })
    expect(find('Array records')).toMatchObject({
      shape: { keys: ['key', 'at'] },
      allocationSite: { file: 'program.ts', line: lineOf(program, 'record') },
    })
  })
})
