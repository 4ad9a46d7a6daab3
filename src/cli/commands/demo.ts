import { resolve } from 'node:path'
import { configOfWorkload } from '../../config/index.ts'
import type { Result } from '../../result/index.ts'
import type { Command } from '../command.ts'
import { DEMO_WORKLOAD, PLANTED } from '../demo/program.ts'
import { createDemoRepository } from '../demo/repository.ts'
import { runMainJob } from '../main-job.ts'
import { parseOptions } from '../options.ts'
import { onTerminal } from './run.ts'

/** `heapslope demo`: the real main job on a small program with a planted leak. Exits 0 when it found what it planted. */
export const demo: Command = async (context) => {
  const { flags, texts } = parseOptions(context.args, { json: 'flag', 'report-folder': 'text' })
  const repository = await createDemoRepository()
  try {
    const result = await runMainJob(
      {
        config: configOfWorkload(DEMO_WORKLOAD, { setup: 'none', snapshots: 'always' }),
        repository: repository.path,
        head: { ref: 'HEAD' },
        base: repository.base,
        only: [],
        reportFolder: resolve(context.workingDirectory, texts['report-folder'] ?? 'heapslope-report'),
        reproduce: 'npx heapslope demo',
      },
      context,
    )
    context.stdout.write(flags.has('json') ? `${JSON.stringify(result)}\n` : onTerminal(result, context))
    if (foundThePlantedLeak(result)) return 0
    context.stderr.write('heapslope: the demo did not find the leak that it planted; please report this.\n')
    return 3
  } finally {
    await repository.remove()
  }
}

function foundThePlantedLeak(result: Result): boolean {
  const leading = result.workloads[0]?.findings[0]
  return (
    result.verdict.kind === 'regression' &&
    leading?.constructorName === PLANTED.constructorName &&
    leading.retainerPath.some((step) => step.includes(PLANTED.holder)) &&
    leading.allocationSite?.file === PLANTED.file &&
    leading.allocationSite.line === PLANTED.line
  )
}
