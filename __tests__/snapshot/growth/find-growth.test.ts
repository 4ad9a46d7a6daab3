import { describe, expect, test } from 'vitest'
import { analyzeHeap, findGrowth, type Suspect } from '../../../src/snapshot/index.ts'
import { type DrawnHeap, drawHeap, parseBytes } from '../heap-builder.ts'
import { writeSnapshot } from '../snapshot-writer.ts'

/** S1 ends at id 999, S2 at 1999: ids 1001 to 1999 are growth. */
function growthOf(heap: DrawnHeap, iterations: number | null = null): readonly Suspect[] {
  return findGrowth({ maxIds: [999, 1999], last: heap.graph(), iterations })
}

function times(count: number, line: (index: number, id: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index, 1001 + 20 * index)).join('\n')
}

describe('groups', () => {
  test('growth is what was born between S1 and S2 and is still there, exactly', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5
      list -[0]-> old:Session(40)@999; list -[1]-> first:Session(40)@1001; list -[2]-> last:Session(40)@1999
      list -[3]-> young:Session(40)@2001; list -[4]-> native:Session(40)#native@1500
    `)
    expect(growthOf(heap, 2)).toMatchObject([
      {
        constructorName: 'Session',
        kind: 'object',
        container: 'Array list',
        retainerPath: ['(GC roots)', 'global', 'list', '[*]', 'Session'],
        objects: 2,
        selfBytes: 80,
        retainedBytes: 80,
        objectsPerIteration: 1,
        bytesPerIteration: 40,
      },
    ])
  })

  test.each([
    ['new to this snapshot, as V8 forgets payloads while it tracks allocations', 2001],
    ['of an embedder, by an id that is never the same', 1500],
    ['as old as a payload that lay at the same address', 101],
  ])('a payload counts with what alone holds it and is no object: %s', (_, id) => {
    const payload = (alias: string, at: number) => `${alias}:"system / JSArrayBufferData"(8192)#native@${at}`
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(2, (n, at) => `list -[${n}]-> f${n}:Frame(104)@${at} -pixels-> b${n}:ArrayBuffer(96)@${at + 2} -#backing_store-> ${payload(`p${n}`, id + 2 * n)}`)}
      list -[2]-> shared:Frame(104)@1101 -pixels-> old:ArrayBuffer(96)@7 -#backing_store-> ${payload('kept', id + 4)}
      app -view-> old; list -[3]-> young:Frame(104)@2101 -pixels-> next:ArrayBuffer(96)@2103 -#backing_store-> ${payload('late', id + 6)}
    `)
    expect(growthOf(heap, 3)).toMatchObject([
      {
        constructorName: 'Frame',
        objects: 3,
        selfBytes: 3 * 104,
        retainedBytes: 3 * 104 + 2 * (96 + 8192),
        holds: [{ constructorName: 'ArrayBuffer', objects: 2, retainedBytes: 2 * (96 + 8192) }],
      },
    ])
  })

  test('a native on a native counts with the growth that holds both', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5 -[0]-> socket:Socket(40)@1001
      socket -#handle-> handle:"Node / TCPWrap"(200)#native@1500 -#buffer-> bytes:"Node / Bytes"(1000)#native@1502
    `)
    expect(growthOf(heap)).toMatchObject([{ constructorName: 'Socket', selfBytes: 40, retainedBytes: 1240 }])
  })

  test('two holders of one class are two suspects', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -waiting-> waiting:Array@5
      app -running-> running:Set@7 -#table-> table:""(64)#array@9
      ${times(3, (n, id) => `waiting -[${n}]-> w${n}:Job(40)@${id}; table -#${n}-> r${n}:Job(40)@${id + 2}`)}
      ${times(2, (n, id) => `table -#${n + 3}-> r${n + 3}:Job(40)@${id + 4}`)}
    `)
    expect(
      growthOf(heap).map(({ container, objects, objectsPerIteration }) => [
        container,
        objects,
        objectsPerIteration,
      ]),
    ).toEqual([
      ['Set running', 5, null],
      ['Array waiting', 3, null],
    ])
  })

  test('what a suspect alone holds is folded into it', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(3, (n, id) => `list -[${n}]-> s${n}:Session(40)@${id} -user-> u${n}:User(24)@${id + 2} -name-> n${n}:"Ann ${n}"(16)#string@${id + 4}`)}
    `)
    expect(growthOf(heap)).toMatchObject([
      { constructorName: 'Session', objects: 3, selfBytes: 120, retainedBytes: 240 },
    ])
  })

  test('what two suspects hold together is shared evenly, and the sum is the growth', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -a-> a:Array@5; app -b-> b:Array@7
      ${times(4, (n, id) => `a -[${n}]-> x${n}:Left(40)@${id} -doc-> d${n}:Doc(100)@${id + 4}; b -[${n}]-> y${n}:Right(20)@${id + 2} -doc-> d${n}`)}
    `)
    expect(growthOf(heap).map((s) => [s.constructorName, s.selfBytes, s.retainedBytes])).toEqual([
      ['Left', 160, 360],
      ['Right', 80, 280],
    ])
  })

  test('a linked list is one suspect', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -head-> l0:Node(24)@2001
      ${times(30, (n, id) => `l${n} -next-> l${n + 1}:Node(24)@${id}; l${n + 1} -value-> v${n}:Value(8)@${id + 2}`)}
    `)
    expect(growthOf(heap)).toMatchObject([
      {
        constructorName: 'Node',
        objects: 30,
        retainedBytes: 30 * 32,
        retainerPath: ['(GC roots)', 'global', 'head', 'Node'],
        container: 'App global',
      },
    ])
  })

  test('a list that is held at both ends is one suspect', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:List@5 -head-> n0:Node(24)@1001; list -tail-> n29:Node(24)@1581
      ${times(29, (n, id) => `n${n}:Node(24)@${id} -next-> n${n + 1}:Node(24)@${id + 20}; n${n + 1} -prev-> n${n}`)}
    `)
    expect(growthOf(heap)).toMatchObject([{ constructorName: 'Node', objects: 30, retainedBytes: 720 }])
  })

  test('a tree whose nodes hold each other under several names is one suspect', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -tree-> t0:Leaf(24)@5
      ${times(31, (n, id) => `t${n >> 1} -${n % 2 ? 'left' : 'right'}-> t${n + 1}:Leaf(24)@${id}`)}
    `)
    expect(growthOf(heap)).toMatchObject([{ constructorName: 'Leaf', objects: 31 }])
  })

  test('a larger backing store is not the leak, what it holds is', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -map-> map:Map(32)@5 -#table-> table:""(4096)#array@1901
      ${times(3, (n, id) => `table -#${n}-> s${n}:Session(40)@${id}`)}
      table -#9-> old:Session(40)@7
    `)
    expect(growthOf(heap)[0]).toMatchObject({ constructorName: 'Session', objects: 3, container: 'Map map' })
  })

  test('a container made in the interval is not the leak, what it collects before and after is', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array(32)@1901
      ${times(12, (n, id) => `list -[${n}]-> s${n}:Session(40)@${n < 4 ? 11 + 2 * n : id}`)}
    `)
    expect(growthOf(heap)[0]).toMatchObject({
      constructorName: 'Session',
      objects: 8,
      container: 'Array list',
    })
  })

  test('a Map of Maps made per iteration is the leak, not what the Maps hold', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -outer-> outer:Map@5 -#table-> table:""(64)#array@7
      ${times(5, (n, id) => `table -#${n}-> m${n}:Map(32)@${id} -#table-> t${n}:""(48)#array@${id + 2} -#1-> v${n}:Value(8)@${id + 4}`)}
    `)
    expect(growthOf(heap)).toMatchObject([
      { constructorName: 'Map', objects: 5, container: 'Map outer', retainedBytes: 440 },
    ])
  })

  test('of four snapshots what was born in every interval stands before what came at once', () => {
    const draw = (more: string) =>
      drawHeap(`
        root -global-> app:App@3 -list-> list:Array@5; app -burst-> burst:Array@7; ${more}
        ${times(3, (n) => `list -[${n}]-> s${n}:Session(40)@${1000 * n + 11}; burst -[${n}]-> b${n}:Burst(60)@${1001 + 2 * n}`)}
      `)
    const ranking = (heap: DrawnHeap) =>
      findGrowth({ maxIds: [9, 999, 1999, 2999], last: heap.graph(), iterations: null }).map(
        ({ constructorName, objects }) => [constructorName, objects],
      )
    expect(ranking(draw(''))).toEqual([
      ['Burst', 3],
      ['Session', 3],
    ])
    expect(ranking(draw('list -[9]-> old:Session(40)@9'))).toEqual([
      ['Session', 3],
      ['Burst', 3],
    ])
  })
})

describe('snapshots', () => {
  test('of two, growth is all that came since the first', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5; list -[0]-> old:Session(40)@999
      list -[1]-> a:Session(40)@1001; list -[2]-> b:Session(40)@5001
    `)
    expect(findGrowth({ maxIds: [999], last: heap.graph(), iterations: null })).toMatchObject([
      { constructorName: 'Session', objects: 2 },
    ])
  })
})

