import { commentHtmlPhrase, type Phrase } from '../words/prose.ts'

/** A block that opens on a click. The empty lines make GitHub read Markdown inside. */
export function folded(summary: Phrase, blocks: readonly string[], open = false): string {
  return [
    `<details${open ? ' open' : ''}><summary>${commentHtmlPhrase(summary)}</summary>`,
    ...blocks,
    '</details>',
  ].join('\n\n')
}
