import type { Finding } from '../../result/index.ts'
import { numberText } from './numbers.ts'
import { code, type Phrase, phrase } from './prose.ts'

interface NamedProcess {
  readonly kind: 'main' | 'child' | 'worker'
  readonly label: string
}

/** main process; child process `api.js`; worker thread `pool.mjs` */
export function processPhrase({ kind, label }: NamedProcess): Phrase {
  switch (kind) {
    case 'main':
      return phrase('main process')
    case 'child':
      return phrase('child process ', code(label))
    case 'worker':
      return phrase('worker thread ', code(label))
  }
}

/** " in worker thread `pool.mjs`, the oldest of 4"; nothing for the main process. */
export function insidePhrase(process: Finding['process']): Phrase {
  if (process === undefined) return []
  const alike = process.alike > 1 ? [`, the oldest of ${numberText(process.alike)}`] : []
  return phrase(' in ', processPhrase(process), ...alike)
}
