// Snapshots of one process whose heap is as large as asked and leaks a little in between.
// node --max-old-space-size=16000 sized.cjs SCALE PREFIX [COUNT]   -> PREFIX-1.heapsnapshot, -2, ...; scale 1 is about 23 MB of text, 253 a gigabyte
const { readFileSync } = require('node:fs')
const v8 = require('node:v8')

const scale = Number(process.argv[2])
const prefix = process.argv[3]
const typescript = require('typescript')
const loaded = ['lodash', 'acorn', 'terser'].map((name) => require(name))

let state = 4711
const below = (limit) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
const word = () => below(2 ** 31).toString(36) + below(2 ** 31).toString(36)

class Account {
  constructor(index) {
    this.index = index
    this.mail = `${word()}@example.org`
    this.settings = new Map([
      ['theme', word()],
      ['zone', 'UTC'],
    ])
    this.invoices = []
    this.created = new Date(index * 1000)
  }
}
class Line {
  constructor(article, count) {
    this.article = article
    this.count = count
    this.price = count * 1.1 + below(100) / 7
    this.remark = below(3) === 0 ? `"${word()}"\n\u00e9` : null
  }
}
class Invoice {
  constructor(account, lines) {
    this.account = account
    this.lines = Array.from({ length: lines }, () => new Line(articles[below(articles.length)], below(9)))
    this.tags = new Set([word(), word()])
    this.total = () => this.lines.reduce((sum, line) => sum + line.price, 0)
    account.invoices.push(this)
  }
}
class Branch {
  constructor(depth, parent) {
    this.parent = parent
    this.left = depth > 0 ? new Branch(depth - 1, this) : null
    this.right = depth > 0 ? new Branch(depth - 1, this) : null
    this.value = below(1e9)
  }
}
class Entry {
  constructor() {
    this.bytes = new Uint8Array(64 + below(64))
    this.meta = { hits: below(9), source: `file:///${word()}.js`, [`dynamic${below(200)}`]: word() }
  }
}
const articles = Array.from({ length: 500 }, (_, index) => ({
  number: `A-${index}`,
  title: word(),
  size: [below(9), below(9)],
}))
const source = readFileSync(require.resolve('acorn'), 'utf8').slice(0, 60_000)
const kept = {
  accounts: [],
  trees: [],
  lists: [],
  entries: new Map(),
  tables: [],
  notes: new WeakMap(),
  syntax: [],
  json: [],
}
globalThis.kept = kept

function grow(unit) {
  for (let index = 0; index < 500; index++) {
    const account = new Account(unit * 500 + index)
    kept.accounts.push(account)
    for (let count = 0; count < 3; count++)
      kept.notes.set(new Invoice(account, 1 + below(6)), { account, note: word() })
  }
  kept.trees.push(new Branch(10, null))
  let list = null
  for (let index = 0; index < 1500; index++) list = { value: index, next: list }
  kept.lists.push(list)
  for (let index = 0; index < 300; index++) kept.entries.set(word(), new Entry())
  const table = {}
  for (let index = 0; index < 600; index++) table[word()] = { rank: index, text: word() }
  kept.tables.push(table)
  if (unit % 8 === 0)
    kept.syntax.push(typescript.createSourceFile(`${unit}.js`, source, typescript.ScriptTarget.Latest, true))
  kept.json.push(
    JSON.parse(
      JSON.stringify(
        Array.from({ length: 200 }, (_, row) => ({ row, name: word(), nested: { a: row, b: [row] } })),
      ),
    ),
  )
}

class LeakedSession {
  constructor(index) {
    this.index = index
    this.text = `leaked ${word()}`
  }
}
const leaked = []
globalThis.leaked = leaked
for (let unit = 0; unit < scale; unit++) grow(unit)
void loaded
for (let snapshot = 1; snapshot <= Number(process.argv[4] ?? 1); snapshot++) {
  v8.writeHeapSnapshot(`${prefix}-${snapshot}.heapsnapshot`)
  for (let index = 0; index < 200; index++) leaked.push(new LeakedSession(index))
}
