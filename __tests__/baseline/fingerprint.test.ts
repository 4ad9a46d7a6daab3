import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fingerprintOf, type PreparedSide } from '../../src/baseline/index.ts'
import { configOfWorkload, type SettingTexts, type WorkloadSettings } from '../../src/config/index.ts'

interface Given {
  readonly files?: Readonly<Record<string, string>>
  readonly settings?: SettingTexts
  readonly commit?: string | null
  readonly changes?: Partial<WorkloadSettings>
}

async function fingerprint({ files = {}, settings = {}, commit = 'abc', changes = {} }: Given = {}) {
  const root = mkdtempSync(join(tmpdir(), 'heapslope-fingerprint-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const all: Readonly<Record<string, string>> = { 'leak.mjs': 'export default () => {}', ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(root, name), text)
  const config = configOfWorkload('leak.mjs', settings)
  const side: PreparedSide = {
    kind: 'prepared',
    setupCommand: null,
    side: 'base',
    description: { commit, description: 'main', dirty: false },
    root,
    files: new Set(Object.keys(all)),
    nodeArgs: [],
  }
  return fingerprintOf(side, { ...config.workloads[0]!, ...changes }, config)
}

const MANIFEST = JSON.stringify({ dependencies: { left: '1.0.0' } })

test('it is the same for the same side, whatever judges it', async () => {
  const one = await fingerprint()
  expect(one.kind).toBe('known')
  expect(await fingerprint()).toEqual(one)
  expect(await fingerprint({ settings: { threshold: '8', budget: '5s', snapshots: 'never' } })).toEqual(one)
})

test.each<readonly [part: string, Given]>([
  ['commit', { commit: 'abd' }],
  ['lockFiles', { files: { 'package-lock.json': '{}' } }],
  ['workload', { files: { 'leak.mjs': 'export default () => 1' } }],
  ['settings', { changes: { args: ['1'] } }],
  ['settings', { changes: { env: { A: '1' } } }],
  ['settings', { settings: { v8: 'default' } }],
  ['settings', { settings: { build: 'make' } }],
  ['settings', { settings: { setup: 'npm i' } }],
])('its %s alone differs with %j', async (part, given) => {
  const [one, other] = [await fingerprint(), await fingerprint(given)]
  if (one.kind !== 'known' || other.kind !== 'known') throw new Error('unknown')
  const differing = Object.entries(one.fingerprint).filter(
    ([key, value]) => value !== Object.entries(other.fingerprint).find(([name]) => name === key)?.[1],
  )
  expect(differing.map(([key]) => key)).toEqual([part])
})

test.each<readonly [Given]>([
  [{ commit: null }],
  [{ files: { 'package.json': MANIFEST } }],
  [{ files: { 'package.json': '{' } }],
])('there is none for what may be another next time: %j', async (given) => {
  expect(await fingerprint(given)).toMatchObject({ kind: 'unknown' })
})

test('packages that are pinned, or not installed at all, do not stand in its way', async () => {
  const pinned = await fingerprint({ files: { 'package.json': MANIFEST, 'yarn.lock': 'left@1.0.0:' } })
  const without = await fingerprint({ files: { 'package.json': MANIFEST }, settings: { setup: 'none' } })
  expect([pinned.kind, without.kind]).toEqual(['known', 'known'])
})
