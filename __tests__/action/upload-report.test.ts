import { describe, expect, test } from 'vitest'
import { budgetNotes, chooseSnapshots } from '../../src/action/upload-report.ts'
import type { SnapshotFile } from '../../src/result/index.ts'
import { drawWorkload } from '../report/draw-result.ts'

function workload(name: string, bytes: number) {
  const snapshots = (['base', 'head'] as const).flatMap((side) =>
    [1, 2, 3].map(
      (index): SnapshotFile => ({
        side,
        file: `snapshots/${name}/${side}-${index}.heapsnapshot`,
        bytes,
        sha256: 'a'.repeat(64),
        iterations: index * 100,
        redacted: true,
      }),
    ),
  )
  return { ...drawWorkload({ name }), snapshots }
}

const names = (files: readonly SnapshotFile[]) =>
  files.map(({ file }) => file.replace('snapshots/', '').replace('.heapsnapshot', ''))

describe('snapshots within a budget', () => {
  const small = workload('small', 10)
  const large = workload('large', 100)

  test('all go up where there is room, of every workload the last of head first', () => {
    const { chosen, leftOut } = chooseSnapshots([small, large], 1000)
    expect(names(chosen).slice(0, 5)).toEqual([
      'small/head-3',
      'large/head-3',
      'small/head-2',
      'large/head-2',
      'small/head-1',
    ])
    expect(names(chosen).slice(-2)).toEqual(['small/base-1', 'large/base-1'])
    expect(leftOut).toEqual([])
  })

  test('one that does not fit leaves its room to smaller ones', () => {
    const { chosen, leftOut } = chooseSnapshots([small, large], 145)
    expect(names(chosen)).toEqual([
      'small/head-3',
      'large/head-3',
      'small/head-2',
      'small/head-1',
      'small/base-3',
    ])
    expect(leftOut).toHaveLength(7)
  })

  test('never pass the budget nor the artifacts a job may have', () => {
    const many = Array.from({ length: 100 }, (_, at) => workload(`w${at}`, 7))
    for (const budget of [0, 6, 7, 699, 4200, 1e9]) {
      const { chosen, leftOut } = chooseSnapshots(many, budget)
      expect(chosen.length + leftOut.length).toBe(600)
      expect(chosen.length).toBe(Math.min(400, Math.floor(budget / 7), 600))
    }
  })

  test('what stays behind is noted with its size', () => {
    expect(budgetNotes(chooseSnapshots([small], 1000), 1000)).toEqual([])
    expect(budgetNotes(chooseSnapshots([workload('w', 2_000_000)], 5_000_000), 5_000_000)).toMatchObject([
      {
        code: 'snapshots-over-budget',
        text: expect.stringMatching(/^4 heap snapshots \(8\.0 MB\).* 5\.0 MB/),
      },
    ])
  })
})
