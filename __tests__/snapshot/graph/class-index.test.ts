import { describe, expect, test } from 'vitest'
import type { ClassOrdinal } from '../../../src/snapshot/index.ts'
import { type DrawOptions, drawHeap } from '../heap-builder.ts'

/** Class names by alias. */
function classesOf(
  drawing: string,
  aliases: readonly string[],
  options: DrawOptions = {},
): readonly string[] {
  const heap = drawHeap(drawing, options)
  const { classes } = heap.graph()
  return aliases.map((alias) => classes.name(classes.ofNode[heap.ordinal(alias)] as ClassOrdinal))
}

describe('names', () => {
  test('objects and natives go by their name, everything else by its type', () => {
    const drawing = `root -%global-> a:App; a -f-> f:onClose#closure; a -s-> s:"some text"#string; a -m-> m:"system / Map"#hidden
      a -c-> c:"(code)"#code; a -r-> r:"/x/"#regexp; a -n-> n:"Node / Env"#native; a -b-> b:"big"#concatenated-string`
    expect(classesOf(drawing, ['a', 'f', 's', 'm', 'c', 'r', 'n', 'b', 'root'])).toEqual([
      'App',
      'Function',
      '(string)',
      '(system)',
      '(compiled code)',
      'RegExp',
      'Node / Env',
      '(concatenated string)',
      '(synthetic)',
    ])
  })

  test('an element goes by its tag', () => {
    const drawing = `root -%global-> a:"<div id='x'>"#native; a -x-> b:"<div>"#native; a -y-> c:"Detached <p class='y'>"#native`
    expect(classesOf(drawing, ['a', 'b', 'c'])).toEqual(['<div>', '<div>', 'Detached <p>'])
  })

  test('a native that V8 calls detached, and what only it leads to, is called so', () => {
    const drawing = `root -%global-> app; app -x-> gone:Node#native -child-> child:Node#native; app -y-> here:Node#native -z-> both:Node#native
      gone -w-> both; gone -js-> object:Wrapper -back-> beyond:Node#native`
    const detachedness = { gone: 2, here: 1 }
    expect(
      classesOf(drawing, ['gone', 'child', 'here', 'both', 'object', 'beyond'], { detachedness }),
    ).toEqual(['Detached Node', 'Detached Node', 'Node', 'Node', 'Wrapper', 'Node'])
  })
})

describe('plain objects', () => {
  test('two with the same properties name an interface', () => {
    const drawing = `root -%global-> app; app -a-> a:Object -id-> one:n#number; app -b-> b:Object -id-> one
      a -name-> text:t#string; b -name-> text; app -c-> c:Object -other-> one`
    expect(classesOf(drawing, ['a', 'b', 'c'])).toEqual(['{id, name}', '{id, name}', 'Object'])
  })

  test('an object with more properties takes the interface with most of them', () => {
    const drawing = `root -%global-> app; app -a-> a:Object -id-> one:n#number; app -b-> b:Object -id-> one
      app -c-> c:Object -id-> one; app -d-> d:Object -id-> one; c -name-> one; d -name-> one; app -e-> e:Object -name-> one; e -id-> one; e -x-> one`
    expect(classesOf(drawing, ['a', 'c', 'e'])).toEqual(['{id}', '{id, name}', '{id, name}'])
  })

  test('what would read as another list of properties is quoted', () => {
    const drawing = `root -%global-> app; app -a-> a:Object -"x, y"-> one:n#number; app -b-> b:Object -"x, y"-> one`
    expect(classesOf(drawing, ['a'])).toEqual(['{"x, y"}'])
  })

  test('the keys of an interface are told beside its name', () => {
    const heap = drawHeap(
      'root -%global-> app; app -a-> a:Object -id-> one:n#number; app -b-> b:Object -id-> one',
    )
    const { classes } = heap.graph()
    const keysOf = (alias: string) => classes.shapeKeys(classes.ofNode[heap.ordinal(alias)] as ClassOrdinal)
    expect([keysOf('a'), keysOf('app')]).toEqual([['id'], null])
  })
})

test('two classes of one name are told apart by where they are defined', () => {
  const here = { scriptId: 5, line: 10, column: 2 }
  const there = { scriptId: 6, line: 10, column: 2 }
  const heap = drawHeap('root -%global-> app; app -a-> a:Session; app -b-> b:Session; app -c-> c:Session', {
    locations: { a: here, b: there, c: here },
  })
  const { classes, columns } = heap.graph()
  const [a, b, c] = ['a', 'b', 'c'].map((alias) => classes.ofNode[heap.ordinal(alias)])
  expect([a === c, a === b]).toEqual([true, false])
  expect([classes.name(a as ClassOrdinal), classes.name(b as ClassOrdinal)]).toEqual(['Session', 'Session'])
  expect(columns.locations.scriptId[classes.locationRow(b as ClassOrdinal)]).toBe(6)
})

test('a class retains what its outermost objects retain', () => {
  const heap = drawHeap(
    'root -%global-> app -list-> a:Link(10) -next-> b:Link(10) -next-> c:Link(10) -text-> t:t(100)#string',
  )
  const { classes, totals } = heap.graph()
  const link = classes.ofNode[heap.ordinal('a')]
  expect([
    totals.objects[link],
    totals.selfSizeBytes[link],
    totals.retainedSizeBytes[link],
    totals.distance[link],
  ]).toEqual([3, 30, 130, 2])
})
