import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  GitMissingError,
  NotARepositoryError,
  prepareSides,
  type SidesRequest,
  UnknownCommitError,
} from '../../src/baseline/index.ts'
import { git, prepared, repository, request, TEST_GIT, temporaryFolder, write } from './repository.ts'

/** The error, after seeing that the temporary folder is as empty as before. */
async function errorOf(folder: string, more: Partial<SidesRequest>): Promise<Error> {
  const temporary = temporaryFolder()
  const error = await prepareSides(request(folder, { ...more, temporaryFolder: temporary })).then(
    () => null,
    (cause: unknown) => cause,
  )
  expect(readdirSync(temporary)).toEqual([])
  if (!(error instanceof Error)) throw new Error('nothing was thrown')
  return error
}

describe('nothing is left behind, and the remedy is named, where', () => {
  test('the folder is no git checkout', async () => {
    const error = await errorOf(temporaryFolder(), {})
    expect(error).toBeInstanceOf(NotARepositoryError)
    expect(error.message).toMatch(/is not a git checkout.*run it inside one.*not a git repository/s)
  })

  test('the repository is bare', async () => {
    const bare = join(temporaryFolder(), 'bare.git')
    mkdirSync(bare)
    git(bare, 'init', '--quiet', '--bare')
    expect(await errorOf(bare, {})).toBeInstanceOf(NotARepositoryError)
  })

  test('the base is unknown: the nearest branch is named', async () => {
    const project = repository({ 'a.js': '1' })
    git(project, 'branch', 'release')
    const error = await errorOf(project, { base: 'relaese' })
    expect(error).toBeInstanceOf(UnknownCommitError)
    expect(error.message).toBe('base "relaese" is no commit known here; did you mean "release"?')
  })

  test('the base is unknown, and nothing is near', async () => {
    const project = repository({ 'a.js': '1' })
    expect((await errorOf(project, { base: 'nowhere' })).message).toMatch(/name a branch, tag or hash/)
    git(project, 'remote', 'add', 'origin', join(project, 'no-such-remote'))
    expect((await errorOf(project, { base: 'nowhere' })).message).toMatch(
      /"origin" did not give it out.*fetch-depth: 0/,
    )
    expect((await errorOf(project, { base: 'e'.repeat(40) })).message).toMatch(/fetch-depth: 0/)
  })

  test.each(['--upload-pack=touch hacked', '-v', 'HEAD~9', 'a:b', '', 'HEAD:a.js'])(
    'the base is %j',
    async (base) => {
      const project = repository({ 'a.js': '1' })
      git(project, 'remote', 'add', 'origin', project)
      expect(await errorOf(project, { base })).toBeInstanceOf(UnknownCommitError)
      expect(readdirSync(project).sort()).toEqual(['.git', 'a.js'])
    },
  )

  test('the head is unknown', async () => {
    const error = await errorOf(repository({ 'a.js': '1' }), { head: { ref: 'nowhere' } })
    expect(error).toMatchObject({ name: 'UnknownCommitError', role: 'head', ref: 'nowhere' })
  })

  test('git is not installed', async () => {
    const error = await errorOf(repository({}), { environment: { ...TEST_GIT, PATH: temporaryFolder() } })
    expect(error).toBeInstanceOf(GitMissingError)
    expect(error.message).toContain('install git')
  })

  test('the temporary folder lies inside the checkout, whose packages the copies would find', async () => {
    const project = repository({ 'a.js': '1', 'tmp/.gitkeep': '' })
    const inside = request(project, { temporaryFolder: join(project, 'tmp') })
    await expect(prepareSides(inside)).rejects.toThrow(/lies inside the checkout.*set TMPDIR/)
    expect(readdirSync(join(project, 'tmp'))).toEqual(['.gitkeep'])
  })

  test('the run was cancelled before it began', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'))
    expect((await errorOf(repository({}), { signal })).message).toBe('cancelled')
  })
})

test('remove leaves nothing, and may be called twice', async () => {
  const temporary = temporaryFolder()
  const sides = await prepared(repository({ 'a.js': '1' }), { temporaryFolder: temporary })
  expect(readdirSync(temporary)).toHaveLength(1)
  await sides.remove()
  await sides.remove()
  expect(readdirSync(temporary)).toEqual([])
})

test('remove leaves nothing where a build took the right to write from its folders', () => {
  const program = fileURLToPath(new URL('remove-locked.ts', import.meta.url))
  const home = temporaryFolder()
  chmodSync(home, 0o777)
  const root = process.getuid?.() === 0
  const printed = execFileSync(process.execPath, [program, home], {
    encoding: 'utf8',
    env: { ...TEST_GIT, HOME: home },
    // Nobody: to root every folder is writable.
    ...(root ? { uid: 65_534, gid: 65_534 } : {}),
  })
  expect(JSON.parse(printed)).toEqual({ locked: true, left: [] })
})

test("a run inside a git hook is not led astray by the hook's variables", async () => {
  const project = repository({ 'a.js': '1' })
  write(project, { 'a.js': '2' })
  const other = repository({ 'b.js': '1' })
  const environment = { ...TEST_GIT, GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git/index') }
  const sides = await prepared(project, { environment })
  expect([...sides.head.files]).toEqual(['a.js'])
})

test('a repository with submodules or Git LFS says what the copies lack', async () => {
  const project = repository({
    '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ../x\n',
    'assets/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n',
  })
  const { notes } = await prepared(project)
  expect(notes.map(({ code }) => code)).toEqual(['submodules-left-out', 'lfs-files-left-out'])
})
