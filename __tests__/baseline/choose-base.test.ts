import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BaseEvent } from '../../src/baseline/index.ts'
import {
  baseOf,
  commit,
  contents,
  fingerprint,
  git,
  prepared,
  repository,
  temporaryFolder,
  write,
} from './repository.ts'

/** main: 1 - 2; topic from 1: a - b, checked out. */
function forked() {
  const project = repository({ 'a.js': '1' })
  const fork = git(project, 'rev-parse', 'HEAD')
  git(project, 'branch', 'topic')
  const main = commit(project, { 'a.js': '2' })
  git(project, 'switch', '--quiet', 'topic')
  const first = commit(project, { 'b.js': 'a' })
  const topic = commit(project, { 'b.js': 'b' })
  return { project, fork, main, first, topic }
}

describe('locally, base', () => {
  test('is the merge base with the default branch', async () => {
    const { project, fork, topic } = forked()
    const sides = await prepared(project)
    expect(sides.head.description).toEqual({ commit: topic, description: 'topic', dirty: false })
    expect(baseOf(sides).description).toEqual({
      commit: fork,
      description: 'merge base with main',
      dirty: false,
    })
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1' })
  })

  test('is the merge base with what the remote calls its default branch, where there is a remote', async () => {
    const { project: upstream, main } = forked()
    git(upstream, 'switch', '--quiet', 'main')
    git(upstream, 'branch', '--move', 'main', 'trunk')
    const project = join(temporaryFolder(), 'project')
    git(upstream, 'clone', '--quiet', upstream, project)
    git(project, 'branch', 'main', 'origin/topic')
    git(project, 'switch', '--quiet', '--create', 'mine')
    commit(project, { 'c.js': '1' })
    const sides = await prepared(project)
    expect(baseOf(sides).description).toMatchObject({
      commit: main,
      description: 'merge base with origin/trunk',
    })
  })

  test('is what the remote has where commits of the default branch are not pushed yet', async () => {
    const { project: upstream, main } = forked()
    git(upstream, 'switch', '--quiet', 'main')
    const project = join(temporaryFolder(), 'project')
    git(upstream, 'clone', '--quiet', upstream, project)
    commit(project, { 'a.js': '3' })
    commit(project, { 'a.js': '4' })
    expect(baseOf(await prepared(project)).description.commit).toBe(main)
  })

  test('is HEAD where only uncommitted changes stand beside the default branch', async () => {
    const { project, main } = forked()
    git(project, 'switch', '--quiet', 'main')
    write(project, { 'a.js': '3' })
    const sides = await prepared(project)
    expect(baseOf(sides).description).toEqual({
      commit: main,
      description: 'HEAD, without the uncommitted changes',
      dirty: false,
    })
  })

  test('is the commit before, and says so, on a clean default branch', async () => {
    const { project, fork } = forked()
    git(project, 'switch', '--quiet', 'main')
    expect(baseOf(await prepared(project)).description).toMatchObject({
      commit: fork,
      description: 'the commit before head (already on main)',
    })
  })

  test('is the commit before where no branch is known to be the default', async () => {
    const { project, first } = forked()
    git(project, 'branch', '--move', 'main', 'elsewhere')
    expect(baseOf(await prepared(project)).description).toMatchObject({
      commit: first,
      description: 'the commit before head (no default branch found)',
    })
  })

  test('is none for the first commit', async () => {
    const project = repository({ 'a.js': '1' })
    expect((await prepared(project)).base).toMatchObject({ kind: 'none', code: 'first-commit' })
  })

  test('is none where the histories have nothing in common', async () => {
    const { project } = forked()
    git(project, 'switch', '--quiet', '--orphan', 'unrelated')
    commit(project, { 'z.js': '1' })
    expect((await prepared(project)).base).toMatchObject({ kind: 'none', code: 'unrelated-histories' })
  })

  test('is exactly the commit that was named: by branch, tag, hash or operator', async () => {
    const { project, fork, main, first } = forked()
    git(project, 'tag', '--annotate', '--message', 'one', 'v1', fork)
    for (const [named, expected] of [
      ['main', main],
      ['v1', fork],
      [fork, fork],
      [fork.slice(0, 9), fork],
      ['HEAD~1', first],
    ] as const)
      expect(baseOf(await prepared(project, { base: named })).description).toEqual({
        commit: expected,
        description: named,
        dirty: false,
      })
  })

  test('may be named together with a head, neither of them checked out', async () => {
    const { project, fork, main } = forked()
    write(project, { 'b.js': 'uncommitted' })
    const sides = await prepared(project, { head: { ref: 'main' }, base: fork })
    expect(sides.head.description).toEqual({ commit: main, description: 'main', dirty: false })
    expect(contents(sides.head.root)).toEqual({ 'a.js': '2' })
  })
})

