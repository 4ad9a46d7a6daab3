/** The workflow's author has to change the `with:` of the step. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The inputs of the step cannot be used: ${problems.join('. ')}.`)
    this.problems = problems
  }
}
