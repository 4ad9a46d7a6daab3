import { nearestKnown, type SettingTexts, SIZE, sizeBytes } from '../config/index.ts'
import type { Variables } from '../github/index.ts'
import { InputError } from './input-error.ts'

/** Inputs that are settings of the config as well, under the same key; the config room reads their values. */
const SETTING_INPUTS = [
  'node',
  'setup',
  'build',
  'v8',
  'threshold',
  'warmup',
  'budget',
  'total-budget',
  'baseline',
  'iteration-timeout',
  'snapshots',
  'redact',
  'snapshot-format',
] as const

/** Every input that action.yml declares. */
export const INPUT_NAMES = [
  'mode',
  'workload',
  'config',
  'only',
  'shard',
  'base',
  'head',
  ...SETTING_INPUTS,
  'upload-snapshots',
  'snapshot-budget',
  'fail-on',
  'comment',
  'token',
  'retention-days',
  'report-folder',
  'expect',
  'matrix',
  'strategy',
] as const

type InputName = (typeof INPUT_NAMES)[number]

export const FAIL_ON = ['failed', 'regression', 'inconclusive'] as const
export type FailOn = (typeof FAIL_ON)[number]

export const COMMENT_MODES = ['always', 'on-regression', 'never'] as const
export type CommentMode = (typeof COMMENT_MODES)[number]

export const MODES = ['measure', 'report'] as const
export type Mode = (typeof MODES)[number]

/** The `index`-th of `count` jobs that share the workloads, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

export interface Inputs {
  readonly mode: Mode
  /** null: all of them. */
  readonly shard: Shard | null
  readonly source:
    | { readonly kind: 'workload'; readonly file: string }
    /** null: one of the usual names at the root. */
    | { readonly kind: 'config'; readonly file: string | null }
  readonly only: readonly string[]
  readonly base: string | null
  readonly head: string | null
  readonly settings: SettingTexts
  readonly uploadSnapshots: boolean
  /** Bytes of snapshots that are uploaded at most. */
  readonly snapshotBudgetBytes: number
  readonly failOn: FailOn
  readonly comment: CommentMode
  readonly token: string
  readonly retentionDays: number | null
  readonly reportFolder: string
  /** Results that a report must find at least; null where nobody says. */
  readonly expectedResults: number | null
  /** Text of `toJSON(matrix)`. */
  readonly matrix: string
  /** Text of `toJSON(strategy)`. */
  readonly strategy: string
}

/**
 * Reads the inputs as the runner hands them over: `INPUT_` and the name in upper case, dashes kept, empty for unset. The
 * runner itself only warns of an unknown input. @throws InputError naming every problem
 */
export function readInputs(variables: Variables): Inputs {
  const problems: string[] = unknownInputs(variables)
  const text = (name: InputName): string => (variables[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const optional = (name: InputName): string | null => text(name) || null
  const oneOf = <Word extends string>(name: InputName, words: readonly Word[], unset: Word): Word => {
    const given = text(name)
    const found = given === '' ? unset : words.find((word) => word === given)
    if (found === undefined)
      problems.push(`${name} must be ${words.join(' or ')}, not "${given}"${meant(given, words)}`)
    return found ?? unset
  }

  const workload = optional('workload')
  const config = optional('config')
  if (workload !== null && config !== null)
    problems.push('workload and config are both given: leave one out, a config names its own workloads')
  const days = text('retention-days')
  if (days !== '' && !/^[1-9]\d{0,3}$/.test(days))
    problems.push(`retention-days must be a whole number of days from 1, not "${days}"`)
  const contextOf = (name: 'matrix' | 'strategy') => {
    const given = text(name) || 'null'
    if (!isJson(given)) problems.push(`${name} must be JSON; leave it out, its default is right`)
    return given
  }
  const expected = text('expect')
  if (expected !== '' && !/^[1-9]\d{0,2}$/.test(expected))
    problems.push(`expect must be the number of results, such as 3, not "${expected}"`)

  const budget = text('snapshot-budget') || '1GB'
  if (!SIZE.test(budget)) problems.push(`snapshot-budget must be a size such as 500MB, not "${budget}"`)
  const shard = shardOf(text('shard'))
  if (shard === undefined)
    problems.push(`shard must be the number of this job and of all, such as 2/5, not "${text('shard')}"`)

  const inputs: Inputs = {
    mode: oneOf('mode', MODES, 'measure'),
    shard: shard ?? null,
    source: workload === null ? { kind: 'config', file: config } : { kind: 'workload', file: workload },
    only: text('only')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    base: optional('base'),
    head: optional('head'),
    settings: Object.fromEntries(
      SETTING_INPUTS.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])),
    ),
    uploadSnapshots: oneOf('upload-snapshots', ['true', 'false'], 'true') === 'true',
    snapshotBudgetBytes: SIZE.test(budget) ? sizeBytes(budget) : 0,
    failOn: oneOf('fail-on', FAIL_ON, 'regression'),
    comment: oneOf('comment', COMMENT_MODES, 'always'),
    token: text('token'),
    retentionDays: days === '' ? null : Number(days),
    reportFolder: text('report-folder') || 'heapslope-report',
    expectedResults: expected === '' ? null : Number(expected),
    matrix: contextOf('matrix'),
    strategy: contextOf('strategy'),
  }
  if (problems.length > 0) throw new InputError(problems)
  return inputs
}

/** null for no shard, undefined for what is none. */
function shardOf(text: string): Shard | null | undefined {
  if (text === '') return null
  const found = /^(\d{1,3})\/(\d{1,3})$/.exec(text)
  const [index, count] = [Number(found?.[1]), Number(found?.[2])]
  return found !== null && index >= 1 && index <= count ? { index, count } : undefined
}

function unknownInputs(variables: Variables): string[] {
  const known: readonly string[] = INPUT_NAMES
  return Object.keys(variables)
    .filter((variable) => variable.startsWith('INPUT_'))
    .map((variable) => variable.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !known.includes(name))
    .map((name) => `there is no input "${name}"${meant(name, known)}`)
}

function meant(word: string, known: readonly string[]): string {
  const nearest = nearestKnown(word, known)
  return nearest === null ? '' : `; did you mean "${nearest}"?`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
