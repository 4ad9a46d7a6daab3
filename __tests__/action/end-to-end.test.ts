import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { listZipEntries, type ZipEntry } from '../../src/storage/index.ts'
import { TOKENS } from '../github/harness/accounts.ts'
import { type Checkout, checkOut } from '../github/harness/checkout.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { runStep, type StepRequest } from '../github/harness/runner.ts'
import {
  cleanProgram,
  commentsOn,
  harmlessChange,
  leakingChange,
  mustEnd,
  pullRequestStep,
  resultOf,
  startWorld,
  type World,
} from './harness.ts'

// Whole measurements on a machine that may be busy with others.
vi.setConfig({ testTimeout: 600_000 })

let world: World
let pull: OpenedPullRequest

beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.stop()
})
beforeEach(async () => {
  world.artifacts.reset()
  world.github.reset()
  pull = await world.github.openPullRequest({
    path: 'src/session.js',
    content: leakingChange['src/session.js'],
  })
})

/** The artifact of a snapshot of the report folder. */
async function downloaded(file: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const name = `heapslope-memory-1-${file.replace('snapshots/', '').replaceAll('/', '-')}`
  const stored = world.artifacts.artifacts.find((artifact) => artifact.name === name)
  if (stored === undefined) throw new Error(`${file} was not uploaded`)
  const answer = await fetch(world.artifacts.downloadUrl(stored))
  return { name, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** What the documents' command for snapshots whose names end so says of downloaded ones. */
function analysedAsDocumented(extension: string, folder: string): string {
  const documents = readFileSync(new URL('../../docs/github.md', import.meta.url), 'utf8')
  const commands = [...documents.matchAll(/^ {4}npx heapslope (analyze .*)$/gm)].map(([, words]) => words)
  const words = commands.find((command) => command.endsWith(`.${extension}`))
  const command = `"${process.execPath}" "${join(world.action.folder, 'dist/cli.js')}" ${words}`
  return execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
}

function unzipped(archive: string, { method, dataOffset, storedBytes }: ZipEntry): Buffer {
  const stored = readFileSync(archive).subarray(dataOffset, dataOffset + storedBytes)
  return method === 'stored' ? stored : inflateRawSync(stored)
}

/** Two workloads for which the leak is known. */
function configWithKnown(snippet: string): string {
  const known = parse(snippet) as { known: readonly [object] }
  const workload = { iterate: 'bench/session.leak.mjs', budget: '600s' }
  return stringify({
    setup: 'none',
    workloads: [
      { name: 'excused', ...workload, ...known },
      { name: 'expired', ...workload, known: [{ ...known.known[0], expires: '2026-01-31' }] },
    ],
  })
}

const step = (checkout: Checkout, changes: Partial<StepRequest> = {}) =>
  pullRequestStep(world, checkout, pull, changes)
const comments = () => commentsOn(world, pull)

describe('a pull request with a leak', () => {
  let checkout: Checkout
  beforeAll(() => {
    checkout = checkOut(cleanProgram, leakingChange)
  })
  afterAll(() => {
    checkout.remove()
  })

  test('fails the step, is told in one comment that a second run brings up to date, and can be downloaded', async () => {
    const withSnapshots = { ...step(checkout).with, 'upload-snapshots': 'true' }
    const first = await runStep(step(checkout, { with: withSnapshots }))
    mustEnd(first, 'failure')
    expect(first.exitCode).toBe(1)
    expect(first.outputs).toMatchObject({ verdict: 'regression', 'slope-base': '0' })
    expect(Number(first.outputs['slope-difference'])).toBeGreaterThan(50)
    expect(first.summary).toContain('Session')
    expect(first.annotations[0]).toMatchObject({
      level: 'error',
      message: expect.stringContaining('Session'),
      properties: { file: 'src/session.js', line: '9' },
    })

    // Folded away but for the verdict: the copies, and each workload with what runs, for how long still, and its slopes.
    const groups = [...first.rawLog.matchAll(/^::group::(.*)\n([\s\S]*?)^::endgroup::$/gm)]
    expect(groups.map(([, title]) => title)).toEqual(['Copies of base and head', 'session'])
    expect(groups[1][2]).toMatch(
      /^session: measuring head, \d+ iterations, about \d+ s; at most \d+ s left$/m,
    )
    expect(groups[1][2]).toMatch(/^session: base 0\.0, head \d+\.\d bytes per call so far$/m)
    expect(groups[1][2]).toMatch(/^session: taking snapshots of head, /m)
    expect(first.rawLog).toMatch(/^::endgroup::\nsession: regression$/m)

    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toContain('Session')
    expect(comment).toContain('sessions')
    expect(comment).toContain('src/session.js')
    expect(first.outputs['comment-url']).toContain(`/${pull.number}`)

    const { snapshots } = resultOf(first).workloads[0]
    expect(snapshots).toHaveLength(6)
    const downloads = mkdtempSync(join(tmpdir(), 'downloads-'))
    for (const { file, sha256 } of snapshots) {
      const { name, bytes } = await downloaded(file)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      mkdirSync(join(downloads, 'snapshots'), { recursive: true })
      writeFileSync(join(downloads, 'snapshots', name), bytes)
    }
    expect(analysedAsDocumented('heapsnapshot', downloads)).toMatch(/Session[\s\S]*sessions/)
    rmSync(downloads, { recursive: true })

    // Excused by what the comment gives to copy, for one workload until a day that is over.
    const [, snippet = ''] = /```yaml\n(known:\n[\s\S]*?)```/.exec(comment) ?? []
    const config = configWithKnown(snippet)
    writeFileSync(join(checkout.workspace, 'heapslope.yml'), config)
    const sparing = { 'upload-snapshots': 'true', 'snapshot-budget': '1kB', 'retention-days': '3' }
    const second = await runStep(step(checkout, { runId: 988, with: sparing }))
    rmSync(join(checkout.workspace, 'heapslope.yml'))
    mustEnd(second, 'failure')
    expect(
      resultOf(second).workloads.map(({ name, verdict }) => [name, verdict.kind, verdict.reason.code]),
    ).toEqual([
      ['excused', 'unchanged', 'known-leaks'],
      ['expired', 'regression', 'known-leak-expired'],
    ])
    expect(second.outputs['reason-text']).toContain('2026-01-31')
    const [recent] = await comments()
    expect(recent).toContain('Known, but no longer excused: `Session` (until 2026-01-31).')
    expect(recent).toMatch(/⚪ <code>excused<\/code> leaks .* more than base, all of it known/)
    expect(recent).toContain('; known: why it may stay')
    expect(second.annotations.map(({ level }) => level)).toContain('notice')
    const ofSecond = world.artifacts.artifacts.filter(({ run }) => run === 'run-988')
    expect(ofSecond.map(({ name }) => name)).toEqual(['heapslope-memory-1'])
    const days = (Date.parse(ofSecond[0].expiresAt ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(3)
    expect(resultOf(second).notes.map(({ code }) => code)).toContain('snapshots-over-budget')
    expect(await comments()).toHaveLength(1)
    expect((await comments())[0]).toContain('run=988')
  })

  test('with a read-only token keeps its verdict and says in the summary what was not posted', async () => {
    const input = { ...step(checkout).with, snapshots: 'never' }
    const result = await runStep(step(checkout, { token: TOKENS.readOnly, with: input }))
    mustEnd(result, 'failure')
    expect(result.outputs.verdict).toBe('regression')
    expect(result.outputs['comment-url']).toBe('')
    expect(result.summary).toMatch(/comment was not posted \(no-permission\)/)
    expect(await comments()).toEqual([])
  })

  test('marks the line in a check run instead where that is granted, and uploads zstd where asked', async () => {
    const compressed = { ...step(checkout).with, 'snapshot-format': 'zstd' }
    const result = await runStep(step(checkout, { token: TOKENS.jobWithChecks, with: compressed }))
    mustEnd(result, 'failure')
    expect(result.log).toContain('A check run was created, annotations: 1.')
    expect(result.annotations.filter(({ properties }) => properties.file !== undefined)).toEqual([])
    expect(world.github.requests.filter((request) => request.endsWith('/check-runs'))).toHaveLength(1)

    const { snapshots } = resultOf(result).workloads[0]
    expect(snapshots).toHaveLength(6)
    const downloads = mkdtempSync(join(tmpdir(), 'downloads-'))
    for (const { file, sha256, bytes: kept } of snapshots) {
      const { name, bytes } = await downloaded(file)
      expect(name).toMatch(/\.heapsnapshot\.zst$/)
      expect(bytes.length).toBeLessThan(kept + 1000)
      // As `gh run download --dir snapshots` lays down what an archive holds.
      const folder = join(downloads, 'snapshots', name)
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${folder}.zip`, bytes)
      const entries = await listZipEntries(`${folder}.zip`)
      expect(entries.map((entry) => entry.name)).toEqual([name])
      const unpacked = unzipped(`${folder}.zip`, entries[0])
      expect(createHash('sha256').update(unpacked).digest('hex')).toBe(sha256)
      expect(zstdDecompressSync(unpacked).subarray(0, 12).toString()).toBe('{"snapshot":')
      writeFileSync(join(folder, name), unpacked)
    }
    expect(analysedAsDocumented('zst', downloads)).toMatch(/Session[\s\S]*sessions/)
    rmSync(downloads, { recursive: true })
  })

  test('never shows its token, not even to the workload', async () => {
    const input = { ...step(checkout).with, snapshots: 'never' }
    const result = await runStep(step(checkout, { with: input }))
    expect(result.log).not.toContain(TOKENS.job)
    const raw = result.rawLog.replaceAll(`::add-mask::${TOKENS.job}`, '')
    expect(raw).not.toContain(TOKENS.job)
    expect(readFileSync(result.outputs['result-file'], 'utf8')).not.toContain(TOKENS.job)
  })
})

describe('a pull request without a leak', () => {
  test('passes, and its comment says so', async () => {
    const checkout = checkOut(cleanProgram, harmlessChange)
    const result = await runStep(step(checkout))
    checkout.remove()
    mustEnd(result, 'success')
    expect(result.outputs).toMatchObject({ verdict: 'unchanged', 'slope-difference': '0' })
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toMatch(/### .* No leak in `session`: \*\*0 bytes per call\*\*/)
  })
})
