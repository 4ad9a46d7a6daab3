import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findNode, NodeNotFoundError, NodeTooOldError } from '../../src/measure/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'heapslope-find-node-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a path gives the Node at it', async () => {
  expect(await findNode(process.execPath)).toEqual({
    executable: process.execPath,
    version: process.version,
    major: Number(process.versions.node.split('.')[0]),
  })
})

test('null gives the node of PATH', async () => {
  const { executable, major } = await findNode(null)
  expect(executable).toMatch(/node/)
  expect(major).toBeGreaterThanOrEqual(20)
})

test('a path where nothing is is named', async () => {
  await expect(findNode('/no/such/node')).rejects.toThrow(NodeNotFoundError)
  await expect(findNode('/no/such/node')).rejects.toThrow('There is no program at /no/such/node')
})

test('a name that is not on PATH is named', async () => {
  await expect(findNode('node-that-nobody-has')).rejects.toThrow('There is no `node-that-nobody-has` on PATH')
})

test('a folder is not a Node', async () => {
  await expect(findNode(folder)).rejects.toThrow(NodeNotFoundError)
})

test.skipIf(process.platform === 'win32')('a program that is not Node is refused', async () => {
  await expect(findNode('/bin/sh')).rejects.toThrow('/bin/sh does not answer as Node does')
})

test.skipIf(process.platform === 'win32')('a Node older than 20 is refused with its version', async () => {
  const old = join(folder, 'node')
  writeFileSync(old, `#!/bin/sh\necho '["${old}","v18.20.8","node"]'\n`)
  chmodSync(old, 0o755)
  await expect(findNode(old)).rejects.toThrow(NodeTooOldError)
  await expect(findNode(old)).rejects.toThrow('is Node v18.20.8; workloads need Node 20 or later')
})
