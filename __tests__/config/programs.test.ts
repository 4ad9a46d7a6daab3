import { expect, test } from 'vitest'
import { ConfigError, parseConfig, type WorkloadConfig } from '../../src/config/index.ts'

function workload(text: string): WorkloadConfig {
  return parseConfig('heapslope.yml', `workloads:\n  - ${text.replaceAll('\n', '\n    ')}`).workloads[0]!
}

function problems(text: string): readonly string[] {
  try {
    workload(text)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.text)
    throw error
  }
  return []
}

test('a script has an interval and a duration, and is called by its file', () => {
  expect(workload('script: src/poller.js')).toMatchObject({
    name: 'poller',
    kind: 'script',
    file: 'src/poller.js',
    intervalMs: 125,
    durationMs: 5_000,
  })
  expect(workload('script: a.js\ninterval: 1s\nduration: 5m')).toMatchObject({
    intervalMs: 1_000,
    durationMs: 300_000,
  })
})

test('a server is ready when its load finds it, if nothing else is said', () => {
  expect(workload('serve: node src/server.js --quiet\nload: http://localhost:3000/items')).toMatchObject({
    name: 'server',
    kind: 'serve',
    command: 'node src/server.js --quiet',
    ready: { kind: 'url', url: 'http://localhost:3000/items' },
    readyTimeoutMs: 30_000,
    load: {
      kind: 'requests',
      urls: ['http://localhost:3000/items'],
      method: 'GET',
      connections: 8,
      keepAlive: true,
      requestsPerSample: null,
      mostFailures: 0.01,
    },
  })
})

test.each([
  ['3000', { kind: 'port', port: 3000 }],
  ['http://localhost:3000/health', { kind: 'url', url: 'http://localhost:3000/health' }],
  ['{ output: listening on }', { kind: 'output', text: 'listening on' }],
  ['{ port: 3000, timeout: 2m }', { kind: 'port', port: 3000 }],
])('a server may be ready by %s', (ready, expected) => {
  expect(workload(`serve: npm start\nready: ${ready}\nload: http://localhost:3000/`)).toMatchObject({
    name: 'npm start',
    ready: expected,
    readyTimeoutMs: ready.includes('2m') ? 120_000 : 30_000,
  })
})

test('a load may be told in full, or be a command', () => {
  const url = 'url: [http://a:1/x, http://a:1/y], method: post, headers: { a: 1 }, body: b'
  expect(
    workload(
      `serve: npm start\nload: { ${url}, connections: 2, keep-alive: false, requests: 50, max-failures: 5% }`,
    ),
  ).toMatchObject({
    load: {
      urls: ['http://a:1/x', 'http://a:1/y'],
      method: 'POST',
      headers: { a: '1' },
      body: 'b',
      connections: 2,
      keepAlive: false,
      requestsPerSample: 50,
      mostFailures: 0.05,
    },
  })
  expect(workload('serve: npm start\nready: 3000\nload: { command: autocannon -a 200 }')).toMatchObject({
    load: { kind: 'command', command: 'autocannon -a 200', requestsPerSample: null, mostFailures: 0.01 },
  })
})

test.each([
  ['name: a', /must name what it runs/],
  ['iterate: a.mjs\nscript: b.js', /must name what it runs/],
  ['iterate: a.mjs\nduration: 8s', /has "duration", which means nothing beside iterate/],
  ['script: a.js\nload: http://a/', /has "load", which means nothing beside script/],
  ['serve: npm start', /no "load"/],
  ['serve: npm start\nload: { command: k6 run x.js }', /must say when the server is "ready"/],
  [
    'serve: npm start\nload: ftp://a/',
    /"load" must be a URL with http:\/\/ or https:\/\/, or keys with url or command/,
  ],
  ['serve: npm start\nready: soon\nload: http://a/', /"ready" must be a URL that answers, a port/],
])('%s is refused', (text, sentence) => {
  expect(problems(text)).toEqual([expect.stringMatching(sentence)])
})
