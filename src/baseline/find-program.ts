import { repositoryPath } from '../config/index.ts'
import { WorkloadFileError } from './errors.ts'
import {
  contentOf,
  isFolder,
  missing,
  outside,
  refuseOutside,
  type WorkloadOverlay,
} from './overlay-workload.ts'
import type { PreparedSides } from './sides.ts'

/** Both relative to the repository's root. */
export interface ProgramPlace {
  /** null: a command, which names what it runs itself. */
  readonly file: string | null
  readonly cwd: string
}

/**
 * Whether both sides have a program that is left to run: it is what is measured and no harness, so that each side runs its
 * own.
 * @throws WorkloadFileError where head has no such file or folder, or it lies outside the repository
 */
export async function findProgram(
  { head, base }: Pick<PreparedSides, 'head' | 'base'>,
  { file, cwd }: ProgramPlace,
): Promise<WorkloadOverlay> {
  const path = file === null ? null : repositoryPath(file)
  if (file !== null && path === null) throw outside(file)
  if (file !== null && path !== null) {
    await refuseOutside(head, path, file)
    if ((await contentOf(head, path)) === null) throw missing(file, head)
  }
  if (!(await isFolder(head, cwd)))
    throw new WorkloadFileError(
      file ?? 'the server',
      `is to run in "${cwd}", which is no folder on head; correct "cwd"`,
    )
  if (base.kind === 'none') return { kind: 'equal' }
  if (!(await isFolder(base, cwd)))
    return {
      kind: 'base-without-workload',
      note: { code: 'base-without-cwd', text: `It runs in ${cwd}, a folder that base does not have` },
    }
  if (path === null || (await contentOf(base, path)) !== null) return { kind: 'equal' }
  return {
    kind: 'base-without-workload',
    note: { code: 'base-without-workload', text: `base has no ${path}` },
  }
}
