/**
 * The demo's small program, as files: visits are kept in two lists, and a flush is meant to empty both. The leak is the
 * one of Alex Kras's article: an object stored in two lists, cleaned from one.
 */
export type ProgramFiles = Readonly<Record<string, string>>

export const DEMO_WORKLOAD = 'bench/visits.leak.mjs'
/** What the demo plants, and so has to find. */
export const PLANTED = {
  constructorName: 'Visit',
  holder: 'leakyData',
  file: 'src/visits.mjs',
  line: 15,
} as const

const VISITS = `const recentData = []
const leakyData = []

class Visit {
  constructor(page, visitor) {
    this.page = page
    this.visitor = visitor
    this.seconds = 0
    this.previous = null
  }
}

/** Remembers a visit until the next flush. */
export function record(page, visitor) {
  const visit = new Visit(page, visitor)
  recentData.push(visit)
  leakyData.push(visit)
  return visit
}
`

const CLEAN_FLUSH = `
export function flush() {
  recentData.length = 0
  leakyData.length = 0
}
`

const LEAKING_FLUSH = `
export function flush() {
  recentData.length = 0
}
`

const SHARED: ProgramFiles = {
  'package.json': `${JSON.stringify({ name: 'heapslope-demo', private: true, type: 'module' }, null, 2)}\n`,
  [DEMO_WORKLOAD]: `import { flush, record } from '../src/visits.mjs'

export default function iteration() {
  record('/pricing', 'somebody')
  flush()
}
`,
}

export const CLEAN_PROGRAM: ProgramFiles = { ...SHARED, [PLANTED.file]: VISITS + CLEAN_FLUSH }
export const LEAKING_PROGRAM: ProgramFiles = { ...SHARED, [PLANTED.file]: VISITS + LEAKING_FLUSH }
