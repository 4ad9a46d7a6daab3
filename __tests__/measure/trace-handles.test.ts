import { describe, expect, test } from 'vitest'
import { traceHandles } from '../../src/measure/index.ts'
import { fixture, installedNodes, requestFor } from './nodes.ts'

const nodes = await installedNodes()

describe.each(nodes)('on Node $version', (node) => {
  /** Type, count, and the place that opened it, of what was opened in 20 iterations and left open. */
  async function traced(name: string) {
    const outcome = await traceHandles(requestFor(name, node), { iterations: [10, 30, 50] })
    if (outcome.kind === 'failed') throw new Error(outcome.failure.text)
    return outcome.handles.map(({ type, count, stack }) => {
      const [opening] = stack
      const path = opening?.scriptName.replace(/^file:\/\//, '')
      return { type, count, place: path === fixture(name) ? [opening!.functionName, opening!.line] : path }
    })
  }

  test('intervals that nobody clears are named with the line that sets them', async () => {
    expect(await traced('leak-interval.mjs')).toEqual([{ type: 'Timeout', count: 20, place: ['watch', 4] }])
  })

  test('sockets that nobody closes are named with the line that connects, and those accepted with their server', async () => {
    const handles = await traced('leak-socket.mjs')
    expect(handles).toHaveLength(2)
    expect(handles).toContainEqual({ type: 'TCPSocketWrap', count: 20, place: ['iteration', 12] })
    expect(handles).toContainEqual({ type: 'TCPSocketWrap', count: 20, place: ['', 8] })
  })

  test('files that nobody closes are named with the line that opens them, in each of three ways', async () => {
    const handles = await traced('leak-file.mjs')
    const places = handles.map(({ type, count, place }) => [type, count, place?.[1]])
    expect(places.toSorted((a, b) => Number(a[2]) - Number(b[2]))).toEqual([
      ['file', 20, 9],
      ['file', 20, 10],
      ['file', 20, 11],
    ])
  })

  test('what is closed, or does not keep the process alive, is not named', async () => {
    expect(await traced('closes-all.mjs')).toEqual([])
  })
})
