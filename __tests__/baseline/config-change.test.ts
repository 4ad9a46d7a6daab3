import { expect, test } from 'vitest'
import { configChange } from '../../src/baseline/index.ts'
import { prepared, repository, write } from './repository.ts'

test('a config that head has and base has not, or otherwise, is noted', async () => {
  const project = repository({ 'heapslope.yml': 'threshold: 8', 'same.yml': 'a' })
  write(project, { 'heapslope.yml': 'threshold: 1kB', 'new.yml': 'b' })
  const sides = await prepared(project)
  expect(await configChange(sides, 'heapslope.yml')).toEqual({
    code: 'config-changed',
    text: "head's heapslope.yml held for both sides (base's differs)",
  })
  expect(await configChange(sides, './new.yml')).toMatchObject({
    text: "head's new.yml held for both sides (base has none)",
  })
  for (const file of ['same.yml', 'nowhere.yml', '../heapslope.yml', null])
    expect(await configChange(sides, file)).toBeNull()
})
