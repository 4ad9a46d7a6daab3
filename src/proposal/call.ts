import type { ExportedFunction } from './exported-functions.ts'
import { sampleArgument } from './sample-argument.ts'

/** A call that a first workload can make. */
export interface Call {
  readonly callee: ExportedFunction
  readonly arguments: readonly string[]
  /** Whether the arguments are more than guesses: there are none. */
  readonly isCertain: boolean
}

/** Names of functions that do something to the machine, the process or the rest of the program, or never end. */
const WITH_EFFECTS =
  /^(listen|start|run|main|exit|close|destroy|dispose|install|uninstall|register|setup|init|on|once|off|use|set|reset|watch|serve|kill|delete|remove|rm|write|save|unlink|exec|spawn|fork|publish|deploy|patch|config(ure)?|enable|disable|log|debug|assert|throw|fail)([A-Z_]|$)/

const PROMISING =
  /^(parse|format|render|create|make|build|compile|convert|encode|decode|transform|match|get|find|query|resolve|handle|request)/

/** Of a module's functions the one that is most likely to be what its users call, and can be called; null for none. */
export function likelyCall(functions: readonly ExportedFunction[]): Call | null {
  const calls = functions.flatMap((callee): readonly Call[] => {
    const given = callee.parameters.map(sampleArgument)
    if (given.some((argument) => argument === null)) return []
    return [{ callee, arguments: given.map(String), isCertain: given.length === 0 }]
  })
  const ranked = calls
    .filter(({ callee }) => !WITH_EFFECTS.test(callee.name))
    .map((call, order) => ({ call, rank: rankOf(call) * 1_000 + order }))
    .sort((a, b) => a.rank - b.rank)
  return ranked[0]?.call ?? null
}

/** The module's own value and names that promise work come first, then calls that need no guess. */
function rankOf({ callee, isCertain }: Call): number {
  const isPromising = callee.name === 'default' || PROMISING.test(callee.name)
  return (isPromising ? 0 : 2) + (isCertain ? 0 : 1) + (callee.name.endsWith('Error') ? 8 : 0)
}
