// Takes the heap snapshot of a page in a real Chromium, over its own protocol. node bench/snapshot/chromium.mjs OUT [PAGE]
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { here } from './prepare.mjs'

/** @returns Chromium's version, as it tells it */
export async function takeInChromium(out, page = join(here, 'heaps/page.html')) {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const browser = spawn(process.env.CHROMIUM ?? 'chromium', [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ])
  try {
    const connection = await connect(await endpointOf(browser))
    const { product } = await connection.send('Browser.getVersion')
    const { targetId } = await connection.send('Target.createTarget', { url: pathToFileURL(page).href })
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
    await connection.send(
      'Runtime.evaluate',
      {
        expression:
          'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done))',
        awaitPromise: true,
      },
      sessionId,
    )
    const file = openSync(out, 'w')
    connection.listen('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => writeSync(file, chunk))
    await connection.send('HeapProfiler.enable', {}, sessionId)
    await connection.send('HeapProfiler.collectGarbage', {}, sessionId)
    await connection.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false }, sessionId)
    closeSync(file)
    await connection.send('Browser.close').catch(() => {})
    return product
  } finally {
    browser.kill()
    await new Promise((ended) =>
      browser.exitCode === null && browser.signalCode === null ? browser.once('exit', ended) : ended(),
    )
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Chromium says on stderr where it listens. */
function endpointOf(browser) {
  return new Promise((found, failed) => {
    let said = ''
    browser.stderr.on('data', (chunk) => {
      said += chunk
      const endpoint = /DevTools listening on (ws:\S+)/.exec(said)
      if (endpoint !== null) found(endpoint[1])
    })
    browser.once('error', failed)
    browser.once('exit', () => failed(new Error(`Chromium ended: ${said}`)))
  })
}

async function connect(endpoint) {
  const socket = new WebSocket(endpoint)
  await new Promise((open, failed) => {
    socket.addEventListener('open', open, { once: true })
    socket.addEventListener('error', failed, { once: true })
  })
  const waiting = new Map()
  const listeners = new Map()
  let count = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(data)
    if (id === undefined) listeners.get(method)?.(params)
    else if (error === undefined) waiting.get(id)?.answer(result)
    else waiting.get(id)?.refuse(new Error(error.message))
  })
  socket.addEventListener('close', () => {
    for (const { refuse } of waiting.values()) refuse(new Error('Chromium closed the connection'))
  })
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((answer, refuse) => {
        const id = ++count
        waiting.set(id, { answer, refuse })
        socket.send(JSON.stringify({ id, method, params, sessionId }))
      }),
    listen: (method, listener) => listeners.set(method, listener),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, page] = process.argv.slice(2)
  console.log(await takeInChromium(resolve(out), page))
}
