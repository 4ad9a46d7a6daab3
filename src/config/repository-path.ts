/**
 * A path as the config gives it, made relative to the repository's root with forward slashes; null where it is absolute or
 * leads out of the repository.
 */
export function repositoryPath(text: string): string | null {
  const slashed = text.replaceAll('\\', '/')
  if (slashed.startsWith('/') || /^[a-zA-Z]:/.test(slashed)) return null
  const segments: string[] = []
  for (const segment of slashed.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.join('/') || '.'
}
