import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** HTML of Markdown by GitHub's dialect, raw HTML let through, as before GitHub's sanitiser. */
export function githubHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}

export interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly attributes: string
}

/** Every tag of an HTML text; one that is not written as ours are is still found by its `<`. */
export function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(/<(\/?)([^\s>/]*)([^>]*)>?/g)].map(([, slash, name, attributes]) => ({
    name: name!.toLowerCase(),
    closes: slash === '/',
    attributes: attributes!.trim(),
  }))
}

/** Text as a reader sees it: tags out, entities resolved. */
export function visibleTextOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|lt|gt|quot|amp|nbsp);/g, (entity, code?: string) =>
      code === undefined ? NAMED_ENTITIES[entity]! : String.fromCodePoint(Number(code)),
    )
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&nbsp;': ' ',
}

/** What GitHub would look for mentions and references in: everything outside code and links. */
export function linkableTextOf(html: string): string {
  return visibleTextOf(html.replace(/<(code|pre|a)\b[^>]*>[\s\S]*?<\/\1>/g, ' '))
}
