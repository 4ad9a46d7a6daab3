import { describe, expect, test } from 'vitest'
import { findProgram } from '../../src/baseline/index.ts'
import { baseOf, contents, prepared, repository, write } from './repository.ts'

describe('a program that is left to run', () => {
  test('is that of its own side, and is not laid over base', async () => {
    const project = repository({ 'server.js': 'old' })
    write(project, { 'server.js': 'new' })
    const sides = await prepared(project)
    expect(await findProgram(sides, { file: 'server.js', cwd: '.' })).toEqual({ kind: 'equal' })
    expect(contents(baseOf(sides).root)).toEqual({ 'server.js': 'old' })
  })

  test('is judged on head alone where base does not have it, or not the folder that it runs in', async () => {
    const project = repository({ 'a.js': '1' })
    write(project, { 'packages/new/server.js': '1' })
    const sides = await prepared(project)
    expect(await findProgram(sides, { file: 'packages/new/server.js', cwd: '.' })).toEqual({
      kind: 'base-without-workload',
      note: { code: 'base-without-workload', text: 'base has no packages/new/server.js' },
    })
    expect(await findProgram(sides, { file: null, cwd: 'packages/new' })).toMatchObject({
      kind: 'base-without-workload',
      note: { code: 'base-without-cwd' },
    })
  })

  test('must be on head', async () => {
    const sides = await prepared(repository({ 'server.js': '1' }))
    await expect(findProgram(sides, { file: 'sever.js', cwd: '.' })).rejects.toThrow(
      'did you mean "server.js"',
    )
    await expect(findProgram(sides, { file: null, cwd: 'no/such' })).rejects.toThrow(
      'which is no folder on head',
    )
    await expect(findProgram(sides, { file: '../server.js', cwd: '.' })).rejects.toThrow('outside')
  })
})
