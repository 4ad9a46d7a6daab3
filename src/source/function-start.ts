/** A function as V8's allocation tracking names it. Lines and columns are 1-based; 0 where V8 knows none (a script's top level). */
export interface FunctionStart {
  readonly functionName: string
  /** URL or path of the script, as V8 gives it; empty for builtins. */
  readonly scriptName: string
  readonly line: number
  readonly column: number
}
