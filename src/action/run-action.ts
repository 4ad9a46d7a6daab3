import { resolve } from 'node:path'
import { info, setSecret } from '@actions/core'
import { placeOf, readEnvironment, readEvent, type Variables } from '../github/index.ts'
import { credentialsIn, neutralised } from '../measure/index.ts'
import { openReportFolder } from '../storage/index.ts'
import { eventWords } from './base-event.ts'
import type { ActionPorts, Context } from './context.ts'
import { VERSION } from './failed-result.ts'
import { readInputs } from './inputs.ts'
import { measureMode } from './measure-mode.ts'
import { reportMode } from './report-mode.ts'

/**
 * The action from inputs to exit code, which follows from the verdict whatever became of uploads and comment.
 * @throws EnvironmentError, InputError, EventPayloadError, ForeignFolderError where it cannot even begin
 */
export async function runAction(variables: Variables, ports: ActionPorts): Promise<0 | 1> {
  for (const secret of credentialsIn(variables)) setSecret(secret)
  const environment = readEnvironment(variables)
  const inputs = readInputs(variables)
  const event = readEvent(environment)
  info(`heapslope ${VERSION}: ${neutralised(eventWords(event))}`)
  const report = await openReportFolder(resolve(environment.workspace, inputs.reportFolder))
  const place = placeOf(environment, inputs, inputs.shard)
  const context: Context = { inputs, event, environment, variables, place, report, ports }
  switch (inputs.mode) {
    case 'measure':
      return measureMode(context)
    case 'report':
      return reportMode(context)
  }
}
