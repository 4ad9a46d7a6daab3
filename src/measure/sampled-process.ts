import { nodeEnvironment } from './environment.ts'
import { createFrameReader, type Frame } from './frame-reader.ts'
import { preloadedEnvironment } from './preloaded-environment.ts'
import { type ProcessGroup, startProcessGroup } from './process-group.ts'
import type { RunRequest } from './run.ts'
import type { SamplerRequest } from './sampler/request.ts'
import { samplerFile } from './sampler-file.ts'

/** Starts a Node with the sampler in it. Its whole process group goes when it goes. */
export function startSampledProcess(
  request: RunRequest,
  v8Flags: readonly string[],
  task: SamplerRequest['task'],
  memberEnvironment: Readonly<Record<string, string>>,
  onFrame: (frame: Frame) => void,
): ProcessGroup {
  const samplerRequest: SamplerRequest = { modulePath: request.modulePath, args: request.args, task }
  return startProcessGroup({
    executable: request.node.executable,
    args: [...v8Flags, '--expose-gc', ...request.nodeArgs, samplerFile(), JSON.stringify(samplerRequest)],
    cwd: request.cwd,
    env: preloadedEnvironment({ ...nodeEnvironment(process.env), ...request.env, ...memberEnvironment }),
    onChannel: createFrameReader(onFrame),
  })
}