describe('from an event, base', () => {
  /** As actions/checkout leaves it on a pull request: the merge commit alone, depth 1, detached. */
  function checkedOut(upstream: string, hash: string) {
    const project = join(temporaryFolder(), 'project')
    mkdirSync(project)
    git(project, 'init', '--quiet')
    git(project, 'remote', 'add', 'origin', `file://${upstream}`)
    git(project, 'fetch', '--quiet', '--depth=1', 'origin', hash)
    git(project, 'checkout', '--quiet', '--detach', hash)
    return project
  }

  function pullRequest() {
    const { project: upstream, fork, main, topic } = forked()
    git(upstream, 'switch', '--quiet', '--detach', 'main')
    git(upstream, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic')
    const merge = git(upstream, 'rev-parse', 'HEAD')
    const event: BaseEvent = { kind: 'pull-request', headSha: topic, baseSha: fork, baseRef: 'main' }
    return { upstream, fork, main, topic, merge, event }
  }

  test("is the first parent of the pull request's merge commit, fetched by its hash into a shallow clone", async () => {
    const { upstream, main, topic, merge, event } = pullRequest()
    const project = checkedOut(upstream, merge)
    const before = fingerprint(project)
    const fetched: string[] = []
    const sides = await prepared(project, {
      head: { ref: 'HEAD' },
      event,
      onProgress: ({ step, detail }) => step === 'fetch' && fetched.push(detail),
    })
    expect(sides.head.description).toEqual({
      commit: merge,
      description: `merge of ${topic.slice(0, 10)} into main`,
      dirty: false,
    })
    expect(contents(sides.head.root)).toEqual({ 'a.js': '2', 'b.js': 'b' })
    expect(baseOf(sides).description).toEqual({ commit: main, description: 'main', dirty: false })
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '2' })
    expect(fetched).toEqual([main])
    expect(fingerprint(project)).toEqual(before)
  })

  test('is the merge base, found by fetching more history, where the head itself was checked out', async () => {
    const { upstream, fork, main, topic } = pullRequest()
    const project = checkedOut(upstream, topic)
    const before = fingerprint(project)
    const event: BaseEvent = { kind: 'pull-request', headSha: topic, baseSha: main, baseRef: 'main' }
    const sides = await prepared(project, { head: { ref: 'HEAD' }, event })
    expect(baseOf(sides).description).toEqual({
      commit: fork,
      description: 'merge base with main',
      dirty: false,
    })
    expect(sides.head.description.description).toBe(`${topic.slice(0, 10)}, the pull request's head`)
    expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1' })
    expect(fingerprint(project)).toEqual(before)
  })

  test.each(['merge', 'head'] as const)(
    'is the branch below it for a pull request of a stack, not the default branch, where its %s was checked out',
    async (checkedOutCommit) => {
      const upstream = repository({ 'a.js': '1' })
      git(upstream, 'switch', '--quiet', '--create', 'lower')
      const lower = commit(upstream, { 'lower.js': '1' })
      git(upstream, 'switch', '--quiet', '--create', 'upper')
      const upper = commit(upstream, { 'upper.js': '1' })
      git(upstream, 'switch', '--quiet', 'main')
      commit(upstream, { 'a.js': '2' })
      git(upstream, 'switch', '--quiet', '--detach', 'lower')
      git(upstream, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'upper')
      const merge = git(upstream, 'rev-parse', 'HEAD')
      const project = checkedOut(upstream, checkedOutCommit === 'merge' ? merge : upper)
      const event: BaseEvent = { kind: 'pull-request', headSha: upper, baseSha: lower, baseRef: 'lower' }
      const sides = await prepared(project, { head: { ref: 'HEAD' }, event })
      expect(baseOf(sides).description.commit).toBe(lower)
      expect(contents(baseOf(sides).root)).toEqual({ 'a.js': '1', 'lower.js': '1' })
      expect(contents(sides.head.root)).toEqual({ 'a.js': '1', 'lower.js': '1', 'upper.js': '1' })
    },
  )

  test('is what the branch was before the push', async () => {
    const { upstream, fork, main } = pullRequest()
    const sides = await prepared(checkedOut(upstream, main), {
      head: { ref: 'HEAD' },
      event: { kind: 'push', before: fork, defaultBranch: 'main' },
    })
    expect(baseOf(sides).description).toMatchObject({
      commit: fork,
      description: expect.stringContaining('before the push'),
    })
  })

  test('is the merge base with the default branch on a new branch', async () => {
    const { upstream, fork, topic } = pullRequest()
    const sides = await prepared(checkedOut(upstream, topic), {
      head: { ref: 'HEAD' },
      event: { kind: 'push', before: '0'.repeat(40), defaultBranch: 'main' },
    })
    expect(baseOf(sides).description).toMatchObject({ commit: fork, description: 'merge base with main' })
  })

  test('is the merge base with the default branch where the commit before the push is gone, and says so', async () => {
    const { upstream, fork, topic } = pullRequest()
    const gone = 'deadbeef'.repeat(5)
    const sides = await prepared(checkedOut(upstream, topic), {
      head: { ref: 'HEAD' },
      event: { kind: 'push', before: gone, defaultBranch: 'main' },
    })
    expect(baseOf(sides).description).toMatchObject({
      commit: fork,
      description: 'merge base with main, as deadbeefde is gone',
    })
  })

  test('is the commit before where the default branch itself is new', async () => {
    const { upstream, fork, main } = pullRequest()
    const sides = await prepared(checkedOut(upstream, main), {
      head: { ref: 'HEAD' },
      event: { kind: 'push', before: '0'.repeat(40), defaultBranch: 'main' },
    })
    expect(baseOf(sides).description.commit).toBe(fork)
  })

  test('is a branch of the remote by its name, fetched where the shallow clone lacks it', async () => {
    const { upstream, main, topic } = pullRequest()
    const project = checkedOut(upstream, topic)
    const before = fingerprint(project)
    const sides = await prepared(project, { head: { ref: 'HEAD' }, base: 'main' })
    expect(baseOf(sides).description).toEqual({ commit: main, description: 'main', dirty: false })
    expect(fingerprint(project)).toEqual(before)
  })

  test('is the merge base with what the remote calls its default branch, where no event says anything', async () => {
    const { upstream, fork, topic } = pullRequest()
    git(upstream, 'switch', '--quiet', 'main')
    git(upstream, 'branch', '--move', 'trunk')
    const sides = await prepared(checkedOut(upstream, topic), { head: { ref: 'HEAD' } })
    expect(baseOf(sides).description).toMatchObject({ commit: fork, description: 'merge base with trunk' })
  })

  test('is what the event names outright', async () => {
    const { upstream, main, merge } = pullRequest()
    const sides = await prepared(checkedOut(upstream, merge), {
      head: { ref: 'HEAD' },
      event: { kind: 'commit', baseSha: main, description: 'main' },
    })
    expect(baseOf(sides).description).toEqual({ commit: main, description: 'main', dirty: false })
  })
})
