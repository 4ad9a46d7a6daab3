import vm from 'node:vm'

/** A place in a script, 1-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

type Rewriter = (this: void, error: Error, frames: NodeJS.CallSite[]) => unknown

/**
 * Where a place of a transformed script lies in its source, as far as the test runner knows: it keeps the source maps to
 * itself, but rewrites the stacks of errors. So a stack of one frame is made up and handed to it. null where it changes nothing.
 *
 * Source: `Error.prepareStackTrace`, which source-map-support (jest, ts-node) and vitest replace.
 */
export function runnersPlace(
  scriptName: string,
  functionName: string,
  { line, column }: Place,
): Place | null {
  let stack: unknown
  try {
    const rewrite = rewriter()
    if (rewrite === undefined) return null
    stack = rewrite(new Error('place'), [frameAt(scriptName, functionName, { line, column })])
  } catch {
    return null
  }
  const found = /:(\d+):(\d+)\)?\s*$/.exec(String(stack))
  if (found === null) return null
  const place = { line: Number(found[1]), column: Number(found[2]) }
  return place.line === line && place.column === column ? null : place
}

/** That of this context or, as in jest, whose tests run in contexts of their own, of the program around it. */
function rewriter(): Rewriter | undefined {
  const around = vm.runInThisContext('Error') as { readonly prepareStackTrace?: Rewriter }
  const { prepareStackTrace } = Error as { readonly prepareStackTrace?: Rewriter }
  return prepareStackTrace ?? around.prepareStackTrace
}

/** Of a class of its own, as those who rewrite stacks copy the methods of a frame's prototype. */
class MadeUpFrame {
  readonly #scriptName: string
  readonly #functionName: string
  readonly #place: Place
  constructor(scriptName: string, functionName: string, place: Place) {
    this.#scriptName = scriptName
    this.#functionName = functionName
    this.#place = place
  }
  getFileName(): unknown {
    return this.#scriptName
  }
  getScriptNameOrSourceURL(): unknown {
    return this.#scriptName
  }
  getLineNumber(): unknown {
    return this.#place.line
  }
  getColumnNumber(): unknown {
    return this.#place.column
  }
  getEnclosingLineNumber(): unknown {
    return this.#place.line
  }
  getEnclosingColumnNumber(): unknown {
    return this.#place.column
  }
  getPosition(): unknown {
    return 0
  }
  getFunctionName(): unknown {
    return this.#functionName
  }
  getFunction(): unknown {
    return undefined
  }
  getThis(): unknown {
    return undefined
  }
  getTypeName(): unknown {
    return null
  }
  getMethodName(): unknown {
    return null
  }
  getEvalOrigin(): unknown {
    return undefined
  }
  getPromiseIndex(): unknown {
    return null
  }
  getScriptHash(): unknown {
    return ''
  }
  isToplevel(): unknown {
    return true
  }
  isNative(): unknown {
    return false
  }
  isEval(): unknown {
    return false
  }
  isConstructor(): unknown {
    return false
  }
  isAsync(): unknown {
    return false
  }
  isPromiseAll(): unknown {
    return false
  }
  toString(): string {
    return `${this.#functionName || '<anonymous>'} (${this.#scriptName}:${this.#place.line}:${this.#place.column})`
  }
}

function frameAt(scriptName: string, functionName: string, place: Place): NodeJS.CallSite {
  return new MadeUpFrame(scriptName, functionName, place) as unknown as NodeJS.CallSite
}
