import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end('{"ok":true}'))
let url

export async function setup() {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${server.address().port}/`
}
export function teardown() {
  server.closeAllConnections()
  server.close()
}
export default async function iteration() {
  const { ok } = await (await fetch(url)).json()
  if (!ok) throw new Error('not ok')
}
