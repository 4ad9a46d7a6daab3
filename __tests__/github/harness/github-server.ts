import { type IncomingHttpHeaders, request as send } from 'node:http'
import { getOctokit } from '@actions/github'
import { createEmulator } from 'emulate'
import { Agent, fetch, type RequestInit } from 'undici'
import { BOT, OWNER, REPOSITORY, STRANGER, TOKENS } from './accounts.ts'
import { type Answer, type ApiRequest, errorAnswer } from './api-message.ts'
import type { ArtifactService } from './artifact-service.ts'
import type { EarlierRunEntry } from './earlier-run.ts'
import { overlayRoutes } from './github-overlay.ts'
import { bodyOf, type Listening, listening } from './listening.ts'

export interface Fault {
  readonly method: string
  /** Matched against the path without its query. */
  readonly path: RegExp
  readonly effect: 'reset' | 'reset-after-carrying-out' | 'stall' | FaultAnswer
  /** How many requests it hits. */
  readonly times: number
}

export interface FaultAnswer {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface GithubServer extends Listening {
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: readonly string[]
  readonly inject: (fault: Fault) => void
  /** Lists a run of a workflow as one that has been. */
  readonly addRun: (run: EarlierRunEntry) => void
  /** Called before a request is carried out, so that something else can happen first. */
  before: (request: ApiRequest) => void | Promise<void>
  /** A client that goes past faults, hooks and the request log. */
  readonly asOwner: ReturnType<typeof getOctokit>
  readonly asBot: ReturnType<typeof getOctokit>
  readonly asStranger: ReturnType<typeof getOctokit>
  /** The classifier by which a comment is minimised, null where it is shown. */
  readonly minimisedAs: (nodeId: string) => string | null
  /** Adds a file, one of its own unless told which, or which ones. */
  readonly openPullRequest: (file?: AddedFile | readonly AddedFile[]) => Promise<OpenedPullRequest>
  /** From the stranger's fork. */
  readonly openPullRequestFromFork: (file?: AddedFile | readonly AddedFile[]) => Promise<OpenedPullRequest>
  readonly reset: () => void
}

export interface AddedFile {
  readonly path: string
  readonly content: string
}

export interface OpenedPullRequest {
  readonly number: number
  readonly headSha: string
  readonly baseSha: string
  readonly headRef: string
}

/**
 * GitHub's REST API on a free local port: the `emulate` package, with an overlay for what it lacks or does otherwise
 * than GitHub, request faults on the real socket, and the run's artifacts where a service is given.
 */
export async function startGithubServer(artifactService?: ArtifactService): Promise<GithubServer> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: {
        [TOKENS.job]: { login: BOT, scopes: ['repo'] },
        [TOKENS.jobWithChecks]: { login: BOT, scopes: ['repo'] },
        [TOKENS.readOnly]: { login: BOT, scopes: ['repo'] },
        [TOKENS.owner]: { login: OWNER, scopes: ['repo'] },
        [TOKENS.stranger]: { login: STRANGER, scopes: ['repo'] },
      },
      github: {
        users: [{ login: OWNER }, { login: BOT }, { login: STRANGER }],
        repos: [{ owner: OWNER, name: REPOSITORY, auto_init: true }],
      },
    },
  })
  const upstream = new URL(emulator.url.replace('localhost', '127.0.0.1'))
  // A connection that is kept may be closed by the other side just as the next request sets out, on a busy machine.
  const agent = new Agent({ pipelining: 0 })
  const fetchAnew = (url: string, options: RequestInit) => fetch(url, { ...options, dispatcher: agent })
  const direct = (token: string) =>
    getOctokit(token, { baseUrl: upstream.origin, request: { fetch: fetchAnew } })
  const asOwner = direct(TOKENS.owner)
  await asOwner.rest.repos.addCollaborator({
    owner: OWNER,
    repo: REPOSITORY,
    username: BOT,
    permission: 'push',
  })

  const requests: string[] = []
  const faults: { readonly fault: Fault; left: number }[] = []
  const runs: EarlierRunEntry[] = []
  const overlay = overlayRoutes(artifactService, runs)

  const forward = (request: ApiRequest): Promise<Answer> =>
    call(upstream, request.method, request.url, request.headers, request.body)

  const address = await listening(async (incoming, response) => {
    const reply = ({ status, headers, body }: Answer) => {
      response.writeHead(status, { ...headers, 'content-length': String(body.length) })
      response.end(body)
    }
    const origin = `http://${incoming.headers.host}`
    const request: ApiRequest = {
      method: incoming.method ?? 'GET',
      url: incoming.url ?? '/',
      path: new URL(incoming.url ?? '/', origin).pathname,
      query: new URL(incoming.url ?? '/', origin).searchParams,
      origin,
      headers: incoming.headers,
      token: (incoming.headers.authorization ?? '').replace(/^(token|bearer) /i, ''),
      body: await bodyOf(incoming),
    }
    requests.push(`${request.method} ${request.url}`)
    await github.before(request)
    const hit = faults.find(
      ({ fault, left }) => left > 0 && fault.method === request.method && fault.path.test(request.path),
    )
    if (hit !== undefined) {
      hit.left -= 1
      const { effect } = hit.fault
      if (effect === 'stall') return
      if (effect === 'reset') {
        incoming.socket.resetAndDestroy()
        return
      }
      if (effect === 'reset-after-carrying-out') {
        await overlay.answer(request, forward)
        incoming.socket.resetAndDestroy()
        return
      }
      reply(errorAnswer(effect.status, effect.message, effect.headers))
      return
    }
    try {
      reply(await overlay.answer(request, forward))
    } catch (error) {
      reply(errorAnswer(500, `harness: ${String(error)}`))
    }
  })
  let branches = 0
  const open = async (
    author: GithubServer['asOwner'],
    owner: string,
    given: AddedFile | readonly AddedFile[] = {
      path: 'src/app.js',
      content: `export const answer = ${branches + 1}\n`,
    },
  ): Promise<OpenedPullRequest> => {
    branches += 1
    const headRef = `topic-${branches}`
    const target = { owner, repo: REPOSITORY }
    const baseSha = (await author.rest.git.getRef({ ...target, ref: 'heads/main' })).data.object.sha
    const base = (await author.rest.git.getCommit({ ...target, commit_sha: baseSha })).data
    const tree = await author.rest.git.createTree({
      ...target,
      base_tree: base.tree.sha,
      tree: [given].flat().map((file) => ({ ...file, mode: '100644' as const, type: 'blob' as const })),
    })
    const commit = await author.rest.git.createCommit({
      ...target,
      message: `change ${branches}`,
      tree: tree.data.sha,
      parents: [baseSha],
    })
    const headSha = commit.data.sha
    await author.rest.git.createRef({ ...target, ref: `refs/heads/${headRef}`, sha: headSha })
    const pull = await author.rest.pulls.create({
      owner: OWNER,
      repo: REPOSITORY,
      title: `Change ${branches}`,
      head: owner === OWNER ? headRef : `${owner}:${headRef}`,
      base: 'main',
    })
    return { number: pull.data.number, headSha, baseSha, headRef }
  }
  const github: GithubServer = {
    origin: address.origin,
    requests,
    inject: (fault) => faults.push({ fault, left: fault.times }),
    addRun: (run) => runs.push(run),
    before: () => undefined,
    asOwner,
    asBot: direct(TOKENS.job),
    asStranger: direct(TOKENS.stranger),
    minimisedAs: overlay.minimisedAs,
    openPullRequest: (file) => open(asOwner, OWNER, file),
    openPullRequestFromFork: async (file) => {
      const stranger = direct(TOKENS.stranger)
      const fork = { owner: STRANGER, repo: REPOSITORY }
      const exists = await stranger.rest.repos.get(fork).catch((error: { readonly status?: number }) => {
        if (error.status !== 404) throw error
        return null
      })
      if (exists === null)
        await stranger.rest.repos.createFork({ owner: OWNER, repo: REPOSITORY, default_branch_only: false })
      return open(stranger, STRANGER, file)
    },
    reset: () => {
      requests.length = 0
      faults.length = 0
      runs.length = 0
      github.before = () => undefined
    },
    stop: async () => {
      await address.stop()
      await emulator.close()
    },
  }
  return github
}

function call(
  upstream: URL,
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onward = send(
      {
        hostname: upstream.hostname,
        port: upstream.port,
        method,
        path,
        headers: { ...headers, host: upstream.host, 'content-length': String(body.length) },
      },
      (answer) => {
        bodyOf(answer).then((content) => {
          const {
            'content-length': _length,
            'transfer-encoding': _encoding,
            connection: _kept,
            ...kept
          } = answer.headers
          resolve({ status: answer.statusCode ?? 502, headers: kept, body: content })
        }, reject)
      },
    )
    onward.once('error', reject)
    onward.end(body)
  })
}
