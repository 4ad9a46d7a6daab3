import type { SnapshotFormat } from '../config/index.ts'
import type { Side } from '../measure/index.ts'
import type { Note, SnapshotFile } from '../result/index.ts'
import type { ProcessIdentity } from '../series/index.ts'
import type { Ports } from './ports.ts'

export interface KeepingPlan {
  readonly side: Side
  readonly process: ProcessIdentity
  /** Done when each was taken, in the order of the files; not known of those that a program asked for, which come last. */
  readonly iterations: readonly number[]
  readonly redact: boolean
  readonly format: SnapshotFormat
}

export interface KeptSnapshots {
  readonly snapshots: readonly SnapshotFile[]
  readonly notes: readonly Note[]
}

/**
 * Redacts the snapshots where asked, in place, and compresses them where asked. One that cannot be redacted is removed: it
 * must not leave the machine. One that cannot be compressed is kept as it is.
 */
export async function keepSnapshots(
  files: readonly string[],
  plan: KeepingPlan,
  ports: Ports,
): Promise<KeptSnapshots> {
  const snapshots: SnapshotFile[] = []
  const notes: Note[] = []
  for (const [index, path] of files.entries()) {
    try {
      if (plan.redact) await ports.redactSnapshot({ snapshot: { kind: 'file', path }, output: path })
      const kept = await compressed(path, plan.format, ports)
      const facts = {
        side: plan.side,
        iterations: plan.iterations[index] ?? 0,
        redacted: plan.redact,
        ...(plan.process.kind === 'main' ? {} : { process: { ...plan.process } }),
      }
      snapshots.push(await ports.report.describeSnapshot(kept.path, facts))
      if (kept.note !== null && !notes.some(({ text }) => text === kept.note?.text)) notes.push(kept.note)
    } catch (error) {
      ports.signal.throwIfAborted()
      await ports.report.discard(path)
      const text = `A snapshot of ${plan.side} could not be redacted and was removed: ${messageOf(error)}`
      notes.push({ code: 'snapshot-not-redacted', text })
    }
  }
  return { snapshots, notes }
}

async function compressed(
  path: string,
  format: SnapshotFormat,
  ports: Ports,
): Promise<{ readonly path: string; readonly note: Note | null }> {
  if (format === 'raw') return { path, note: null }
  try {
    return { path: await ports.compressSnapshot(path), note: null }
  } catch (error) {
    ports.signal.throwIfAborted()
    const text = `Snapshots were kept raw: ${messageOf(error)}`
    return { path, note: { code: 'snapshot-not-compressed', text } }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
