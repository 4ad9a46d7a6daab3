// A heap of what is hard to get right: WeakMaps, closures, typed arrays, plain objects of many shapes, vm contexts, proxies,
// accessors, symbols, sliced and concatenated strings. node rich.cjs OUT [scale]
const v8 = require('node:v8')
const vm = require('node:vm')

const scale = Number(process.argv[3] ?? 1)
const keep = []
const weak = new WeakMap()
const weaker = new WeakMap()
const registry = new FinalizationRegistry(() => {})

class Session {
  #secret = Symbol('secret')
  constructor(index) {
    this.id = index
    this.name = `session ${index}`
    this.onClose = () => this.id + index + this.#secret.toString().length
  }
  get label() {
    return this.name
  }
}
const Anonymous = [
  class {},
  class {
    value = 1
  },
]
function Old(index) {
  this.index = index
}
Old.prototype.twice = function twice() {
  return this.index * 2
}

for (let index = 0; index < 300 * scale; index++) {
  const session = new Session(index)
  const holder = { session, index, 'odd, "name"': index, __proto__: { inherited: index } }
  weak.set(session, { data: `value ${index}`, back: index % 3 === 0 ? session : null })
  weaker.set(holder, session)
  if (index % 5 === 0) weak.set(holder, holder)
  registry.register(session, index)
  keep.push(holder, new WeakRef(session), new Old(index), new Anonymous[index % 2]())
  keep.push(
    { id: index, name: `n${index}`, next: keep.at(-1) },
    { name: index, id: String(index) },
    { [`key${index}`]: 1 },
  )
  keep.push(Object.assign(Object.create(null), { id: index, name: 'bare', extra: [index] }))
  keep.push(
    new Map([
      [session, holder],
      [index, `text ${index}`],
    ]),
    new Set([session, `s${index}`]),
  )
  keep.push(
    new Uint8Array(index),
    new Float64Array(new ArrayBuffer(8 * (8 + index))),
    new DataView(new ArrayBuffer(8)),
  )
  keep.push(Buffer.from(`buffer ${index}`), Buffer.alloc(10_000), new SharedArrayBuffer(16))
  keep.push(
    `left ${index} `.concat('x'.repeat(index % 40)),
    `sliced string of some length ${index}`.slice(3, 40),
  )
  keep.push(
    new Proxy({ target: index }, { get: () => index }),
    Symbol(`symbol ${index}`),
    BigInt(index) ** 20n,
  )
  keep.push(/re(gexp)/gi, new Date(index), new Error(`error ${index}`), Promise.resolve(index), [
    index,
    [index],
  ])
  keep.push({
    get computed() {
      return index
    },
    set computed(value) {
      keep.length = value
    },
  })
  keep.push(
    function* generator() {
      yield index
    },
    async () => session.id,
    session.label,
  )
}
const table = {}
for (let index = 0; index < 2000 * scale; index++)
  table[`entry-${index}`] = { key: index, value: `v${index}` }
keep.push(table)
for (let index = 0; index < 3 * scale; index++) {
  const context = vm.createContext({ shared: keep[index], index })
  keep.push(
    context,
    vm.runInContext(
      'class Guest { constructor() { this.x = shared } }; [new Guest(), { id: 1, name: 2 }]',
      context,
    ),
  )
}
keep.push(new vm.Script('globalThis.late = () => 1').runInThisContext())
let list = null
for (let index = 0; index < 5000 * scale; index++) list = { value: index, next: list }
globalThis.keep = { keep, weak, weaker, list }
v8.writeHeapSnapshot(process.argv[2])
