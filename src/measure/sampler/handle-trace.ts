import { type AsyncHook, createHook } from 'node:async_hooks'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { TracedFunction } from './frame.ts'

/** What async_hooks calls the things that `process.getActiveResourcesInfo` counts, and what that calls them. */
const TYPES: Readonly<Record<string, string>> = {
  Timeout: 'Timeout',
  TCPWRAP: 'TCPSocketWrap',
  TCPSERVERWRAP: 'TCPServerWrap',
  PIPEWRAP: 'PipeWrap',
  PIPESERVERWRAP: 'PipeServerWrap',
  UDPWRAP: 'UDPWrap',
  TTYWRAP: 'TTYWrap',
  PROCESSWRAP: 'ProcessWrap',
  FSEVENTWRAP: 'FSEventWrap',
  STATWATCHER: 'StatWatcher',
  SIGNALWRAP: 'SignalWrap',
  MESSAGEPORT: 'MessagePort',
  WORKER: 'Worker',
}

const MOST_FUNCTIONS = 24

/** Something open, and the functions that were running when it was made, innermost first. */
export interface Opened {
  /** As `handles.TYPE` names it, or `file` for a descriptor. */
  readonly type: string
  /** How many marks had been set when it was made. */
  readonly bornAfterMarks: number
  readonly stack: readonly TracedFunction[]
}

/** Notes where handles and descriptors are made, from now on. For a process of its own: it holds on to every note. */
export interface HandleTrace {
  /** Between two marks lies what is born then. */
  mark(): void
  /** What is still open. */
  open(): readonly Opened[]
}

export function startHandleTrace(isOwnScript: (scriptName: string) => boolean): HandleTrace {
  const handles = new Map<number, Opened & { readonly resource: WeakRef<object> }>()
  const files = new Map<number, Opened>()
  const causes = new Map<number, readonly TracedFunction[]>()
  let marks = 0

  const hook: AsyncHook = createHook({
    init(asyncId, type, triggerAsyncId, resource) {
      // Functions that await are on the stack when they go on.
      if (type === 'PROMISE') return
      const here = currentStack(isOwnScript)
      // What Node makes by itself, as it accepts a connection or has looked up a name, is its cause's.
      const stack = here.length > 0 ? here : (causes.get(triggerAsyncId) ?? [])
      causes.set(asyncId, stack)
      const name = TYPES[type]
      if (name === undefined) return
      handles.set(asyncId, { type: name, bornAfterMarks: marks, stack, resource: new WeakRef(resource) })
    },
    destroy(asyncId) {
      handles.delete(asyncId)
      causes.delete(asyncId)
    },
  })
  hook.enable()
  watchOpening(
    (descriptor, stack) => files.set(descriptor, { type: 'file', bornAfterMarks: marks, stack }),
    isOwnScript,
  )

  return {
    mark() {
      marks++
    },
    open: () => [
      ...[...handles.values()].filter(({ resource }) => isReferenced(resource.deref())),
      ...[...files].filter(([descriptor]) => isOpenFile(descriptor)).map(([, opened]) => opened),
    ],
  }
}

/** What is not referenced is not counted as active either. */
function isReferenced(resource: object | undefined): boolean {
  const { hasRef } = (resource ?? {}) as { hasRef?: () => boolean }
  return resource !== undefined && (typeof hasRef !== 'function' || hasRef.call(resource))
}

function isOpenFile(descriptor: number): boolean {
  try {
    return fs.fstatSync(descriptor).isFile()
  } catch {
    return false
  }
}

/** `fs.open` in its three ways; streams open their files through it. */
function watchOpening(
  onOpen: (descriptor: number, stack: readonly TracedFunction[]) => void,
  isOwnScript: (scriptName: string) => boolean,
): void {
  const { open, openSync } = fs
  const { open: openPromise } = fs.promises
  Object.assign(fs, {
    openSync(...args: Parameters<typeof openSync>) {
      const descriptor = openSync(...args)
      onOpen(descriptor, currentStack(isOwnScript))
      return descriptor
    },
    open(...args: unknown[]) {
      const stack = currentStack(isOwnScript)
      const callback = args.at(-1)
      if (typeof callback === 'function') {
        args[args.length - 1] = (error: unknown, descriptor: number) => {
          if (!error) onOpen(descriptor, stack)
          callback(error, descriptor)
        }
      }
      return (open as (...args: unknown[]) => void)(...args)
    },
  })
  Object.assign(fs.promises, {
    async open(...args: Parameters<typeof openPromise>) {
      const stack = currentStack(isOwnScript)
      const handle = await openPromise(...args)
      onOpen(handle.fd, stack)
      return handle
    },
  })
  syncBuiltinESMExports()
}

interface StackSettings {
  readonly prepareStackTrace: (error: Error, sites: NodeJS.CallSite[]) => unknown
  readonly stackTraceLimit: number
}

function currentStack(isOwnScript: (scriptName: string) => boolean): readonly TracedFunction[] {
  const { prepareStackTrace, stackTraceLimit } = Error as StackSettings
  try {
    Error.stackTraceLimit = 4 * MOST_FUNCTIONS
    Error.prepareStackTrace = (_, sites) => sites
    const sites = new Error().stack as unknown as readonly NodeJS.CallSite[]
    return sites
      .map((site) => ({
        functionName: site.getFunctionName() ?? '',
        scriptName: site.getFileName() ?? '',
        line: site.getLineNumber() ?? 0,
        column: site.getColumnNumber() ?? 0,
      }))
      .filter(({ scriptName }) => /^(file:|\/|[A-Za-z]:[\\/])/.test(scriptName) && !isOwnScript(scriptName))
      .slice(0, MOST_FUNCTIONS)
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
}
