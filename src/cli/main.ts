import packageFile from '../../package.json' with { type: 'json' }
import { nearestKnown } from '../config/index.ts'
import { type ExitCode, type Output, UsageError } from './command.ts'
import { COMMANDS } from './commands.ts'
import { shownText } from './shown-text.ts'
import { usage } from './usage.ts'

const OLDEST_NODE = 20

/** The only catch that prints, the only exit status. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...args] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage())
    return name === undefined ? 3 : 0
  }
  if (name === '--version') {
    process.stdout.write(`${packageFile.version}\n`)
    return 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) {
    const nearest = nearestKnown(name, Object.keys(COMMANDS))
    throw new UsageError(
      `There is no command ${JSON.stringify(name)}${nearest === null ? '' : `; did you mean ${nearest}?`} ` +
        'heapslope --help lists them all.',
    )
  }
  const command = await entry.load()
  return command({
    args,
    workingDirectory: process.cwd(),
    environment: process.env,
    signal: interruption(),
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
  })
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    columns: stream.columns ?? 100,
    isTerminal: stream.isTTY === true,
  }
}

/** The first SIGINT or SIGTERM asks everything to end and clean up; a second one no longer waits for it. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(3)
      controller.abort(new Error(`Interrupted by ${name}.`))
    })
  }
  return controller.signal
}

function complain(error: unknown): void {
  const expected = error instanceof Error
  const text = expected ? error.message : String(error)
  process.stderr.write(`heapslope: ${shownText(text)}\n`)
  if (expected && process.env.HEAPSLOPE_DEBUG) process.stderr.write(`${error.stack}\n`)
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  complain(new Error(`heapslope needs Node ${OLDEST_NODE} or later, this is ${process.version}.`))
  process.exitCode = 3
} else {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    complain(error)
    process.exitCode = 3
  }
}
