import type { ErrorFacts, WorkloadFailure } from './sampler/frame.ts'

const LONGEST_MESSAGE = 400

const PLACE = /(?:file:\/\/)?[^\s()]+:\d+(?::\d+)?/
const WHOLE_LINE_PLACE = /^(?:file:\/\/)?(?:[A-Za-z]:)?[/\\].*:\d+$/

/** Name, message and first place of an error, on one line. */
export function shownError(error: ErrorFacts, outputTail: string): string {
  const message = error.message.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE)
  // What does not parse has no place in its stack; Node prints it above the error.
  const place = error.name === 'SyntaxError' ? (printedPlace(outputTail) ?? placeIn(error)) : placeIn(error)
  return `${error.name === message ? '' : `${error.name}: `}${message}${place === null ? '' : ` (${place})`}`
}

function placeIn(error: ErrorFacts): string | null {
  const frames = error.stack?.replace(error.message, '').split('\n') ?? []
  const frame = frames.find((line) => PLACE.test(line) && !line.includes('node:'))
  return frame === undefined ? null : PLACE.exec(frame)![0]
}

function printedPlace(outputTail: string): string | null {
  return outputTail.split('\n').find((line) => WHOLE_LINE_PLACE.test(line)) ?? null
}

/** Why a snapshot was not taken. */
export function memoryNeeded(memory: WorkloadFailure['memory']): string {
  const { neededBytes, freeBytes } = memory ?? { neededBytes: 0, freeBytes: 0 }
  return `A snapshot needs about ${megabytes(neededBytes)} and ${megabytes(freeBytes)} are free: use a larger machine, or keep less on the heap.`
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}
