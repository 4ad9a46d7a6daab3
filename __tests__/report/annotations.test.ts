import { describe, expect, test } from 'vitest'
import { annotationCommands, annotationsOf } from '../../src/report/index.ts'
import type { Finding } from '../../src/result/index.ts'
import { drawResult, drawWorkload, leakingWorkload, sessionFinding } from './draw-result.ts'

function annotated(...findings: readonly Finding[]) {
  return annotationsOf(drawResult([leakingWorkload({ findings: [...findings] })]))
}

function at(file: string, line = 41): Finding {
  return sessionFinding({ allocationSite: { ...sessionFinding().allocationSite!, file, line } })
}

describe('annotations', () => {
  test('stand at the line that allocates', () => {
    expect(annotated(sessionFinding())).toEqual([
      {
        level: 'error',
        file: 'src/session.ts',
        line: 41,
        column: 12,
        title: 'Session leaks in router',
        message:
          'One Session object per call stays reachable, held by Map sessions, allocated at src/session.ts:41 in open. ' +
          '1 object, 280 bytes per call; retains 109.4 KiB.\nPath: (GC roots) → server → sessions → [*] → Session',
      },
    ])
  })

  test('of a function whose line is not certain have no column', () => {
    const site = { ...sessionFinding().allocationSite!, certainty: 'function' as const }
    expect(annotated(sessionFinding({ allocationSite: site }))[0]).toMatchObject({ line: 41, column: null })
  })

  test('are made of what is new or worse, not of what is the same or fixed', () => {
    const kinds = (['new', 'worse', 'same', 'fixed'] as const).map((kind, index) => ({
      ...at('a.ts', index + 1),
      kind,
    }))
    expect(annotated(...kinds).map((annotation) => annotation.line)).toEqual([1, 2])
  })

  test('of what is known are notices, until the day after its last', () => {
    const levelsOf = (expired: boolean) =>
      annotationsOf(
        drawResult([
          leakingWorkload({
            findings: [sessionFinding({ known: { reason: 'upstream', expires: '2026-10-31', expired } })],
          }),
        ]),
      ).map(({ level }) => level)
    expect(levelsOf(false)).toEqual(['notice'])
    expect(levelsOf(true)).toEqual(['error'])
  })

  test('of a workload that did not regress are warnings', () => {
    const calm = drawWorkload({ findings: [sessionFinding()] })
    expect(annotationsOf(drawResult([calm])).map((annotation) => annotation.level)).toEqual(['warning'])
  })

  test('of one line and class in two workloads are one', () => {
    expect(annotated(at('a.ts'), at('a.ts'), at('b.ts'))).toHaveLength(2)
  })

  test.each([
    '/usr/lib/x.js',
    'C:\\x.js',
    '..\\x.js',
    '../x.js',
    'a/../../x.js',
    'node:fs',
    'file:///x.js',
    'node_modules/x/y.js',
    'packages/a/node_modules/x.js',
    '',
    ' ',
  ])('cannot stand at %j, outside the repository', (file) => {
    expect(annotated(at(file))).toEqual([])
  })

  test('without a line do not stand anywhere', () => {
    expect(annotated(at('a.ts', 0))).toEqual([])
    expect(annotated(sessionFinding({ allocationSite: null }))).toEqual([])
  })
})

describe('workflow commands', () => {
  test('escape what would end them', () => {
    const [line] = annotationCommands(
      annotated({ ...at('src/a,b:c%.ts'), constructorName: 'A::B\n::error::' }),
    )
    expect(line).toMatch(
      /^::error file=src\/a%2Cb%3Ac%25\.ts,line=41,col=12,title=A%3A%3AB %3A%3Aerror%3A%3A leaks in router::/,
    )
    expect(line!.split('\n')).toHaveLength(1)
  })

  test('are ten of a level at most, the first ones, and messages end at 4,096 characters', () => {
    const findings = Array.from({ length: 30 }, (_, index) => ({
      ...at(`f${index}.ts`),
      retainerPath: Array(2_000).fill('step'.repeat(100)),
    }))
    const lines = annotationCommands(annotated(...findings))
    expect(lines).toHaveLength(10)
    expect(lines[0]).toContain('file=f0.ts')
    for (const line of lines) expect(line.length).toBeLessThan(4_096 + 200)
  })
})
