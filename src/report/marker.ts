/**
 * First line of a comment, hidden, by which it is found again. Comments with different keys live side by side.
 * The key may come from a config: whatever could end an HTML comment is written as its code.
 */
export function commentMarker(key: string): string {
  const safe = Array.from(key.slice(0, 200)).map((character) =>
    /[A-Za-z0-9._]/.test(character) ? character : `~${character.codePointAt(0)!.toString(16)}`,
  )
  return `<!-- heapslope ${safe.join('')} -->`
}
