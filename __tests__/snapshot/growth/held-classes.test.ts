import { describe, expect, test } from 'vitest'
import { findGrowth, type Suspect } from '../../../src/snapshot/index.ts'
import { drawHeap } from '../heap-builder.ts'

/** S1 ends at id 999, S2 at 1999: ids 1001 to 1999 are growth. */
function growthOf(drawing: string): readonly Suspect[] {
  return findGrowth({ maxIds: [999, 1999], last: drawHeap(drawing).graph(), iterations: null })
}

function times(count: number, line: (index: number, id: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index, 1001 + 20 * index)).join('\n')
}

const names = ({ holds }: Suspect) =>
  holds.map(({ constructorName, objects, retainedBytes }) => [constructorName, objects, retainedBytes])

/** A closure a time, with what it was made for in its context. */
const listeners = (body: (index: number, id: number) => string) => `
  root -global-> app:App@3 -list-> list:Array@5
  ${times(4, (n, id) => `list -[${n}]-> f${n}:onData(64)#closure@${id} -#context-> c${n}:"system / Context"(24)@${id + 2}; ${body(n, id)}`)}
`

describe('what hangs on a suspect', () => {
  test('is told by class, with count and what it retains, the largest first', () => {
    const [suspect, ...others] = growthOf(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(3, (n, id) => `list -[${n}]-> s${n}:Session(40)@${id} -user-> u${n}:User(24)@${id + 2} -a-> a${n}:Role(10)@${id + 4}; u${n} -b-> b${n}:Role(10)@${id + 6}; s${n} -log-> l${n}:Log(500)@${id + 8}`)}
    `)
    expect(others).toEqual([])
    expect(names(suspect)).toEqual([
      ['Log', 3, 1500],
      ['User', 3, 132],
      ['Role', 6, 60],
    ])
    expect(suspect.within).toBeNull()
  })

  test('is four classes at most', () => {
    const [suspect] = growthOf(`
      root -global-> app:App@3 -list-> list:Array@5 -[0]-> s:Session(40)@1001
      ${Array.from({ length: 9 }, (_, n) => `s -p${n}-> x${n}:Part${n}(${100 - n})@${1003 + 2 * n}`).join('\n')}
    `)
    expect(names(suspect).map(([name]) => name)).toEqual(['Part0', 'Part1', 'Part2', 'Part3'])
  })

  test('counts an object below another of its class no second time', () => {
    const [suspect] = growthOf(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(2, (n, id) => `list -[${n}]-> s${n}:Session(40)@${id} -tree-> a${n}:Leaf(100)@${id + 2} -left-> b${n}:Leaf(10)@${id + 4}`)}
    `)
    expect(names(suspect)).toEqual([['Leaf', 4, 220]])
  })

  test('counts half for each of two suspects that hold it together', () => {
    const suspects = growthOf(`
      root -global-> app:App@3 -a-> a:Array@5; app -b-> b:Array@7
      ${times(4, (n, id) => `a -[${n}]-> x${n}:Left(40)@${id} -doc-> d${n}:Doc(100)@${id + 4}; b -[${n}]-> y${n}:Right(20)@${id + 2} -doc-> d${n}`)}
    `)
    expect(suspects.map((suspect) => [suspect.constructorName, ...names(suspect)])).toEqual([
      ['Left', ['Doc', 4, 200]],
      ['Right', ['Doc', 4, 200]],
    ])
  })

  test("leaves out strings and V8's own", () => {
    const [suspect] = growthOf(`
      root -global-> app:App@3 -list-> list:Array@5
      ${times(2, (n, id) => `list -[${n}]-> s${n}:Session(40)@${id} -name-> t${n}:"Ann"(900)#string@${id + 2}; s${n} -#store-> e${n}:""(400)#array@${id + 4}`)}
    `)
    expect(names(suspect)).toEqual([])
  })
})

describe('what a function was kept for', () => {
  test('is a suspect within the function, with the bytes that are a part of it', () => {
    const [holder, body, ...others] = growthOf(
      listeners((n, id) => `c${n} -^socket-> s${n}:Socket(1000)@${id + 4}`),
    )
    expect(others).toEqual([])
    expect(holder).toMatchObject({ constructorName: 'onData', objects: 4, retainedBytes: 4352, within: null })
    expect(body).toMatchObject({
      constructorName: 'Socket',
      objects: 4,
      retainedBytes: 4000,
      within: { signature: holder.signature, constructorName: 'onData' },
      holds: [],
    })
    expect(body.signature).not.toBe(holder.signature)
  })

  test('is none where it makes up less than half of what the function retains', () => {
    const suspects = growthOf(
      listeners(
        (n, id) =>
          `c${n} -^socket-> s${n}:Socket(80)@${id + 4}; c${n} -^text-> t${n}:"long"(900)#string@${id + 6}`,
      ),
    )
    expect(suspects.map(({ constructorName }) => constructorName)).toEqual(['onData'])
  })

  test('is none where only few of the functions have one', () => {
    const suspects = growthOf(
      listeners((n, id) => (n === 0 ? `c${n} -^socket-> s${n}:Socket(9000)@${id + 4}` : '')),
    )
    expect(suspects.map(({ constructorName }) => constructorName)).toEqual(['onData'])
  })

  test('is looked for behind a promise, an array or a Map that says nothing itself', () => {
    const of = (holder: string) =>
      growthOf(`
        root -global-> app:App@3 -list-> list:Set@5 -#table-> table:""(64)#array@7
        ${times(4, (n, id) => `table -#${n}-> p${n}:${holder}(32)@${id} -value-> j${n}:Job(400)@${id + 2}`)}
      `).map(({ constructorName, within }) => [constructorName, within?.constructorName])
    expect(of('Promise')).toEqual([
      ['Promise', undefined],
      ['Job', 'Promise'],
    ])
    expect(of('Generator')).toEqual([
      ['Generator', undefined],
      ['Job', 'Generator'],
    ])
    // a class of the program's own is what a person looks for
    expect(of('Task')).toEqual([['Task', undefined]])
    expect(of('Object')).toEqual([['Object', undefined]])
  })
})
