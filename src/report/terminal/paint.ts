import type { VerdictKind } from '../../result/index.ts'

type Ink = (text: string) => string

/** Colours of a terminal, each of which leaves the text as it is where colour is off. */
export interface Paint {
  readonly bold: Ink
  readonly dim: Ink
  readonly red: Ink
  readonly green: Ink
  readonly yellow: Ink
  readonly blue: Ink
  readonly magenta: Ink
}

const ESCAPE = '\u001b['

export function paintFor(color: boolean): Paint {
  const ink = (on: number, off: number): Ink =>
    color ? (text) => `${ESCAPE}${on}m${text}${ESCAPE}${off}m` : (text) => text
  return {
    bold: ink(1, 22),
    dim: ink(2, 22),
    red: ink(31, 39),
    green: ink(32, 39),
    yellow: ink(33, 39),
    blue: ink(34, 39),
    magenta: ink(35, 39),
  }
}

export function verdictColour(kind: VerdictKind): 'red' | 'green' | 'yellow' {
  switch (kind) {
    case 'failed':
    case 'regression':
      return 'red'
    case 'inconclusive':
      return 'yellow'
    case 'improvement':
    case 'unchanged':
      return 'green'
  }
}
