import { expect, test } from 'vitest'
import { repositoryPath } from '../../src/config/index.ts'

test.each([
  ['bench/a.mjs', 'bench/a.mjs'],
  ['./bench//a.mjs', 'bench/a.mjs'],
  ['bench\\a.mjs', 'bench/a.mjs'],
  ['a/../b', 'b'],
  ['.', '.'],
  ['a/..', '.'],
  ['..', null],
  ['a/../../b', null],
  ['/etc/passwd', null],
  ['C:/x', null],
  ['c:x', null],
  ['\\\\server\\share', null],
])('%j is %j inside the repository', (path, expected) => {
  expect(repositoryPath(path)).toBe(expected)
})
