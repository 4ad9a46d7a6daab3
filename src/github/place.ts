import { createHash } from 'node:crypto'
import type { Environment } from './environment.ts'

/** Where in a repository's workflows a result comes from: equal for every run of it, different for every other. */
export interface Place {
  /** Key of the sticky comment, at most 160 characters. */
  readonly key: string
  /** The same for artifact names: workflow left out, as names need only be unique within a run. */
  readonly label: string
  /** The label and which of the legs of its job's matrix this is: by it the reporting job counts what should be there. */
  readonly artifactName: string
  /** The matrix leg for people, `node: 20, os: ubuntu`; null outside a matrix. */
  readonly matrixLeg: string | null
}

/** Contexts of the job as the runner writes them: `toJSON(matrix)`, `null` outside a matrix, and `toJSON(strategy)`. */
export interface JobContexts {
  readonly matrix: string
  readonly strategy: string
}

/**
 * Of a shard the last part of the label is `shard-2-of-5`, and a matrix entry called `shard` says no more than that. Throws
 * SyntaxError where a context is no JSON.
 */
export function placeOf(
  environment: Environment,
  contexts: JobContexts,
  shard: { readonly index: number; readonly count: number } | null = null,
): Place {
  const leg = matrixLegOf(parsed(contexts.matrix), shard === null ? [] : ['shard'])
  const number = legNumberOf(parsed(contexts.strategy))
  const step = stepOf(environment.step)
  const share = shard === null ? '' : `-shard-${shard.index}-of-${shard.count}`
  const labelOf = (parts: readonly (string | null)[]) =>
    artifactLabel(parts.filter((part) => part !== null).join('-')) + share
  const keyParts = [environment.workflow, environment.job, leg, step, share === '' ? null : share.slice(1)]
  return {
    key: shortened(keyParts.filter((part) => part !== null).join(' / ')),
    label: labelOf([environment.job, leg, step]),
    artifactName: labelOf([environment.job, number, leg, step]),
    matrixLeg: leg,
  }
}

function parsed(context: string): unknown {
  return JSON.parse(context === '' ? 'null' : context)
}

/** `leg-2-of-3`; null in a job that is alone. */
function legNumberOf(strategy: unknown): string | null {
  if (typeof strategy !== 'object' || strategy === null) return null
  const facts: Readonly<Record<string, unknown>> = { ...strategy }
  const [index, total] = [facts['job-index'], facts['job-total']]
  if (typeof index !== 'number' || typeof total !== 'number' || total <= 1) return null
  return `leg-${index + 1}-of-${total}`
}

/** Artifact names refuse `" : < > | * ? \ /` and line breaks; what is left here also needs no quoting in a shell. */
export function artifactLabel(text: string): string {
  const label = text
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120)
  return label === '' ? 'unnamed' : label
}

function matrixLegOf(matrix: unknown, without: readonly string[]): string | null {
  if (typeof matrix !== 'object' || matrix === null || Array.isArray(matrix)) return null
  const entries = Object.entries(matrix).filter(([name]) => !without.includes(name))
  if (entries.length === 0) return null
  return entries
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .sort()
    .join(', ')
}

/** The runner names steps `__owner_repository`, the second of a kind `__owner_repository_2`; an id is the user's own. */
function stepOf(step: string): string | null {
  if (!step.startsWith('__')) return step === '' ? null : step
  return /_(\d+)$/.exec(step)?.[1] ?? null
}

/** A matrix may be large, and two long keys that begin alike are still two. */
function shortened(key: string): string {
  if (key.length <= 160) return key
  return `${key.slice(0, 140)} ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
