import { parseArgs } from 'node:util'
import { nearestKnown } from '../config/index.ts'
import { UsageError } from './command.ts'

export type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>

export interface ParsedOptions {
  readonly texts: Readonly<Record<string, string>>
  readonly flags: ReadonlySet<string>
  readonly positionals: readonly string[]
}

/**
 * Options of one command: `--name VALUE`, `--name=VALUE` and flags.
 * @throws {UsageError} for an option that is not known, with the nearest one, or that lacks its value
 */
export function parseOptions(args: readonly string[], kinds: OptionKinds): ParsedOptions {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }]),
    ),
  })
  const texts: Record<string, string> = {}
  const flags = new Set<string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined
    if (kind === undefined) throw unknownOption(token.rawName, Object.keys(kinds))
    if (kind === 'flag') flags.add(token.name)
    else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new UsageError(`${token.rawName} wants a value: ${token.rawName} VALUE.`)
    else texts[token.name] = token.value
  }
  return { texts, flags, positionals }
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  const nearest = nearestKnown(name.replace(/^-+/, ''), known)
  const list = known.map((one) => `--${one}`).join(', ')
  return new UsageError(
    `There is no option ${name}${nearest === null ? '' : `; did you mean --${nearest}?`} Known are ${list}.`,
  )
}
