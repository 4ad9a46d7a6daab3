import { TOKENS } from './accounts.ts'
import { type Answer, type ApiRequest, errorAnswer, fields, json } from './api-message.ts'

/** As the public schema has them (ReportedContentClassifiers). */
const CLASSIFIERS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED', 'LOW_QUALITY']

export interface GraphqlApi {
  readonly answer: (request: ApiRequest) => Answer
  /** Notes the comments in an answer of the REST API: a node that was never there cannot be minimised. */
  readonly learn: (comments: unknown) => void
  readonly minimisedAs: (nodeId: string) => string | null
}

/**
 * The three things of GitHub's GraphQL API that are asked of it, `emulate` having none: who writes, whether a comment is
 * minimised, and minimising it or showing it again. Errors come with status 200, a type and a message, as GitHub's do.
 */
export function graphqlApi(loginOf: (token: string) => string): GraphqlApi {
  const known = new Set<string>()
  const minimised = new Map<string, string>()

  const answer = (request: ApiRequest): Answer => {
    const query = textOf(fields(request)['query'])
    const { id } = (fields(request)['variables'] ?? {}) as { readonly id?: unknown }
    if (query.includes('viewer')) return data({ viewer: { login: loginOf(request.token) } })
    if (typeof id !== 'string') return failed(null, 'Variable $id of type ID! was provided invalid value')
    if (!known.has(id))
      return failed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
    if (query.includes('isMinimized')) return data({ node: { isMinimized: minimised.has(id) } })
    if (request.token === TOKENS.readOnly)
      return failed('FORBIDDEN', 'Resource not accessible by integration')
    // An app's token with write access may minimise what others wrote as well; a person without rights may not.
    if (request.token === TOKENS.stranger)
      return failed('FORBIDDEN', `stranger does not have the correct permissions to execute this`)
    if (/\bunminimizeComment\(/.test(query)) {
      minimised.delete(id)
      return data({ unminimizeComment: { clientMutationId: null } })
    }
    if (/\bminimizeComment\(/.test(query)) {
      const classifier = /classifier: (\w+)/.exec(query)?.[1] ?? ''
      if (!CLASSIFIERS.includes(classifier))
        return failed(null, `Argument 'classifier' on InputObject has an invalid value (${classifier})`)
      minimised.set(id, classifier)
      return data({ minimizeComment: { clientMutationId: null } })
    }
    return errorAnswer(404, 'Not Found')
  }
  return {
    answer,
    learn: (comments) => {
      for (const comment of Array.isArray(comments) ? comments : [comments]) {
        const { node_id: nodeId } = comment as { readonly node_id?: string }
        if (nodeId !== undefined) known.add(nodeId)
      }
    },
    minimisedAs: (nodeId) => minimised.get(nodeId) ?? null,
  }
}

function data(value: object): Answer {
  return json(200, { data: value })
}

function failed(type: string | null, message: string): Answer {
  return json(200, { data: null, errors: [{ ...(type === null ? {} : { type }), message }] })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
