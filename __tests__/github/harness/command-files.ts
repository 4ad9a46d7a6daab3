/**
 * Reads GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE as the runner does: `NAME=VALUE`, or `NAME<<DELIMITER` with the value on
 * the lines until the delimiter. Throws an Error where the runner refuses the file.
 */
export function parseCommandFile(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, at + 1)
      if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`)
      values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (equals >= 0) values[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`Invalid format '${line}'`)
  }
  return values
}
