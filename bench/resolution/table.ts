import { cpus } from 'node:os'
import type { Step } from '../resolution.ts'
import { RULES, type RuleVerdicts } from './rules.ts'

export interface Row {
  readonly library: string
  readonly node: string
  readonly cells: readonly string[]
}

const HEAD = [
  '| library | Node | A/A difference | verdict | s | smallest leak found | slope gate | memwatch | leakage | default flags: A/A difference | verdict | smallest leak found | slope gate | memwatch | leakage | engine |',
  `${'|---'.repeat(16)}|`,
]

/** One row for each library on each Node, from the steps done so far. */
export function rowsOf(steps: readonly Step[]): readonly Row[] {
  const places = new Map(steps.map(({ library, node }) => [`${library} ${node}`, { library, node }]))
  return [...places.values()].map(({ library, node }) => {
    const here = (['quiet', 'default'] as const).flatMap((v8) =>
      ofOneEngine(steps.filter((step) => step.library === library && step.node === node && step.v8 === v8)),
    )
    return {
      library,
      node,
      cells: [
        ...cellsOf(here, 'quiet', true),
        ...cellsOf(here, 'default', false),
        [...new Set(here.map(({ engine }) => engine.slice(0, 4)))].join(', '),
      ],
    }
  })
}

/** Of the engine that was here first in the list: figures of two are not mixed. */
function ofOneEngine(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ engine }) => engine === steps[0]?.engine)
}

function cellsOf(steps: readonly Step[], v8: Step['v8'], withSeconds: boolean): readonly string[] {
  const here = steps.filter((step) => step.v8 === v8)
  const still = here.find((step) => step.kind === 'compared' && step.bytesPerIteration === 0)
  if (still?.kind !== 'compared') return Array.from({ length: withSeconds ? 7 : 6 }, () => '')
  const isTried = here.some(({ kind, bytesPerIteration }) => kind === 'compared' && bytesPerIteration > 0)
  const found = here
    .filter((step) => step.kind === 'compared' && step.verdict.startsWith('regression'))
    .map(({ bytesPerIteration }) => bytesPerIteration)
  return [
    still.differenceBytesPerIteration?.toFixed(2).replace('-0.00', '0.00') ?? '-',
    still.verdict.replace(/ \(.*: /, ' (').replace(/\)$/, ')'),
    ...(withSeconds ? [still.seconds.toFixed(0)] : []),
    found.length > 0 ? String(Math.min(...found)) : isTried ? 'none' : '',
    ...RULES.map((rule) => smallestFoundBy(rule, here)),
  ]
}

/** The smallest leak from which on the rule finds every one; a rule that fires without a leak finds none. */
function smallestFoundBy(rule: keyof RuleVerdicts, steps: readonly Step[]): string {
  const clean = steps.flatMap((step) =>
    step.kind === 'compared' && step.bytesPerIteration === 0 ? step.rules : [],
  )
  const alarms = clean.filter((verdicts) => verdicts[rule]).length
  if (alarms > 0) return `false alarm (${alarms} of ${clean.length})`
  const ruled = steps
    .flatMap((step) => (step.kind === 'ruled' ? [step] : []))
    .sort((a, b) => a.bytesPerIteration - b.bytesPerIteration)
  if (ruled.length === 0) return ''
  const lastMissed = ruled.findLastIndex(({ rules }) => !rules[rule])
  return String(ruled[lastMissed + 1]?.bytesPerIteration ?? 'none')
}

export function tableOf(rows: readonly Row[]): string {
  return [
    '# Resolution',
    '',
    `\`npm run resolution\` on ${cpus().length} cores. Bytes of heapUsed per iteration, the threshold left at \`auto\`.`,
    'The smallest leak is the smallest of 1, 4, 16, 64, 256, 1,024, 4,096 and 16,384 that is called a regression; 1 is an object',
    'of 16 bytes kept at every sixteenth iteration. The other rules judge single runs sampled at the same iterations: of them the',
    'smallest leak from which on they fire at every larger one, or *false alarm* where they fire at a run without a leak.',
    '',
    '- slope gate: least squares through the samples after the first third, above 10 bytes per iteration.',
    '- memwatch: five collections in a row with a larger heap, by a byte or more.',
    '- engine: hashes of what measured and judged, quiet and default where these are two.',
    '- leakage: of the first six differences five in a row above 1 KiB (5 KiB where the iteration is asynchronous).',
    '',
    ...HEAD,
    ...rows.map(({ library, node, cells }) => `| ${[library, node, ...cells].join(' | ')} |`),
    '',
  ].join('\n')
}
