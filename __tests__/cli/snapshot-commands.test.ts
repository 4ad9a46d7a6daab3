import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeZip } from '../storage/write-zip.ts'
import { runCli } from './cli-harness.ts'

const PROGRAM = `
const v8 = require('node:v8')
class Session { constructor(id) { this.id = id } }
const sessions = new Map()
const secret = 'sk_live_' + process.argv[2].repeat(3)
const holder = { token: secret.replace('x', 'y') }
globalThis.holder = holder
const open = (count) => { for (let i = 0; i < count; i++) sessions.set('s' + sessions.size, new Session(i)) }
open(50)
v8.writeHeapSnapshot('z-first.heapsnapshot')
open(200)
v8.writeHeapSnapshot('m-second.heapsnapshot')
open(70)
v8.writeHeapSnapshot('a-third.heapsnapshot')
`

let folder: string
const cli = (...args: readonly string[]) =>
  runCli({ repository: folder, temporary: join(folder, 'temporary') }, args)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapslope-snapshots-'))
  writeFileSync(join(folder, 'program.cjs'), PROGRAM)
  execFileSync(process.execPath, ['program.cjs', 'Zq7xW'], { cwd: folder })
  mkdirSync(join(folder, 'temporary'))
  mkdirSync(join(folder, 'redacted'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface HeapDiff {
  readonly before: { readonly size_bytes: number }
  readonly after: { readonly size_bytes: number }
  readonly change: {
    readonly size_bytes: number
    readonly details: readonly { readonly what: string; readonly '+': number; readonly '-': number }[]
  }
}

interface Analysis {
  readonly suspects: readonly {
    readonly constructorName: string
    readonly objects: number
    readonly objectsPerIteration: number | null
    readonly container: string | null
    readonly retainerPath: readonly string[]
  }[]
}

describe('analyze', () => {
  test('counts exactly what was born between the first two and is still there, whatever the files are called', async () => {
    const { stdout, exitCode } = await cli('analyze', '.', '--json', '--iterations', '100')
    expect(exitCode).toBe(0)
    const [leading] = (JSON.parse(stdout) as Analysis).suspects
    expect(leading).toMatchObject({ constructorName: 'Session', objects: 200, objectsPerIteration: 2 })
    expect(leading!.container).toMatch(/Map sessions/)
    expect(leading!.retainerPath).toEqual(expect.arrayContaining(['(GC roots)', 'sessions']))
  })

  test('reads compressed snapshots and says the same', async () => {
    const name = join(folder, 'm-second.heapsnapshot')
    const raw = readFileSync(name)
    const plain = await cli('analyze', '.', '--json')
    writeFileSync(`${name}.gz`, gzipSync(raw))
    renameSync(name, join(folder, 'kept'))
    const compressed = await cli('analyze', '.', '--json')
    renameSync(join(folder, 'kept'), name)
    rmSync(`${name}.gz`)
    expect(compressed.stdout).toBe(plain.stdout)
  })

  test('reads a downloaded artifact and says the same', async () => {
    const names = ['m-second', 'a-third', 'z-first']
    const files = names.map((name, index) => ({
      name: `snapshots/router/head-${index + 1}.heapsnapshot`,
      bytes: readFileSync(join(folder, `${name}.heapsnapshot`)),
      streamed: true,
    }))
    writeFileSync(join(folder, 'artifact.zip'), writeZip(files))
    const zipped = await cli('analyze', 'artifact.zip', '--json')
    const plain = await cli('analyze', '.', '--json')
    expect(zipped.stdout).toBe(plain.stdout)
  })

  test('prints a table that fits, for people', async () => {
    const { stdout } = await cli('analyze', '.')
    expect(stdout).toMatch(/Session +200/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('counts classes and says so where the analysis would need more memory than granted', async () => {
    const { stdout, exitCode } = await cli('analyze', '.', '--memory', '1MiB')
    expect(exitCode).toBe(0)
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /needs about .* of memory, more than the .* granted.*Session +320 /,
    )
  })

  test.each<[string, readonly string[], RegExp]>([
    ['two snapshots', ['z-first.heapsnapshot', 'm-second.heapsnapshot'], /here are 2.*heapslope diff/s],
    ['no file', ['nothing.heapsnapshot'], /no file or folder nothing\.heapsnapshot/],
    [
      'no snapshot',
      ['z-first.heapsnapshot', 'm-second.heapsnapshot', 'program.cjs'],
      /program\.cjs is not a readable heap snapshot: in header at byte 1 expected '\{'/,
    ],
    ['no name', [], /Name three snapshots/],
    ['nonsense for memory', ['.', '--memory', 'lots'], /such as 8GiB/],
    ['nonsense for iterations', ['.', '--iterations', 'many'], /such as 500/],
  ])('refuses %s with the remedy', async (_, args, sentence) => {
    const { exitCode, stderr } = await cli('analyze', ...args)
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(sentence)
  })
})

describe('retainers', () => {
  test('shows the way from an object of a class to the roots, and from the same by its id', async () => {
    const byClass = await cli('retainers', 'a-third.heapsnapshot', 'Session', '--json')
    const { nodes } = JSON.parse(byClass.stdout) as {
      nodes: { node: { id: number }; path: { edgeName: string }[] }[]
    }
    expect(nodes.length).toBe(10)
    expect(nodes[0]!.path.map(({ edgeName }) => edgeName)).toContain('sessions')
    const byId = await cli('retainers', 'a-third.heapsnapshot', `@${nodes[0]!.node.id}`, '--json')
    expect((JSON.parse(byId.stdout) as { nodes: unknown[] }).nodes).toEqual([nodes[0]])
  })

  test('a name cannot act on the terminal through the error that it stands in', async () => {
    const name = '\u001b]0;title\u0007.bin'
    writeFileSync(join(folder, name), '{}')
    const { exitCode, stderr } = await cli('retainers', name, '@1')
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(/^heapslope: \\u\{1b\}\]0;title\\u\{7\}\.bin is not a readable heap snapshot/)
    expect(stderr).not.toContain('\u001b')
  })

  test('says so where there is none', async () => {
    const { exitCode, stderr } = await cli('retainers', 'a-third.heapsnapshot', '@2222222')
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(/no node @2222222/)
  })
})

describe('diff', () => {
  test("prints node-memwatch's HeapDiff as JSON", async () => {
    const { stdout, exitCode } = await cli('diff', 'z-first.heapsnapshot', 'a-third.heapsnapshot', '--json')
    expect(exitCode).toBe(0)
    const { before, after, change } = JSON.parse(stdout) as HeapDiff
    expect(after.size_bytes - before.size_bytes).toBe(change.size_bytes)
    expect(change.details.find(({ what }) => what === 'Session')).toMatchObject({ '+': 270, '-': 0 })
  })

  test('of a snapshot and itself is nothing', async () => {
    const { stdout } = await cli('diff', 'z-first.heapsnapshot', 'z-first.heapsnapshot')
    expect(stdout).toMatch(/No class differs/)
  })
})

describe('redact', () => {
  test('masks what strings hold, keeps names, and the analysis says the same of the result', async () => {
    const planted = 'sk_live_Zq7yW'
    expect(readFileSync(join(folder, 'a-third.heapsnapshot'), 'latin1')).toContain('Zq7')
    for (const name of ['z-first', 'm-second', 'a-third']) {
      const { exitCode } = await cli(
        'redact',
        `${name}.heapsnapshot`,
        join('redacted', `${name}.heapsnapshot`),
      )
      expect(exitCode).toBe(0)
      const text = readFileSync(join(folder, 'redacted', `${name}.heapsnapshot`), 'latin1')
      expect(text).not.toContain('Zq7')
      expect(text).not.toContain(planted)
      expect(text).toContain('sessions')
      expect(text.length).toBeGreaterThan(1_000_000)
    }
    const before = JSON.parse((await cli('analyze', '.', '--json')).stdout) as Analysis
    const after = JSON.parse((await cli('analyze', 'redacted', '--json')).stdout) as Analysis
    expect(after.suspects[0]).toEqual(before.suspects[0])
  })

  test.each([
    ['a folder', 'redacted', /redacted is a folder/],
    [
      'a file in no folder',
      join('nowhere', 'out.heapsnapshot'),
      /no folder nowhere to write out\.heapsnapshot/,
    ],
  ])('refuses to write to %s', async (_, output, sentence) => {
    const { exitCode, stderr } = await cli('redact', 'a-third.heapsnapshot', output)
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(sentence)
  })

  test('leaves nothing where the input is no snapshot', async () => {
    const { exitCode, stderr } = await cli('redact', 'program.cjs', 'redacted/none.heapsnapshot')
    expect(exitCode).toBe(3)
    expect(stderr).toMatch(/expected/)
    expect(readdirSync(join(folder, 'redacted')).filter((name) => name.includes('none'))).toEqual([])
  })
})

test('nothing stays in the temporary folder', () => {
  expect(readdirSync(join(folder, 'temporary'))).toEqual([])
})
