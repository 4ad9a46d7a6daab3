import { renderComparison } from '../../report/index.ts'
import { compareSnapshots } from '../../storage/index.ts'
import { type Command, UsageError } from '../command.ts'
import { parseOptions } from '../options.ts'
import { openSnapshots, progressBar } from '../snapshots.ts'

/** `heapslope diff BEFORE AFTER`: by class and retainer path, never by id. `--json` prints node-memwatch's HeapDiff. */
export const diff: Command = async ({ args, signal, stdout, stderr, environment }) => {
  const { positionals, flags } = parseOptions(args, { json: 'flag' })
  if (positionals.length !== 2) throw new UsageError('Name two snapshots: heapslope diff BEFORE AFTER.')
  const { snapshots, remove } = await openSnapshots(positionals)
  const bar = progressBar(stderr)
  try {
    const [before, after, another] = snapshots
    if (before === undefined || after === undefined || another !== undefined)
      throw new UsageError(
        `${positionals.join(' and ')} hold ${snapshots.length} snapshots: name two of them.`,
      )
    const { comparison, heapDiff } = await compareSnapshots(
      { before, after },
      { signal, onProgress: bar.onProgress, ownsProcess: true },
    )
    bar.end()
    const color = stdout.isTerminal && environment['NO_COLOR'] === undefined
    stdout.write(
      flags.has('json')
        ? `${JSON.stringify(heapDiff)}\n`
        : renderComparison(comparison, { columns: stdout.columns, color }),
    )
    return 0
  } finally {
    bar.end()
    await remove()
  }
}
