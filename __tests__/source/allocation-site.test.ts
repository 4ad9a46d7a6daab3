import { describe, expect, test } from 'vitest'
import { type Allocation, type FunctionStart, findAllocationSite } from '../../src/source/index.ts'

const session: Allocation = { kind: 'object', constructorName: 'Session', keys: null }

function siteIn(
  files: Readonly<Record<string, string>>,
  stack: readonly (readonly [functionName: string, scriptName: string, line: number, column: number])[],
  allocation: Allocation = session,
  definition: FunctionStart | null = null,
) {
  const frames = stack.map(([functionName, scriptName, line, column]) => ({
    functionName,
    scriptName,
    line,
    column,
  }))
  return findAllocationSite(frames, allocation, definition, { read: (path) => files[path] ?? null })
}

describe('one function', () => {
  test('the one `new C` of the function is the line', () => {
    const text = 'function open(id) {\n  const s = new Session(id)\n  return s\n}\n'
    expect(siteIn({ '/a.js': text }, [['open', 'file:///a.js', 1, 14]])).toEqual({
      file: '/a.js',
      line: 2,
      column: 13,
      functionName: 'open',
      certainty: 'line',
    })
  })

  test('two `new C` leave the function and both candidates', () => {
    const text = 'const open = (id) => id\n  ? new Session(id)\n  : new ns.Session(0)\n'
    expect(siteIn({ '/a.js': text }, [['open', '/a.js', 1, 14]])).toEqual({
      file: '/a.js',
      line: 1,
      column: 14,
      functionName: 'open',
      certainty: 'function',
      candidates: [
        { line: 2, column: 5 },
        { line: 3, column: 5 },
      ],
    })
  })

  test('a `new C` in a nested function is none of the outer one', () => {
    const text = 'function outer() {\n  return () => new Session()\n}\n'
    expect(siteIn({ '/a.js': text }, [['outer', '/a.js', 1, 15]])).toMatchObject({
      line: 1,
      column: 1,
      certainty: 'function',
    })
    expect(siteIn({ '/a.js': text }, [['', '/a.js', 2, 10]])).toMatchObject({ line: 2, certainty: 'line' })
  })

  test('the literal with exactly the keys wins over one with some of them', () => {
    const text =
      'function f(id) {\n  const a = { id }\n  const b = { id, name: 1 }\n  return { id, name: 2, next: a }\n}\n'
    const site = siteIn({ '/a.js': text }, [['f', '/a.js', 1, 11]], {
      kind: 'object',
      constructorName: 'Object',
      keys: ['name', 'id'],
    })
    expect(site).toMatchObject({ line: 3, column: 13, certainty: 'line' })
  })

  test.each([
    ['array', 'Array', 'function f(a) {\n  return [a]\n}'],
    ['object', 'Map', 'function f(a) {\n  return new Map()\n}'],
    ['object', 'RegExp', 'function f(a) {\n  return /a/\n}'],
    ['object', 'Timeout', 'function f(a) {\n  return setTimeout(a)\n}'],
    ['object', 'Buffer', 'function f(a) {\n  return Buffer.alloc(a)\n}'],
    ['string', '(string)', "function f(a) {\n  return 'x' + a\n}"],
  ] as const)('%s %s is found in %j', (kind, constructorName, text) => {
    const site = siteIn({ '/a.js': text }, [['f', '/a.js', 1, 11]], { kind, constructorName, keys: null })
    expect(site).toMatchObject({ line: 2, column: 10, certainty: 'line' })
  })

  test('a byte order mark, a hashbang, CRLF and a return at the top level do not move the line', () => {
    const text = '\ufeff#!/usr/bin/env node\r\nif (0) return\r\nfunction f() {\r\n  new Session()\r\n}\r\n'
    expect(siteIn({ '/a.js': text }, [['f', '/a.js', 3, 11]])).toMatchObject({ line: 4, column: 3 })
  })

  test('the top level of a script has no position of its own', () => {
    const text = 'const f = () => 0\nconst s = new Session()\n'
    expect(siteIn({ '/a.js': text }, [['', '/a.js', 0, 0]])).toMatchObject({ line: 2, certainty: 'line' })
    expect(siteIn({ '/a.mjs': text }, [['', 'file:///a.mjs', 1, 1]])).toMatchObject({ line: 2 })
  })
})

