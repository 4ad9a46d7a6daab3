import type { Config } from '../config/index.ts'
import { permissionToRun } from '../github/index.ts'
import type { Result } from '../result/index.ts'
import { baseEventOf } from './base-event.ts'
import type { Context } from './context.ts'
import { emptyResult, failedResult, reasonOf } from './failed-result.ts'
import type { Shard } from './inputs.ts'
import { loadConfig } from './load-config.ts'
import { logGroups } from './log-groups.ts'
import { reproduceCommand } from './reproduce.ts'
import { stepFails } from './step-fails.ts'
import { storedLookUp } from './stored-look-up.ts'
import { tell } from './tell.ts'

/** Measures what was checked out and tells the result. */
export async function measureMode(context: Context): Promise<0 | 1> {
  const { inputs, event } = context
  const measured = await measure(context)
  const told = await tell(context, measured, {
    pullRequest: event.kind === 'pull-request' ? event.number : null,
    snapshots: inputs.uploadSnapshots,
    links: [],
  })
  return stepFails(told.verdict.kind, inputs.failOn) ? 1 : 0
}

async function measure(context: Context): Promise<Result> {
  const { inputs, event, environment, variables, report, ports } = context
  const reproduce = reproduceCommand(inputs, event, environment)
  const permission = permissionToRun(event)
  if (permission.kind === 'refused') return failedResult(permission.code, permission.text, reproduce)
  const stored = storedLookUp(context)
  const log = logGroups()
  try {
    const config = loadConfig(inputs, environment.workspace)
    const only = shareOf(config, inputs.only, inputs.shard)
    if (only === null) return emptyResult(reproduce)
    return await ports.benchmark({
      config,
      only,
      repository: environment.workspace,
      // What earlier steps left lying about is no part of the commit that is judged.
      head: { ref: inputs.head ?? 'HEAD' },
      base: inputs.base,
      event: baseEventOf(event),
      storedReports: stored.find,
      report,
      temporaryFolder: environment.temporaryFolder,
      reproduce,
      signal: ports.signal,
      environment: variables,
      progress: log.report,
    })
  } catch (thrown) {
    const { code, text } = reasonOf(thrown)
    return failedResult(code, text, reproduce)
  } finally {
    log.end()
    await stored.close()
  }
}

/** Every `count`-th workload from the `index`-th, so that neighbours, often alike, are spread; null for no workload. */
export function shareOf(
  config: Config,
  only: readonly string[],
  shard: Shard | null,
): readonly string[] | null {
  if (shard === null) return only
  const names = only.length > 0 ? only : config.workloads.map(({ name }) => name)
  const share = names.filter((_, at) => at % shard.count === shard.index - 1)
  return share.length === 0 ? null : share
}
