import { Evaluator, Lexer, Parser, data as values } from '@actions/expressions'

/** What `${{ }}` may refer to: `github`, `needs`, `matrix`, `steps`, `inputs`. */
export type Contexts = Readonly<Record<string, unknown>>

/** What came before, for `success()`, `failure()`, `always()` and `cancelled()`. */
export interface Status {
  readonly failed: boolean
}

/** The value of an expression, by GitHub's own lexer, parser and evaluator. */
export function evaluated(
  expression: string,
  contexts: Contexts,
  status: Status = { failed: false },
): unknown {
  const functions = new Map(
    Object.entries({
      success: !status.failed,
      failure: status.failed,
      always: true,
      cancelled: false,
    }).map(([name, value]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new values.BooleanData(value) },
    ]),
  )
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse()
  const known = JSON.parse(JSON.stringify(contexts), values.reviver) as values.Dictionary
  const value = new Evaluator(tree, known, functions).evaluate()
  return JSON.parse(JSON.stringify(value, values.replacer))
}

/** A value of a workflow file with every `${{ }}` in it replaced; one that is nothing else keeps its type. */
export function resolved(value: unknown, contexts: Contexts): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, contexts))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, contexts)]))
  if (typeof value !== 'string') return value
  const whole = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(value)
  if (whole !== null) return evaluated(whole[1], contexts)
  return value.replaceAll(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) =>
    textOf(evaluated(expression, contexts)),
  )
}

/** As the runner writes a value into an input or a variable. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}
