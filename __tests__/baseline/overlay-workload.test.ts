import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { overlayWorkload, WorkloadFileError } from '../../src/baseline/index.ts'
import { baseOf, commit, contents, prepared, repository, temporaryFolder, write } from './repository.ts'

describe('the workload', () => {
  test("of head is laid over base where base has another one, and the report's note says so", async () => {
    const project = repository({ 'bench/leak.mjs': 'old' })
    write(project, { 'bench/leak.mjs': 'new' })
    const sides = await prepared(project)
    expect(await overlayWorkload(sides, { file: 'bench/leak.mjs', cwd: '.' })).toEqual({
      kind: 'overlaid',
      note: { code: 'workload-overlaid', text: "head's bench/leak.mjs ran on both sides (base's differs)" },
    })
    expect(contents(baseOf(sides).root)).toEqual({ 'bench/leak.mjs': 'new' })
    expect(await overlayWorkload(sides, { file: 'bench/leak.mjs', cwd: '.' })).toEqual({ kind: 'equal' })
  })

  test('of head is laid over base where base has none, not even the folder', async () => {
    const project = repository({ 'a.js': '1' })
    write(project, { 'bench/deep/leak.mjs': 'new' })
    const sides = await prepared(project)
    expect(await overlayWorkload(sides, { file: './bench/deep/../deep/leak.mjs', cwd: '.' })).toMatchObject({
      kind: 'overlaid',
      note: { text: "head's bench/deep/leak.mjs ran on both sides (base has none)" },
    })
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1', 'bench/deep/leak.mjs': 'new' })
  })

  test('that is built stays what each side built, for a bundle carries the code of its side', async () => {
    const project = repository({
      'src.js': 'old',
      'build.cjs':
        "const fs = require('node:fs'); fs.mkdirSync('dist'); fs.copyFileSync('src.js', 'dist/leak.js')",
    })
    write(project, { 'src.js': 'new' })
    const sides = await prepared(project, { build: 'node build.cjs' })
    expect(await overlayWorkload(sides, { file: 'dist/leak.js', cwd: '.' })).toMatchObject({
      kind: 'generated',
    })
    expect(readFileSync(join(baseOf(sides).root, 'dist/leak.js'), 'utf8')).toBe('old')
  })

  test('that is built on head alone is not laid over base', async () => {
    const project = repository({ 'build.cjs': '' })
    write(project, { 'build.cjs': "require('node:fs').writeFileSync('leak.js', 'carries the code of head')" })
    const sides = await prepared(project, { build: 'node build.cjs' })
    expect(await overlayWorkload(sides, { file: 'leak.js', cwd: '.' })).toMatchObject({
      kind: 'base-without-workload',
    })
    expect(contents(baseOf(sides).root)).not.toHaveProperty('leak.js')
  })

  test('may need a folder that base does not have, and head is then judged alone', async () => {
    const project = repository({ 'a.js': '1' })
    write(project, { 'packages/new/leak.js': '1', 'leak.js': '1' })
    const sides = await prepared(project)
    expect(await overlayWorkload(sides, { file: 'leak.js', cwd: 'packages/new' })).toEqual({
      kind: 'base-without-workload',
      note: {
        code: 'base-without-cwd',
        text: 'leak.js runs in packages/new, a folder that base does not have',
      },
    })
    await expect(overlayWorkload(sides, { file: 'leak.js', cwd: 'packages/nwe' })).rejects.toThrow(
      'is to run in "packages/nwe", which is no folder on head',
    )
  })

  test('needs no base', async () => {
    const sides = await prepared(repository({ 'leak.js': '1' }))
    expect(sides.base.kind).toBe('none')
    expect(await overlayWorkload(sides, { file: 'leak.js', cwd: '.' })).toEqual({ kind: 'equal' })
  })

  test('is missed with the name of the nearest file', async () => {
    const sides = await prepared(repository({ 'bench/leak.mjs': '1' }))
    await expect(overlayWorkload(sides, { file: 'bench/laek.mjs', cwd: '.' })).rejects.toThrow(
      'workload file "bench/laek.mjs" does not exist on head; did you mean "bench/leak.mjs"?',
    )
    await expect(overlayWorkload(sides, { file: 'bench', cwd: '.' })).rejects.toThrow(WorkloadFileError)
  })

  test.each(['../outside.js', '/etc/passwd', 'bench/../../outside.js', 'C:\\outside.js'])(
    'is refused outside the repository: %s',
    async (file) => {
      const sides = await prepared(repository({ 'a.js': '1' }))
      await expect(overlayWorkload(sides, { file: file, cwd: '.' })).rejects.toThrow(
        'lies outside the repository',
      )
    },
  )

  test('is refused where a link leads out of the repository, on head as on base', async () => {
    const elsewhere = temporaryFolder()
    write(elsewhere, { 'leak.js': 'elsewhere' })
    const project = repository({ 'a.js': '1' })
    symlinkSync(elsewhere, join(project, 'linked'))
    await expect(
      overlayWorkload(await prepared(project), { file: 'linked/leak.js', cwd: '.' }),
    ).rejects.toThrow('lies outside')

    const linked = repository({ 'a.js': '1' })
    symlinkSync(elsewhere, join(linked, 'bench'))
    commit(linked, {})
    rmSync(join(linked, 'bench'))
    write(linked, { 'bench/leak.js': 'inside', 'bench/new/leak.js': 'inside' })
    const sides = await prepared(linked)
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1', bench: `-> ${elsewhere}` })
    await expect(overlayWorkload(sides, { file: 'bench/leak.js', cwd: '.' })).rejects.toThrow('lies outside')
    await expect(overlayWorkload(sides, { file: 'bench/new/leak.js', cwd: '.' })).rejects.toThrow(
      'lies outside',
    )
    expect(contents(elsewhere)).toEqual({ 'leak.js': 'elsewhere' })
  })
})
