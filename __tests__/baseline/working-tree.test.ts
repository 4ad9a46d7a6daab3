import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  baseOf,
  commit,
  contents,
  fingerprint,
  git,
  makeExecutable,
  prepared,
  repository,
  temporaryFolder,
  write,
} from './repository.ts'

describe('head as the working tree', () => {
  test('has what is uncommitted, untracked, deleted, linked and made executable; base has what was committed', async () => {
    const project = repository({
      'kept.js': 'kept',
      'changed.js': 'old',
      'staged.js': 'old',
      'deleted/a.js': 'gone soon',
      'run.sh': '#!/bin/sh',
      'link-to-be': 'a file still',
      'folder-to-be': 'a file still',
      '.gitignore': 'ignored/\n',
    })
    write(project, {
      'changed.js': 'new',
      'staged.js': 'new',
      'untracked ü/with space.js': 'new',
      'ignored/x.js': 'not taken',
    })
    git(project, 'add', 'staged.js')
    rmSync(join(project, 'deleted'), { recursive: true })
    rmSync(join(project, 'link-to-be'))
    symlinkSync('kept.js', join(project, 'link-to-be'))
    rmSync(join(project, 'folder-to-be'))
    write(project, { 'folder-to-be/inner.js': 'inner' })
    makeExecutable(join(project, 'run.sh'))
    const before = fingerprint(project)

    const sides = await prepared(project)

    expect(contents(sides.head.root)).toEqual({
      'kept.js': 'kept',
      'changed.js': 'new',
      'staged.js': 'new',
      'run.sh': '* #!/bin/sh',
      'link-to-be': '-> kept.js',
      'folder-to-be/inner.js': 'inner',
      'untracked ü/with space.js': 'new',
      '.gitignore': 'ignored/\n',
    })
    expect([...sides.head.files].sort()).toEqual(Object.keys(contents(sides.head.root)).sort())
    expect(contents(baseOf(sides).root)).toEqual({
      'kept.js': 'kept',
      'changed.js': 'old',
      'staged.js': 'old',
      'deleted/a.js': 'gone soon',
      'run.sh': '#!/bin/sh',
      'link-to-be': 'a file still',
      'folder-to-be': 'a file still',
      '.gitignore': 'ignored/\n',
    })
    expect(sides.head.description).toEqual({ commit: null, description: 'working tree on main', dirty: true })
    expect(fingerprint(project)).toEqual(before)
  })

  test('has a link where there was a folder, and touches nothing where the link leads', async () => {
    const elsewhere = temporaryFolder()
    write(elsewhere, { 'a.js': 'precious' })
    const project = repository({ 'folder/a.js': 'old' })
    rmSync(join(project, 'folder'), { recursive: true })
    symlinkSync(elsewhere, join(project, 'folder'))
    git(project, 'add', '--all')
    const { head } = await prepared(project)
    expect(contents(head.root)).toEqual({ folder: `-> ${elsewhere}` })
    expect([...head.files]).toEqual(['folder'])
    expect(contents(elsewhere)).toEqual({ 'a.js': 'precious' })
  })

  test('removes nothing through a link of the commit, either', async () => {
    const elsewhere = temporaryFolder()
    write(elsewhere, { 'a.js': 'precious' })
    const project = repository({ 'a.js': '1' })
    symlinkSync(elsewhere, join(project, 'folder'))
    commit(project, {})
    rmSync(join(project, 'folder'))
    write(project, { 'folder/a.js': 'staged, then deleted' })
    git(project, 'add', '--all')
    rmSync(join(project, 'folder'), { recursive: true })
    symlinkSync(elsewhere, join(project, 'folder'))
    const { head } = await prepared(project)
    expect(contents(head.root)).toEqual({ 'a.js': '1', folder: `-> ${elsewhere}` })
    expect(contents(elsewhere)).toEqual({ 'a.js': 'precious' })
  })

  test('is a commit where nothing is uncommitted', async () => {
    const project = repository({ 'a.js': '1' })
    const second = commit(project, { 'a.js': '2' })
    const { head } = await prepared(project)
    expect(head.description).toEqual({ commit: second, description: 'main', dirty: false })
  })

  test('leaves out the folder that reports are written to', async () => {
    const project = repository({ 'a.js': '1' })
    write(project, { 'heapslope-report/S1.heapsnapshot': 'huge', 'heapslope-report.js': 'taken' })
    const { head } = await prepared(project, { leaveOut: ['heapslope-report'] })
    expect([...head.files].sort()).toEqual(['a.js', 'heapslope-report.js'])
  })

  test('is found from a folder inside the checkout', async () => {
    const project = repository({ 'packages/a/index.js': '1' })
    write(project, { 'packages/a/index.js': '2' })
    const { head } = await prepared(join(project, 'packages/a'))
    expect(contents(head.root)).toEqual({ 'packages/a/index.js': '2' })
  })

  test('may be a repository without a commit, which has no base', async () => {
    const project = join(repository({}), 'inner')
    mkdirSync(project)
    git(project, 'init', '--quiet')
    write(project, { 'a.js': '1' })
    const { head, base } = await prepared(project)
    expect(contents(head.root)).toEqual({ 'a.js': '1' })
    expect(base).toMatchObject({ kind: 'none', code: 'no-commits' })
  })

  test('leaves out installed packages that git does not ignore, and says so', async () => {
    const project = repository({ 'package.json': '{}', 'vendored/node_modules/kept.js': 'committed' })
    write(project, { 'node_modules/x/index.js': '1', 'packages/a/node_modules/y.js': '1' })
    const { head, notes } = await prepared(project)
    expect(Object.keys(contents(head.root)).sort()).toEqual(['package.json', 'vendored/node_modules/kept.js'])
    expect(head.description.dirty).toBe(false)
    expect(notes.map(({ code }) => code)).toEqual(['node-modules-left-out'])
  })

  test('says which repositories inside it are not copied', async () => {
    const project = repository({ 'a.js': '1' })
    repository({ 'b.js': '1' }, join(project, 'nested'))
    const { head, notes } = await prepared(project)
    expect(contents(head.root)).toEqual({ 'a.js': '1' })
    expect(notes).toMatchObject([
      { code: 'nested-repositories-left-out', text: expect.stringContaining('nested') },
    ])
  })
})

test('the copies lie at paths of equal length that end in the name of the checkout', async () => {
  const project = repository({ 'a.js': '1' })
  const sides = await prepared(project)
  const base = await prepared(project, { head: { ref: 'HEAD' } })
  expect(base.base.kind).toBe('none')
  expect(sides.head.root).toMatch(/head.project$/)
  commit(project, { 'a.js': '2' })
  const two = await prepared(project)
  expect(baseOf(two).root).toMatch(/base.project$/)
  expect(baseOf(two).root.length).toBe(two.head.root.length)
})
