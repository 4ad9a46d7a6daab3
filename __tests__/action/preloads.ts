import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Value of NODE_OPTIONS that moves what the process takes for the time of day. */
export function shiftedClock(folder: string, shiftMs: number): string {
  return preloading(
    folder,
    `clock-${shiftMs}`,
    `const Real = Date
globalThis.Date = class Date extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ${shiftMs})
    else super(...given)
  }
  static now() {
    return Real.now() + ${shiftMs}
  }
}
`,
  )
}

/** Value of NODE_OPTIONS under which the one deadline of about `limitMs` ends after `hurriedMs`; other timers keep theirs. */
export function hurriedDeadline(folder: string, limitMs: number, hurriedMs: number): string {
  return preloading(
    folder,
    `deadline-${limitMs}`,
    `const real = globalThis.setTimeout
globalThis.setTimeout = Object.assign(
  (callback, delayMs, ...given) =>
    real(callback, delayMs > ${0.9 * limitMs} && delayMs <= ${limitMs} ? ${hurriedMs} : delayMs, ...given),
  real,
)
`,
  )
}

/** Value of NODE_OPTIONS under which waits of half a second to a minute take a twentieth, for faults that no waiting mends. */
export function hurriedWaits(folder: string): string {
  return preloading(
    folder,
    'waits',
    `const real = globalThis.setTimeout
globalThis.setTimeout = Object.assign(
  (callback, delayMs, ...given) =>
    real(callback, delayMs >= 500 && delayMs < 60_000 ? delayMs / 20 : delayMs, ...given),
  real,
)
`,
  )
}

function preloading(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.cjs`)
  writeFileSync(file, text)
  return `--require=${file}`
}
