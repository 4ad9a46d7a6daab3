import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { repositoryRoot } from '../../baseline/index.ts'
import { type CalibrationOutcome, calibrateOnThisMachine, keptCalibrations } from '../../benchmark/index.ts'
import { openReportFolder, writeCalibrations } from '../../storage/index.ts'
import { calibrationText } from '../calibration-text.ts'
import type { Command, ExitCode } from '../command.ts'
import { CONFIG_OPTIONS, configOf, selectionOf } from '../config-options.ts'
import { parseOptions } from '../options.ts'
import { progressLines } from '../progress-lines.ts'

/** `heapslope calibrate`: what the check can be trusted with on these workloads. Exits 0 where every plant was found. */
export const calibrate: Command = async (context) => {
  const options = parseOptions(context.args, {
    ...CONFIG_OPTIONS,
    head: 'text',
    'report-folder': 'text',
    json: 'flag',
    save: 'flag',
  })
  const { texts, flags } = options
  const { signal, environment, stdout, workingDirectory } = context
  const repository = await repositoryRoot(workingDirectory, environment, signal)
  const config = await configOf(options, repository, context)
  const report = await openReportFolder(
    resolve(workingDirectory, texts['report-folder'] ?? 'heapslope-report'),
  )
  const lines = progressLines(context.stderr)
  try {
    const outcomes = await calibrateOnThisMachine({
      config,
      only: selectionOf(options),
      repository,
      head: texts['head'] === undefined ? 'working-tree' : { ref: texts['head'] },
      base: texts['head'] ?? 'HEAD',
      event: null,
      report,
      temporaryFolder: tmpdir(),
      reproduce: 'npx heapslope calibrate',
      environment,
      progress: lines.report,
      signal,
    })
    lines.end()
    if (flags.has('save')) await writeCalibrations(repository, keptCalibrations(outcomes))
    stdout.write(
      flags.has('json') ? `${JSON.stringify({ calibrations: outcomes })}\n` : calibrationText(outcomes),
    )
    return exitCodeFor(outcomes)
  } finally {
    lines.end()
  }
}

function exitCodeFor(outcomes: readonly CalibrationOutcome[]): ExitCode {
  if (outcomes.some(({ kind }) => kind === 'failed')) return 3
  const foundAll = outcomes.every(
    (outcome) =>
      outcome.kind === 'calibrated' && outcome.plants.every(({ verdict }) => verdict === 'regression'),
  )
  return foundAll ? 0 : 2
}
