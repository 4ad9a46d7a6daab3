import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** In the root of the repository, to be committed: what `heapslope calibrate --save` found. */
export const CALIBRATION_FILE = 'heapslope-calibration.json'

/** What is kept of one workload's calibration. */
export interface KeptCalibration {
  readonly smallestLeakBytesPerIteration: number
  /** Of the leaks planted, and how many they were. */
  readonly plantsFound: number
  readonly plants: number
  /** Of one comparison. */
  readonly seconds: number
}

const NUMBERS = ['smallestLeakBytesPerIteration', 'plantsFound', 'plants', 'seconds'] as const

/** By the name of the workload. Empty where nothing was saved; what is no calibration is left out. */
export async function readCalibrations(folder: string): Promise<ReadonlyMap<string, KeptCalibration>> {
  const text = await readFile(join(folder, CALIBRATION_FILE), 'utf8').catch(() => '{}')
  const kept = new Map<string, KeptCalibration>()
  for (const [name, value] of entriesOf(text)) {
    const calibration = calibrationOf(value)
    if (calibration !== null) kept.set(name, calibration)
  }
  return kept
}

/** Adds to what is kept there already. @throws where the file cannot be written */
export async function writeCalibrations(
  folder: string,
  calibrations: ReadonlyMap<string, KeptCalibration>,
): Promise<void> {
  const all = new Map([...(await readCalibrations(folder)), ...calibrations])
  const workloads = Object.fromEntries([...all].sort(([one], [other]) => (one < other ? -1 : 1)))
  await writeFile(
    join(folder, CALIBRATION_FILE),
    `${JSON.stringify({ schemaVersion: 1, workloads }, null, 2)}\n`,
  )
}

function entriesOf(text: string): readonly (readonly [string, unknown])[] {
  try {
    const file: unknown = JSON.parse(text)
    return isRecord(file) && isRecord(file['workloads']) ? Object.entries(file['workloads']) : []
  } catch {
    return []
  }
}

function calibrationOf(value: unknown): KeptCalibration | null {
  if (!isRecord(value)) return null
  const [smallestLeakBytesPerIteration, plantsFound, plants, seconds] = NUMBERS.map((key) => value[key])
  if (!isAmount(smallestLeakBytesPerIteration) || !isAmount(plantsFound)) return null
  if (!isAmount(plants) || !isAmount(seconds)) return null
  return { smallestLeakBytesPerIteration, plantsFound, plants, seconds }
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