describe('a stack', () => {
  const text =
    'class Base {}\nclass Session extends Base {}\nfunction open() {\n  return new Session()\n}\nfunction copy(a) {\n  return a.map(String)\n}\n'

  test('the object of a derived class is looked for where the constructors are called from', () => {
    const site = siteIn({ '/a.js': text }, [
      ['Session', '/a.js', 2, 1],
      ['open', '/a.js', 3, 14],
    ])
    expect(site).toMatchObject({ line: 4, column: 10, functionName: 'open', certainty: 'line' })
  })

  test('builtins and modules of Node are passed over, the call that led into them is the line', () => {
    const site = siteIn(
      { '/a.js': text },
      [
        ['map', '', 0, 0],
        ['copy', '/a.js', 6, 14],
      ],
      { kind: 'array', constructorName: 'Array', keys: null },
    )
    expect(site).toMatchObject({ line: 7, column: 10, certainty: 'line' })
    expect(siteIn({}, [['emit', 'node:events', 10, 3]])).toBeNull()
  })

  test('code of a package is named beside the line of the user that calls it', () => {
    const library = 'exports.create = function create() {\n  return new Session()\n}\n'
    const user = "const { create } = require('pool')\nfunction f() {\n  create()\n}\n"
    const site = siteIn({ '/node_modules/pool/i.js': library, '/a.js': user }, [
      ['create', '/node_modules/pool/i.js', 1, 33],
      ['f', '/a.js', 2, 11],
    ])
    expect(site).toMatchObject({
      file: '/a.js',
      line: 3,
      column: 3,
      certainty: 'line',
      library: { file: '/node_modules/pool/i.js', line: 2, functionName: 'create', certainty: 'line' },
    })
  })

  test('where only a package allocates, the package is the site', () => {
    const site = siteIn({ '/node_modules/p/i.js': 'function f() { new Session() }' }, [
      ['f', '/node_modules/p/i.js', 1, 11],
    ])
    expect(site).toMatchObject({ file: '/node_modules/p/i.js', column: 16, certainty: 'line' })
    expect(site).not.toHaveProperty('library')
  })

  test('a closure is found by its definition, named by the function around it', () => {
    const definition = { functionName: '', scriptName: '/a.js', line: 3, column: 18 }
    const site = siteIn(
      { '/a.js': 'function outer() {\n  return on(\n    async function(x) {},\n  )\n}\n' },
      [['outer', '/a.js', 1, 15]],
      { kind: 'closure', constructorName: '(anonymous)', keys: null },
      { ...definition, column: 19 },
    )
    expect(site).toEqual({ file: '/a.js', line: 3, column: 5, functionName: 'outer', certainty: 'line' })
  })
})

describe('sources that cannot be had', () => {
  test.each([
    ['missing', {}],
    ['no JavaScript', { '/a.js': 'function f( {' }],
    ['another text than the one that ran', { '/a.js': 'let a' }],
    ['TypeScript without a way to strip it', { '/a.ts': 'let a' }],
  ])('a source that is %s leaves the start that V8 gives', (_, files) => {
    const file = Object.keys(files)[0] ?? '/a.js'
    expect(siteIn(files, [['f', file, 7, 11]])).toEqual({
      file,
      line: 7,
      column: 11,
      functionName: 'f',
      certainty: 'function',
    })
  })

  test('a tree too deep to walk leaves the start that V8 gives', () => {
    const deep = `function f() { return ${'[ '.repeat(20_000)}${']'.repeat(20_000)} }`
    expect(siteIn({ '/a.js': deep }, [['f', '/a.js', 1, 11]])).toMatchObject({ certainty: 'function' })
  })

  test('a path with spaces and signs is read from its URL', () => {
    const site = siteIn({ '/my dir/ä.js': 'function f() { new Session() }' }, [
      ['f', 'file:///my%20dir/%C3%A4.js', 1, 11],
    ])
    expect(site).toMatchObject({ file: '/my dir/ä.js', column: 16 })
  })
})

describe('a generated file', () => {
  const generated = '"use strict";\nfunction f() {\n  return new Session();\n}\n'
  // written by hand: line 3, column 10 of the generated file is line 7, column 10 of session.ts
  const map = JSON.stringify({
    version: 3,
    sourceRoot: '',
    sources: ['../src/session.ts'],
    mappings: ';AAIA;SAES,cAAe',
  })
  const stack = [['f', '/app/dist/session.js', 2, 11]] as const
  const wanted = { file: '/app/src/session.ts', line: 7, column: 10, functionName: 'f', certainty: 'line' }

  test('that names a source map is traced to its source', () => {
    const files = {
      '/app/dist/session.js': `${generated}//# sourceMappingURL=session.js.map\n`,
      '/app/dist/session.js.map': map,
    }
    expect(siteIn(files, stack)).toEqual(wanted)
  })

  test('that holds its source map is traced to its source', () => {
    const inline = `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`
    expect(siteIn({ '/app/dist/session.js': generated + inline }, stack)).toEqual(wanted)
  })

  test.each(['session.js.map', 'data:application/json;base64,e30=', 'data:application/json;base64,%%%'])(
    'keeps its own place where the map %s cannot be read',
    (url) => {
      const files = { '/app/dist/session.js': `${generated}//# sourceMappingURL=${url}\n` }
      expect(siteIn(files, stack)).toMatchObject({ file: '/app/dist/session.js', line: 3, column: 10 })
    },
  )
})
