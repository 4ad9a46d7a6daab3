import { MeasuringImpossibleError } from './errors.ts'
import type { GrowingGroup } from './library.d.ts'

/** What test runners keep for themselves, by what stands in the path that holds it. */
const HOLDERS: readonly { readonly step: RegExp; readonly holder: string; readonly remedy: string }[] = [
  {
    step: /^_?(moduleRegistry|isolatedModuleRegistry|mainModuleRegistry|esmoduleRegistry|cjsNamedExports|mockRegistry|isolatedMockRegistry)$/,
    holder: "jest's registry of modules",
    remedy: 'load modules before measuring and not in the function, or measure it with `heapslope run`',
  },
  {
    step: /^_mockState$/,
    holder: 'a mock of jest, which records every call',
    remedy: 'put a plain function in its place, or call `mockClear()` on it in the measured function',
  },
  {
    step: /^__(coverage|VITEST_COVERAGE)__$/,
    holder: 'the counters of the coverage',
    remedy: 'run this test without coverage',
  },
  {
    step: /^(evaluatedModules|moduleCache|urlToIdModuleMap|fileToModulesMap)$/,
    holder: "vitest's graph of modules",
    remedy: 'load modules before measuring and not in the function, or measure it with `heapslope run`',
  },
]

/** @throws {MeasuringImpossibleError} where what grows most is kept by the runner and not by the program */
export function refuseRunnersOwn([first]: readonly GrowingGroup[]): void {
  if (first === undefined) return
  const found = HOLDERS.find(({ step }) => first.retainerPath.some((label) => step.test(label)))
  if (found === undefined) return
  throw new MeasuringImpossibleError(
    'runner-retains',
    `What grows is held by ${found.holder} and not by the program: ${found.remedy}. ${first.text}`,
  )
}
