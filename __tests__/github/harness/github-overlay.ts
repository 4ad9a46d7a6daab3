import { BOT, TOKENS } from './accounts.ts'
import { type Answer, type ApiRequest, errorAnswer, fields, type Json, json } from './api-message.ts'
import type { ArtifactService } from './artifact-service.ts'
import { type EarlierRunEntry, filteredRuns } from './earlier-run.ts'
import { graphqlApi } from './graphql-api.ts'

type Forward = (request: ApiRequest) => Promise<Answer>

interface Route {
  readonly method: string
  /** Matched against the path; groups are handed to the handler. */
  readonly path: RegExp
  readonly handle: (
    request: ApiRequest,
    groups: readonly string[],
    forward: Forward,
  ) => Answer | Promise<Answer>
}

/** What GitHub does and `emulate` 0.12.2 does not, each rule once. */
export function overlayRoutes(
  artifactService?: ArtifactService,
  runs: readonly EarlierRunEntry[] = [],
): {
  readonly answer: (request: ApiRequest, forward: Forward) => Promise<Answer>
  /** Whether the comment of this node id is minimised, and by which classifier. */
  readonly minimisedAs: (nodeId: string) => string | null
} {
  const annotations = new Map<number, unknown[]>()
  const graphql = graphqlApi(loginOf)
  const REPO = '^/repos/[^/]+/[^/]+'

  const routes: readonly Route[] = [
    { method: 'POST', path: /^\/graphql$/, handle: (request) => graphql.answer(request) },
    ...['POST', 'PATCH'].map(
      (method): Route => ({
        method,
        path: new RegExp(`${REPO}/issues(/\\d+)?/comments(/\\d+)?$`),
        handle: async (request, _groups, forward) => {
          const body = fields(request).body
          if (typeof body === 'string' && body.length > 65_536)
            return errorAnswer(422, 'Validation Failed: body is too long (maximum is 65536 characters)')
          return commentsAsGithub(await forward(request))
        },
      }),
    ),
    {
      method: 'GET',
      path: new RegExp(`${REPO}/issues/\\d+/comments$`),
      handle: async (request, _groups, forward) => commentsAsGithub(await forward(request)),
    },
    ...['POST', 'PATCH'].map(
      (method): Route => ({
        method,
        path: new RegExp(`${REPO}/check-runs(/\\d+)?$`),
        handle: async (request, _groups, forward) => {
          const output = fields(request).output as { readonly annotations?: readonly unknown[] } | undefined
          const added = output?.annotations ?? []
          if (added.length > 50)
            return errorAnswer(422, `No more than 50 items are allowed; ${added.length} were supplied.`)
          const answer = await forward(request)
          if (answer.status >= 300) return answer
          const run = JSON.parse(answer.body.toString()) as { readonly id: number }
          annotations.set(run.id, [...(annotations.get(run.id) ?? []), ...added])
          return json(answer.status, run)
        },
      }),
    ),
    {
      method: 'GET',
      path: new RegExp(`${REPO}/check-runs/(\\d+)/annotations$`),
      handle: (request, [id]) => paged(request, annotations.get(Number(id)) ?? [], (items) => items),
    },
    {
      method: 'GET',
      path: new RegExp(`(${REPO.slice(1)})/pulls/(\\d+)/files$`),
      handle: async (request, [repository, number], forward) => {
        const get = async (url: string) => {
          const answer = await forward({ ...request, url })
          return JSON.parse(answer.body.toString()) as Json
        }
        const pull = (await get(`${repository}/pulls/${number}`)) as {
          readonly base: { readonly sha: string }
          readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null }
        }
        // Here a fork shares no commits with what it was forked from: its own main stands for base.
        const from = `/repos/${pull.head.repo?.full_name ?? ''}`
        const base = from === repository ? pull.base.sha : 'main'
        const compared = await get(`${from}/compare/${base}...${pull.head.sha}`)
        return paged(request, (compared.files as readonly unknown[] | undefined) ?? [], (items) => items)
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${REPO}/actions/runs$`),
      handle: (request) => {
        const listed = filteredRuns(runs, request.query)
        return paged(request, listed, (items) => ({ total_count: listed.length, workflow_runs: items }))
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${REPO}/actions/runs/(\\d+)/artifacts$`),
      handle: (request, [runId]) => {
        const name = request.query.get('name')
        const found = (artifactService?.artifacts ?? []).filter(
          (artifact) =>
            artifact.run === `run-${runId}` &&
            artifact.finished !== null &&
            !artifact.deleted &&
            (name === null || artifact.name === name),
        )
        const described = found.map((artifact) => ({
          id: artifact.id,
          name: artifact.name,
          size_in_bytes: artifact.finished?.bytes,
          created_at: artifact.createdAt,
          digest: artifact.finished?.hash,
          expired: false,
          archive_download_url: `${request.origin}${request.path.replace(/\/runs\/.*/, '')}/artifacts/${artifact.id}/zip`,
          workflow_run: { id: Number(runId) },
        }))
        return paged(request, described, (items) => ({ total_count: described.length, artifacts: items }))
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${REPO}/actions/artifacts/(\\d+)/zip$`),
      handle: (_request, [id]) => {
        const artifact = artifactService?.artifacts.find((one) => one.id === Number(id) && !one.deleted)
        if (artifactService === undefined || artifact === undefined)
          return errorAnswer(410, 'Artifact has expired')
        return {
          status: 302,
          headers: { location: artifactService.downloadUrl(artifact) },
          body: Buffer.alloc(0),
        }
      },
    },
  ]

  function commentsAsGithub(answer: Answer): Answer {
    const typed = withBotType(answer)
    if (typed.status < 300) graphql.learn(JSON.parse(typed.body.toString()))
    return typed
  }

  return {
    answer: async (request, forward) => {
      const refused = refusal(request)
      if (refused !== null) return refused
      for (const route of routes) {
        const found = route.method === request.method ? route.path.exec(request.path) : null
        if (found !== null) return route.handle(request, found.slice(1), forward)
      }
      return forward(request)
    },
    minimisedAs: graphql.minimisedAs,
  }
}

/** Unknown tokens are rejected, and a read-only one may not write; `emulate` lets both. */
function refusal(request: ApiRequest): Answer | null {
  const known: readonly string[] = Object.values(TOKENS)
  if (request.token !== '' && !known.includes(request.token)) return errorAnswer(401, 'Bad credentials')
  const reads = request.method === 'GET' || request.method === 'HEAD' || request.path === '/graphql'
  if (request.token === TOKENS.readOnly && !reads)
    return errorAnswer(403, 'Resource not accessible by integration')
  if (request.token === TOKENS.job && !reads && request.path.includes('/check-runs'))
    return errorAnswer(403, 'Resource not accessible by integration')
  return null
}

function loginOf(token: string): string {
  switch (token) {
    case TOKENS.owner:
      return 'octocat'
    case TOKENS.stranger:
      return 'stranger'
    default:
      return BOT
  }
}

/** GitHub says `"type": "Bot"` of an app's account. */
function withBotType(answer: Answer): Answer {
  if (answer.status >= 300) return answer
  const value: unknown = JSON.parse(answer.body.toString())
  for (const comment of Array.isArray(value) ? value : [value]) {
    const { user } = comment as { user?: { login: string; type: string } }
    if (user?.login.endsWith('[bot]')) user.type = 'Bot'
  }
  return json(answer.status, value, answer.headers)
}

/** One page of a list, with the Link header that leads to the next. */
function paged(
  request: ApiRequest,
  all: readonly unknown[],
  wrap: (items: readonly unknown[]) => unknown,
): Answer {
  const perPage = Number(request.query.get('per_page') ?? 30)
  const page = Number(request.query.get('page') ?? 1)
  const next = new URLSearchParams(request.query)
  next.set('page', String(page + 1))
  const more = page * perPage < all.length
  const link = more ? { link: `<${request.origin}${request.path}?${next.toString()}>; rel="next"` } : {}
  return json(200, wrap(all.slice((page - 1) * perPage, page * perPage)), link)
}
