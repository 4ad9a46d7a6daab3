import fastify from 'fastify'

const app = fastify()
const schema = {
  response: { 200: { type: 'object', properties: { id: { type: 'string' }, at: { type: 'number' } } } },
}
app.get('/users/:id', { schema }, async (request) => ({ id: request.params.id, at: Date.now() }))
let calls = 0

export const setup = () => app.ready()
export const teardown = () => app.close()
export default async function iteration() {
  const { statusCode } = await app.inject(`/users/${calls++}`)
  if (statusCode !== 200) throw new Error(`status ${statusCode}`)
}
