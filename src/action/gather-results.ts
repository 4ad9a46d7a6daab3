import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { info } from '@actions/core'
import { downloadArtifact, type GithubClient, listRunArtifacts } from '../github/index.ts'
import { neutralised } from '../measure/index.ts'
import type { ReportLinks } from '../report/index.ts'
import { mergeResults, type Note, type Result, type ResultPart } from '../result/index.ts'
import type { Context } from './context.ts'
import { failedResult, reasonOf } from './failed-result.ts'
import { MAX_RESULTS, missingResults } from './missing-results.ts'
import { readArchivedResult } from './read-archived-result.ts'
import { reproduceCommand } from './reproduce.ts'
import { type ResultArtifact, resultArtifacts } from './result-artifacts.ts'

const DOWNLOAD_LIMITS = { bytes: 32 * 1024 * 1024, timeoutMs: 120_000 } as const
/** Of all archives together. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024
/** A name may claim to be one shard of 999. */
const MAX_PROBLEMS = 20

export interface Gathered {
  readonly result: Result
  /** To what could be read: nobody is sent to an archive that is not ours. */
  readonly links: ReportLinks['artifacts']
}

/** Whatever is missing or cannot be read is named in a note and makes the whole fail: nothing is green without it. */
export async function gatherResults(
  context: Context,
  client: GithubClient,
  runId: number,
  accept: (result: Result) => Result,
): Promise<Gathered> {
  const { environment, inputs, event, place } = context
  const reproduce = reproduceCommand(inputs, event, environment)
  const list = await listRunArtifacts(client, environment.repository, runId)
  if (list.kind === 'not-listed') return { result: failedResult(list.code, list.text, reproduce), links: [] }
  const found = resultArtifacts(list.artifacts, runId === environment.runId ? place.label : null)

  const parts: ResultPart[] = []
  const links: Gathered['links'][number][] = []
  const problems: Note[] = [...missingResults(found, inputs.expectedResults)]
  const folder = await mkdtemp(join(environment.temporaryFolder, 'heapslope-parts-'))
  try {
    let totalBytes = 0
    for (const [at, part] of found.slice(0, MAX_RESULTS).entries()) {
      totalBytes += part.artifact.bytes
      if (totalBytes > MAX_TOTAL_BYTES) {
        problems.push(tooMuch(found.length - at))
        break
      }
      info(`reading ${neutralised(part.artifact.name)}`)
      const read = await readPart(context, client, part, join(folder, `${at}.zip`))
      if (read.kind === 'read') {
        parts.push({ label: labelOf(part), result: accept(read.result) })
        links.push({ name: part.artifact.name, url: addressOf(context, runId, part.artifact.id) })
      } else problems.push({ code: read.code, text: `${part.artifact.name}: ${read.text}` })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  if (problems.length > MAX_PROBLEMS) {
    const more = problems.splice(MAX_PROBLEMS).length
    problems.push({ code: 'more-missing', text: `${more} more are missing or cannot be read.` })
  }
  if (parts.length === 0) {
    const text = `Run ${runId} has uploaded no result that can be used.`
    const none = failedResult('no-results', text, reproduce)
    return { result: { ...none, notes: problems }, links }
  }
  const merged = mergeResults(parts)
  if (problems.length === 0) return { result: merged, links }
  const [first, ...others] = problems
  const text = others.length === 0 ? first.text : `${first.text} ${others.length} more are in the notes.`
  return {
    result: {
      ...merged,
      verdict: { kind: 'failed', reason: { code: first.code, text } },
      notes: [...merged.notes, ...problems],
    },
    links,
  }
}

function tooMuch(count: number): Note {
  const text = `${count} results were not read: with them the archives have more than ${MAX_TOTAL_BYTES} bytes.`
  return { code: 'too-large', text }
}

type ReadPart =
  | { readonly kind: 'read'; readonly result: Result }
  | { readonly kind: 'unreadable'; readonly code: string; readonly text: string }

async function readPart(
  { environment }: Context,
  client: GithubClient,
  { artifact }: ResultArtifact,
  file: string,
): Promise<ReadPart> {
  const download = await downloadArtifact(client, environment.repository, artifact, file, DOWNLOAD_LIMITS)
  if (download.kind === 'not-downloaded')
    return { kind: 'unreadable', code: download.code, text: download.text }
  try {
    return { kind: 'read', result: await readArchivedResult(download.file) }
  } catch (thrown) {
    return { kind: 'unreadable', code: 'unreadable-result', text: plainReason(thrown) }
  } finally {
    await rm(file, { force: true })
  }
}

/** What was wrong, in our own words: an error of a parser may quote the file. */
function plainReason(thrown: unknown): string {
  const { code } = reasonOf(thrown)
  return `its result cannot be used (${code}).`
}

function labelOf({ label, shard }: ResultArtifact): string {
  return shard === null ? label : `${label}, shard ${shard.index} of ${shard.count}`
}

function addressOf({ environment }: Context, runId: number, id: number): string {
  const { owner, name } = environment.repository
  return `${environment.serverUrl}/${owner}/${name}/actions/runs/${runId}/artifacts/${id}`
}
