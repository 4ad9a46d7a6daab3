import { type IncomingMessage, request as send } from 'node:http'
import { type Listening, listening } from './listening.ts'

/** What is done to a request instead of passing it on. */
export type BlobFault = 'reset' | 'stall' | { readonly status: number }

export interface BlobProxy extends Listening {
  /** Called for every request; undefined passes it on untouched. */
  rule: (request: IncomingMessage) => BlobFault | undefined
}

/** Stands before the blob store and breaks real connections on demand. */
export async function startBlobProxy(target: string): Promise<BlobProxy> {
  const { hostname, port } = new URL(target)
  const address = await listening((request, response) => {
    const fault = proxy.rule(request)
    if (fault === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    if (fault === 'stall') return
    if (fault !== undefined) {
      request.resume()
      request.once('end', () => {
        response.writeHead(fault.status, {
          'content-type': 'application/xml',
          'x-ms-error-code': 'ServerBusy',
        })
        response.end('<?xml version="1.0"?><Error><Code>ServerBusy</Code><Message>injected</Message></Error>')
      })
      return
    }
    const { method, url, headers } = request
    const onward = send({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.once('error', () => response.destroy())
    request.once('error', () => onward.destroy())
    request.pipe(onward)
  })
  const proxy: BlobProxy = { ...address, rule: () => undefined }
  return proxy
}
