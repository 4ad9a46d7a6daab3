import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config, WorkloadConfig, WorkloadSettings } from '../config/index.ts'
import type { Fingerprint } from '../result/index.ts'
import type { PreparedSide } from './sides.ts'

export type FingerprintOutcome =
  | { readonly kind: 'known'; readonly fingerprint: Fingerprint }
  /** Two runs of it need not measure the same: why, as the end of a sentence. */
  | { readonly kind: 'unknown'; readonly text: string }

/** Files that pin packages, whichever client they are of. */
export const LOCK_FILE =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|\.pnp\.cjs)$/

/** Settings that judge, show or bound what was read, and do not change it. */
const JUDGING: ReadonlySet<string> = new Set([
  'name',
  'node',
  'threshold',
  'budgetMs',
  'warmupIterations',
  'snapshots',
  'redact',
  'snapshotFormat',
  'iterationTimeoutMs',
  'known',
] satisfies readonly (keyof WorkloadSettings)[])

/** What decides the series of one workload on one side, beside Node, platform and heapslope itself. After `overlayWorkload`. */
export async function fingerprintOf(
  { root, files, description: { commit } }: PreparedSide,
  workload: WorkloadConfig,
  { setup, build }: Pick<Config, 'setup' | 'build'>,
): Promise<FingerprintOutcome> {
  if (commit === null) return { kind: 'unknown', text: 'it is no commit, but a working tree' }
  const lockFiles = [...files].filter((file) => LOCK_FILE.test(file)).sort()
  if (setup.kind !== 'none' && lockFiles.length === 0 && (await dependsOnPackages(root)))
    return { kind: 'unknown', text: 'no committed lock file pins its packages' }
  const measuring = Object.entries(workload)
    .filter(([key]) => !JUDGING.has(key))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    kind: 'known',
    fingerprint: {
      commit,
      lockFiles: await digestOfFiles(root, lockFiles),
      workload: await digestOfFiles(root, 'file' in workload ? [workload.file] : []),
      settings: digest(JSON.stringify([measuring, setup, build])),
    },
  }
}

async function dependsOnPackages(root: string): Promise<boolean> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}')
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'workspaces']
  try {
    const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>
    return kinds.some((kind) => Object.keys(manifest[kind] ?? {}).length > 0)
  } catch {
    return true
  }
}

async function digestOfFiles(root: string, files: readonly string[]): Promise<string> {
  const parts = await Promise.all(
    files.map(async (file) => [file, digest(await readFile(join(root, file)).catch(() => ''))]),
  )
  return digest(JSON.stringify(parts))
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
