import http from 'node:http'
import https from 'node:https'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Readiness } from '../../config/index.ts'
import { ProgramFailedError } from './program-failed-error.ts'

const TRY_EVERY_MS = 20
/** One attempt; a server that hangs is asked again. */
const ATTEMPT_MS = 2_000

export interface ReadinessWatch {
  /** Whether a text has been printed. */
  readonly hasPrinted: (text: string) => boolean
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Resolves once the server takes requests. Errors: ProgramFailedError, `signal`. */
export async function untilReady(
  ready: Readiness,
  { hasPrinted, timeoutMs, signal }: ReadinessWatch,
): Promise<void> {
  const untilMs = performance.now() + timeoutMs
  const isReady = async (): Promise<boolean> => {
    switch (ready.kind) {
      case 'url':
        return answers(ready.url, signal)
      case 'port':
        return isListening('localhost', ready.port)
      case 'output':
        return hasPrinted(ready.text)
    }
  }
  while (!(await isReady())) {
    signal.throwIfAborted()
    if (performance.now() > untilMs)
      throw new ProgramFailedError(
        'not-ready',
        `The server was not ready within ${timeoutMs / 1_000} s: ${awaited(ready)}. Correct \`ready\`, or give it longer with \`ready: { timeout: ... }\`.`,
      )
    await pause(TRY_EVERY_MS, undefined, { signal })
  }
}

/** A server of somebody else's that would be taken for ours. Errors: ProgramFailedError. */
export async function refuseTakenPort(
  address: { readonly host: string; readonly port: number } | null,
): Promise<void> {
  if (address === null || !(await isListening(address.host, address.port))) return
  throw portInUse(address.port)
}

export function portInUse(port: number | null, cause?: unknown): ProgramFailedError {
  const which = port === null ? 'The port of the server' : `Port ${port}`
  return new ProgramFailedError(
    'port-in-use',
    `${which} is already in use by another program: end that one, or give the server another port (in \`env\` or \`args\`, and in \`ready\` and \`load\`).`,
    { cause },
  )
}

/** Where a server will listen, as far as `ready` tells. */
export function addressOf(ready: Readiness): { readonly host: string; readonly port: number } | null {
  switch (ready.kind) {
    case 'url': {
      const { hostname, port, protocol } = new URL(ready.url)
      return {
        host: hostname.replaceAll(/[[\]]/g, ''),
        port: Number(port) || (protocol === 'https:' ? 443 : 80),
      }
    }
    case 'port':
      return { host: 'localhost', port: ready.port }
    case 'output':
      return null
  }
}

function awaited(ready: Readiness): string {
  switch (ready.kind) {
    case 'url':
      return `${ready.url} gave no answer below 500`
    case 'port':
      return `nothing listens on port ${ready.port}`
    case 'output':
      return `it has not printed ${JSON.stringify(ready.text)}`
  }
}

/** On a connection of its own, which leaves nothing open in the server. */
function answers(url: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { agent: false, signal, timeout: ATTEMPT_MS, rejectUnauthorized: false }
    const request = (url.startsWith('https:') ? https : http).get(url, options, (response) => {
      response.once('error', () => {})
      response.once('close', () => resolve((response.statusCode ?? 500) < 500))
      response.resume()
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.setTimeout(ATTEMPT_MS, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
