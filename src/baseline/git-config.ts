/** The whole configuration of git in the store and the copies. */
export function ownGitConfig(emptyFolder: string): string {
  return [
    ...withoutHelpers(emptyFolder),
    '[safe]',
    '\tdirectory = *',
    // A pack is kept whole: unpacked, its objects would touch the times of equal ones among the user's.
    '[fetch]',
    '\tunpackLimit = 1',
    '',
  ].join('\n')
}

/** What `git config --global` is inside `setup` and `build`: it reads the user's settings and writes to this file. */
export function commandGitConfig(emptyFolder: string, userFiles: readonly string[]): string {
  const includes = userFiles.flatMap((file) => ['[include]', `\tpath = ${quoted(file)}`])
  return [...includes, ...withoutHelpers(emptyFolder), ''].join('\n')
}

/** No hook, no template, and no process that stays behind. */
function withoutHelpers(emptyFolder: string): readonly string[] {
  return [
    '[core]',
    `\thooksPath = ${quoted(emptyFolder)}`,
    '\tfsmonitor = false',
    '[gc]',
    '\tauto = 0',
    '[maintenance]',
    '\tauto = false',
    '[init]',
    `\ttemplateDir = ${quoted(emptyFolder)}`,
  ]
}

function quoted(path: string): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/') : path.replaceAll('\\', '\\\\')
  return `"${slashed.replaceAll('"', '\\"')}"`
}
