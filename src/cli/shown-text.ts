/** Text from outside (names in an archive, bytes of a damaged file) without what a terminal would act on; lines stay lines. */
export function shownText(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}
