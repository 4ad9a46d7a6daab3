import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPlanted, runtimes } from './planted-programs.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapslope-external-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(runtimes)('memory outside the heap is told by who holds it in JavaScript: %s', async (runtime) => {
  const { suspects } = await runPlanted(runtime, 'external.cjs', [], join(folder, runtime))
  const named = (constructorName: string) =>
    suspects.find((suspect) => suspect.constructorName === constructorName)
  const [frames, buffers, payloads] = ['Frame', 'Buffer', 'ArrayBuffer'].map(named)
  expect(frames).toMatchObject({ container: 'Array frames', objects: 50 })
  expect(frames?.retainerPath).toContain('camera')
  expect(buffers).toMatchObject({ container: 'Map chunks', objects: 50 })
  expect(payloads).toMatchObject({ container: 'Buffer in Map chunks', objects: 50 })
  // 50 times a payload of 4096 or 1024 bytes, and the objects around it
  expect(frames?.retainedBytes).toBeGreaterThan(50 * 4096)
  expect(frames?.retainedBytes).toBeLessThan(50 * 4600)
  expect(buffers?.retainedBytes).toBeGreaterThan(50 * 1024)
  expect(buffers?.retainedBytes).toBeLessThan(50 * 1400)
  expect(payloads?.retainedBytes).toBeGreaterThan(50 * 1024)
})
