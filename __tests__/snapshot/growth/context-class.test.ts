import { expect, test } from 'vitest'
import { findGrowth, type Suspect } from '../../../src/snapshot/index.ts'
import { drawHeap } from '../heap-builder.ts'

/** S1 ends at id 999, S2 at 1999: ids 1001 to 1999 are growth. */
function growthOf(drawing: string): readonly Suspect[] {
  return findGrowth({ maxIds: [999, 1999], last: drawHeap(drawing).graph(), iterations: 2 })
}

function times(count: number, line: (index: number, id: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index, 1001 + 20 * index)).join('\n')
}

/** A context with a function of its own, which leads back to it. */
const context = (n: number, id: number, name = 'system / NativeContext') =>
  `c${n}:"${name}"(2000)#hidden@${id + 4}; c${n} -#array_function-> a${n}:Array(64)#closure@${id + 6} -#context-> c${n}`
/** From Node 24 on: the sandbox holds a native of Node, and that the context. */
const byNative = (n: number, id: number, name?: string) => `
  s${n} -"<symbol node:contextify:context>"-> p${n}:"Node / ContextifyContext"(112)#native@${id + 2} -[4]-> ${context(n, id, name)}`
/** Up to Node 22: an object of a class that was made in the context, and beside it the native. */
const byClass = (n: number, id: number) => `
  s${n} -"<symbol node:contextify:context>"-> p${n}:Object(40)@${id + 2} -#javascript_to_native-> n${n}:"Node / ContextifyContext"(48)#native@${id + 3}
  p${n} -#map-> m${n}:"system / Map"(72)#object-shape@${id + 8} -#constructor-> k${n}:""(64)#closure@${id + 10} -#context-> ${context(n, id)}`

const told = ({ constructorName, container, retainerPath, objects }: Suspect) => ({
  constructorName,
  container,
  path: retainerPath.join('.'),
  objects,
})
const tenants = (peg: (n: number, id: number) => string) => `
  root -global-> app:App@3 -list-> list:Array@5
  root -!1-> own:"system / NativeContext"(2000)#hidden@7
  ${times(3, (n, id) => `list -[${n}]-> s${n}:Tenant(40)@${id}; ${peg(n, id)}`)}
`

test.each([
  ['as Node 20 and 22 hold it', byClass],
  ['as Node 24 holds it', byNative],
  [
    'as Node 26 holds it',
    (n: number, id: number) => byNative(n, id, 'system / NativeContext / https://a.invalid'),
  ],
])('a context is told by what the program has of it: %s', (_, peg) => {
  const suspects = growthOf(tenants(peg))
  const [first, ...others] = suspects.filter(({ constructorName }) => constructorName === 'vm context')
  expect(others).toEqual([])
  expect(told(first)).toEqual({
    constructorName: 'vm context',
    container: 'Array list',
    path: '(GC roots).global.list.[*].vm context',
    objects: 3,
  })
  expect(first).toMatchObject({
    kind: 'native',
    selfBytes: 3 * 2000,
    retainedBytes: 3 * 2064,
    objectsPerIteration: 1.5,
    within: { constructorName: 'Tenant' },
  })
  expect(suspects[0]).toBe(first)
  expect(first.signature).toBe(growthOf(tenants(byNative))[0].signature)
})

test('a context that weighs little of what holds it comes behind that', () => {
  const suspects = growthOf(`
    root -global-> app:App@3 -list-> list:Array@5
    ${times(2, (n, id) => `list -[${n}]-> s${n}:Page(40)@${id} -dom-> d${n}:Document(9000)@${id + 12}; ${byNative(n, id)}`)}
  `)
  expect(suspects.map(({ constructorName }) => constructorName)).toEqual(['Page', 'vm context'])
  expect(suspects[1].within).toEqual({ signature: suspects[0].signature, constructorName: 'Page' })
})

test('a context that a function made inside keeps lies where the function lies', () => {
  const suspects = growthOf(`
    root -global-> app:App@3 -list-> list:Array@5
    ${times(2, (n, id) => `list -[${n}]-> s${n}:render(64)#closure@${id} -#context-> ${context(n, id)}; c${n} -[0]-> p${n}:"Node / ContextifyContext"(112)#native@${id + 2}`)}
  `)
  expect(told(suspects[0])).toEqual({
    constructorName: 'vm context',
    container: 'Array list',
    path: '(GC roots).global.list.[*].vm context',
    objects: 2,
  })
})

test('frames of a page are no contexts of node:vm', () => {
  const suspects = growthOf(`
    root -global-> app:App@3 -list-> list:Array@5
    ${times(2, (n, id) => `list -[${n}]-> s${n}:render(64)#closure@${id} -#context-> ${context(n, id)}`)}
  `)
  expect(suspects.map(({ constructorName }) => constructorName)).toEqual(['render'])
})
