import { delimiter, dirname } from 'node:path'
import { nodeEnvironment } from '../environment.ts'
import { preloadedEnvironment } from '../preloaded-environment.ts'
import { type ProcessGroup, startProcessGroup } from '../process-group.ts'
import type { RunningProgram, RunRequest } from '../run.ts'
import { PRELOAD_VARIABLE, type PreloadSettings } from '../sampler/frame.ts'
import { preloadFile } from '../sampler-file.ts'

/** Starts the program with the sampler preloaded: by Node's own arguments where we start Node, else by NODE_OPTIONS. */
export function beginProgram(
  request: RunRequest,
  program: RunningProgram,
  settings: PreloadSettings,
  memberEnvironment: Readonly<Record<string, string>>,
  onOutput: (chunk: Buffer) => void,
): ProcessGroup {
  const env = {
    ...nodeEnvironment(process.env),
    ...request.env,
    PATH: pathWith(request),
    [PRELOAD_VARIABLE]: JSON.stringify(settings),
    ...memberEnvironment,
  }
  const preload = ['--require', preloadFile()]
  switch (program.kind) {
    case 'script':
      return startProcessGroup({
        executable: request.node.executable,
        args: [
          ...settings.v8Flags,
          '--expose-gc',
          ...preload,
          ...request.nodeArgs,
          request.modulePath,
          ...request.args,
        ],
        cwd: request.cwd,
        env: preloadedEnvironment(env),
        onOutput,
      })
    case 'serve':
      return startProcessGroup({
        executable: [program.command, ...request.args.map(shellWord)].join(' '),
        args: [],
        isShellLine: true,
        cwd: request.cwd,
        env: preloadedEnvironment({
          ...env,
          NODE_OPTIONS: [request.env['NODE_OPTIONS'], ...[...preload, ...request.nodeArgs].map(nodeOption)]
            .filter((part) => part !== undefined && part !== '')
            .join(' '),
        }),
        onOutput,
      })
  }
}

/** `node` in a command is the Node that was asked for. */
export function pathWith({ env, node }: Pick<RunRequest, 'env' | 'node'>): string {
  return [dirname(node.executable), env['PATH'] ?? process.env['PATH'] ?? ''].join(delimiter)
}

/** One word of NODE_OPTIONS, in Node's own quotes. */
function nodeOption(word: string): string {
  return /[\s"\\]/.test(word) ? `"${word.replaceAll(/[\\"]/g, '\\$&')}"` : word
}

function shellWord(word: string): string {
  if (process.platform === 'win32') return `"${word.replaceAll('"', '""')}"`
  return `'${word.replaceAll("'", `'\\''`)}'`
}
