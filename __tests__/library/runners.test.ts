import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALLOCATING_LINE, createProject, OPTIONS, type Project, SESSIONS } from './runner-project.ts'

const PATIENT = 240_000

/** Types on lines of their own, so that the lines of what runs are others than those that were written. */
const TYPED_SESSIONS = `interface Opened {
  readonly id: number
}

class Session {
  readonly id: number
  readonly openedBy: Opened
  constructor(id: number) {
    this.id = id
    this.openedBy = { id }
  }
}

export const registry = { sessions: new Map<number, Session>() }
let opened = 0

export function open(): Session {
  const session: Session = new Session(opened++)
  registry.sessions.set(session.id, session)
  return session
}

export function openAndClose(): void {
  registry.sessions.delete(open().id)
}
`
const TYPED_LINE = 18

describe('vitest', { timeout: PATIENT }, () => {
  let project: Project
  beforeAll(() => {
    project = createProject(
      {
        'package.json': '{ "type": "module" }',
        'sessions.ts': TYPED_SESSIONS,
        'leaks.test.ts': `
          import { test } from 'vitest'
          import { assertNoLeak } from 'heapslope'
          import { open } from './sessions.ts'
          test('leaks', () => assertNoLeak(open, ${OPTIONS}), ${PATIENT})`,
        'clean.test.ts': `
          import { test } from 'vitest'
          import { assertNoLeak } from 'heapslope'
          import { openAndClose } from './sessions.ts'
          test('clean', async () => {
            const { notes } = await assertNoLeak(openAndClose, ${OPTIONS})
            console.log('notes:', notes.join())
          }, ${PATIENT})`,
      },
      ['vitest'],
    )
  })
  afterAll(() => project.remove())
  const vitest = (...args: readonly string[]) =>
    project.run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args])

  test('a leak fails with its slope, constructor, holder and the line of the TypeScript that was written', async () => {
    const { exitCode, output } = await vitest('leaks')
    expect(output).toMatch(/LeakError: The function leaks: heapUsed grows by [\d.]+ bytes per call/)
    expect(output).toContain('One Session object per call stays reachable, held by Map sessions')
    expect(output).toContain(`allocated at sessions.ts:${TYPED_LINE} in open`)
    expect(exitCode).toBe(1)
  })

  test('its clean twin passes, and in a pool of threads it says that neighbours are affected', async () => {
    const { exitCode, output } = await vitest('clean', '--pool=threads')
    expect(output).toMatch(/notes: .*tests in its other threads ran slower/)
    expect(output).toMatch(/1 passed/)
    expect(exitCode).toBe(0)
  })
})

describe('mocha', { timeout: PATIENT }, () => {
  let project: Project
  beforeAll(() => {
    project = createProject(
      {
        'sessions.js': `${SESSIONS}module.exports = { open, openAndClose }`,
        'test/leaks.js': `
          const { assertNoLeak } = require('heapslope')
          const { open, openAndClose } = require('../sessions.js')
          it('leaks', () => assertNoLeak(open, ${OPTIONS})).timeout(${PATIENT})
          it('clean', () => assertNoLeak(openAndClose, ${OPTIONS})).timeout(${PATIENT})`,
      },
      ['mocha'],
    )
  })
  afterAll(() => project.remove())

  test('a leak fails with its slope, constructor, holder and line; its clean twin passes after it', async () => {
    const { exitCode, output } = await project.run(process.execPath, ['node_modules/mocha/bin/mocha.js'])
    expect(output).toMatch(/LeakError: The function leaks: heapUsed grows by [\d.]+ bytes per call/)
    expect(output).toContain('One Session object per call stays reachable, held by Map sessions')
    expect(output).toContain(`allocated at sessions.js:${ALLOCATING_LINE} in open`)
    expect(output).toMatch(/1 passing/)
    expect(output).toMatch(/1 failing/)
    expect(exitCode).toBe(1)
  })
})

describe('jest, as it comes from the registry', { timeout: PATIENT }, () => {
  let project: Project
  let jest: string
  beforeAll(() => {
    jest = realpathSync(mkdtempSync(join(tmpdir(), 'heapslope-jest-')))
    writeFileSync(join(jest, 'package.json'), '{}')
    execFileSync('npm install --no-audit --no-fund --ignore-scripts jest@30.5.2', {
      cwd: jest,
      stdio: 'ignore',
      shell: true,
    })
    project = createProject({
      'package.json': '{}',
      'sessions.js': `${SESSIONS}module.exports = { open, openAndClose }`,
      'leaks.test.js': `
        const { assertNoLeak } = require('heapslope')
        const { open } = require('./sessions.js')
        test('leaks', () => assertNoLeak(open, ${OPTIONS}), ${PATIENT})`,
      'clean.test.js': `
        const { assertNoLeak } = require('heapslope')
        const { openAndClose } = require('./sessions.js')
        test('clean', () => assertNoLeak(openAndClose, ${OPTIONS}), ${PATIENT})
        test('mocked', () => assertNoLeak(jest.fn(), ${OPTIONS}), ${PATIENT})`,
    })
    symlinkSync(join(jest, 'node_modules', 'jest'), join(project.folder, 'node_modules', 'jest'))
  }, 240_000)
  afterAll(() => {
    project.remove()
    rmSync(jest, { recursive: true, force: true })
  })
  const runJest = (...args: readonly string[]) =>
    project.run(process.execPath, [join(jest, 'node_modules/jest/bin/jest.js'), '--rootDir', '.', ...args])

  test('a leak fails with its slope, constructor, holder and line', async () => {
    const { exitCode, output } = await runJest('leaks')
    expect(output).toMatch(/LeakError: The function leaks: heapUsed grows by [\d.]+ bytes per call/)
    expect(output).toContain('One Session object per call stays reachable, held by Map sessions')
    expect(output).toContain(`allocated at sessions.js:${ALLOCATING_LINE} in open`)
    expect(exitCode).toBe(1)
  })

  test('its clean twin passes under coverage; what a mock records is not held against the program', async () => {
    const { exitCode, output } = await runJest('clean', '--coverage')
    expect(output).toMatch(/✓ clean/)
    expect(output).toMatch(/MeasuringImpossibleError: What grows is held by a mock of jest/)
    expect(output).toContain('call `mockClear()`')
    expect(exitCode).toBe(1)
  })
})