describe('names', () => {
  test('listeners, variables of closures and nested containers are called as a person would', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -bus-> bus:EventEmitter@5 -_events-> events:Object@7 -data-> handlers:Array@9
      ${times(3, (n, id) => `handlers -[${n}]-> h${n}:onData(64)#closure@${id}`)}
      app -rooms-> rooms:Map@11 -#table-> outer:""#array@13 -#2-> inner:Map@15 -#table-> table:""#array@17
      ${times(3, (n, id) => `table -#${n}-> m${n}:Member(32)@${id + 2}`)}
      root -#31-> context:"system / Context"@21 -^last-> last:Last(16)@1991
    `)
    expect(growthOf(heap).map(({ constructorName, container }) => [constructorName, container])).toEqual([
      ['onData', 'listeners "data" of EventEmitter bus'],
      ['Member', 'Map in Map rooms'],
      ['Last', 'variable last'],
    ])
  })

  test('a signature knows no ids and no indices', () => {
    const draw = (shift: number, count: number, list = 'list') =>
      growthOf(
        drawHeap(`
          root -global-> app:App@3 -${list}-> list:Array@5
          ${times(count, (n, id) => `list -[${n + shift}]-> s${n}:Session(40)@${id + 2 * shift}`)}
        `),
      ).map(({ signature }) => signature)
    expect(draw(0, 3)).toEqual(draw(4, 9))
    expect(draw(0, 3)).not.toEqual(draw(0, 3, 'other'))
  })

  test('keys of a dictionary are no part of a path', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -users-> users:Object@5
      ${Array.from({ length: 80 }, (_, n) => `users -user${n}-> u${n}:User(24)@${1001 + 2 * n}`).join(';')}
    `)
    expect(growthOf(heap)).toMatchObject([
      {
        retainerPath: ['(GC roots)', 'global', 'users', '[*]', 'User'],
        container: 'Object users',
        objects: 80,
      },
    ])
  })

  test('lists under five or more keys of one object are one suspect, under fewer each its own', () => {
    const draw = (keys: number) =>
      growthOf(
        drawHeap(`
          root -global-> app:App@3 -byUser-> byUser:Object@5
          ${Array.from({ length: keys }, (_, n) => `byUser -user${n}-> l${n}:Array@${7 + 2 * n}`).join(';')}
          ${times(10, (n, id) => `l${n % keys} -[${n}]-> v${n}:Visit(40)@${id}`)}
        `),
      ).map(({ container, retainerPath, objects }) => [container, retainerPath.join('.'), objects])
    expect(draw(5)).toEqual([['Array in Object byUser', '(GC roots).global.byUser.[*].[*].Visit', 10]])
    expect(draw(2)).toEqual([
      ['Array user0', '(GC roots).global.byUser.user0.[*].Visit', 5],
      ['Array user1', '(GC roots).global.byUser.user1.[*].Visit', 5],
    ])
  })

  test('plain objects of five or more shapes under one path are one suspect, with the keys that all have', () => {
    const draw = (shapes: number) =>
      growthOf(
        drawHeap(`
          root -global-> app:App@3 -list-> list:Array@5; root -x-> x:X@7
          ${times(10, (n, id) => `list -[${n}]-> o${n}:Object(40)@${id} -id-> x; o${n} -key${n % shapes}-> x`)}
        `),
      ).map(({ shape, objects }) => [shape?.keys, objects])
    expect(draw(5)).toEqual([[['id'], 10]])
    expect(draw(2)).toEqual([
      [['id', 'key0'], 5],
      [['id', 'key1'], 5],
    ])
  })

  test('listeners of events that have ids in their names are one suspect', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -bus-> bus:EventEmitter@5 -_events-> events:Object@7
      ${times(9, (n, id) => `events -done${n}-> h${n}:onDone(64)#closure@${id}`)}
    `)
    expect(growthOf(heap)).toMatchObject([
      { constructorName: 'onDone', objects: 9, container: 'listeners of EventEmitter bus' },
    ])
  })

  test('a container of numbers shows by its larger store', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -numbers-> numbers:Array(32)@5 -#elements-> store:"(object elements)"(800)#array@1001
    `)
    expect(growthOf(heap, 10)).toMatchObject([
      {
        constructorName: '(array)',
        kind: 'internal',
        container: 'Array numbers',
        retainerPath: ['(GC roots)', 'global', 'numbers', '(array)'],
        objects: 1,
        selfBytes: 0,
        retainedBytes: 832,
        bytesPerIteration: null,
      },
    ])
  })

  test('strings come last, with examples', () => {
    const heap = drawHeap(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(5, (n, id) => `list -[${n}]-> s${n}:"line_${n}"(400)#string@${id}`)}
      list -[9]-> job:Job(8)@1999
    `)
    expect(growthOf(heap)).toMatchObject([
      { constructorName: 'Job' },
      { constructorName: '(string)', kind: 'string', objects: 5, examples: ['line_0', 'line_1', 'line_2'] },
    ])
  })
})

describe('bounds', () => {
  test('a chain of objects of many classes does not make a path without end', () => {
    const heap = drawHeap(`
      root -global-> c0:Class0@3
      ${Array.from({ length: 3000 }, (_, n) => `c${n} -p${n}-> c${n + 1}:Class${n + 1}@${2 * n + 5}`).join(';')}
      c3000 -list-> list:Array@7001 -[0]-> s:Session(40)@8001
    `)
    const [suspect] = findGrowth({ maxIds: [7999, 8999], last: heap.graph(), iterations: null })
    expect(suspect?.retainerPath).toHaveLength(67)
    expect(suspect?.retainerPath.slice(0, 2)).toEqual(['(GC roots)', '…'])
    expect(suspect?.container).toBe('Array list')
  })

  test('a list of 300,000 nodes is one suspect', () => {
    const count = 300_000
    const nodes = Array.from({ length: count }, (_, n) => ({
      name: 'Node',
      type: 'object',
      id: 1001 + 2 * n,
      selfSizeBytes: 24,
      edges: n + 1 < count ? [{ type: 'property', name: 'next', to: n + 2 }] : [],
    }))
    const rootNode = {
      name: '',
      type: 'synthetic',
      id: 1,
      selfSizeBytes: 0,
      edges: [{ type: 'property', name: 'head', to: 1 }],
    }
    const bytes = new TextEncoder().encode(writeSnapshot([rootNode, ...nodes]))
    const suspects = findGrowth({
      maxIds: [999, 1001 + 2 * count],
      last: analyzeHeap(parseBytes(bytes)),
      iterations: null,
    })
    expect(suspects.map(({ objects, retainedBytes }) => [objects, retainedBytes])).toEqual([
      [count, 24 * count],
    ])
  })
})
