import { endGroup, info, startGroup } from '@actions/core'
import { progressText, type ReportProgress } from '../benchmark/index.ts'
import { neutralised } from '../measure/index.ts'

/** Progress as lines of the job's log, folded into a group for what both sides need and one for each workload. */
export function logGroups(): { readonly report: ReportProgress; readonly end: () => void } {
  let isOpen = false
  const end = () => {
    if (isOpen) endGroup()
    isOpen = false
  }
  const begin = (title: string) => {
    end()
    startGroup(neutralised(title))
    isOpen = true
  }
  return {
    report: (progress) => {
      const line = neutralised(progressText(progress))
      switch (progress.kind) {
        case 'preparing':
          if (!isOpen) begin('Copies of base and head')
          return info(line)
        case 'workload-started':
          return begin(line.replace(/:$/, ''))
        case 'run-started':
        case 'round-compared':
        case 'analyzing':
          return info(line)
        case 'workload-decided':
          // After the group, so that it is seen while the group is folded.
          end()
          return info(line)
      }
    },
    end,
  }
}
