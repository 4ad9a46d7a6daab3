/** Whether the script is a file of the program or its packages, not Node's own code, a builtin or evaluated text. */
export function isUserScript(scriptName: string): boolean {
  if (scriptName.startsWith('file://')) return true
  return scriptName.startsWith('/') || /^[A-Za-z]:[\\/]/.test(scriptName)
}

/** Whether the script belongs to an installed package. */
export function isLibraryScript(scriptName: string): boolean {
  return /[\\/]node_modules[\\/]/.test(scriptName)
}

/** The path of a script that V8 names by path or by file URL; other names come back as they are. */
export function filePathOf(scriptName: string): string {
  if (!scriptName.startsWith('file://')) return scriptName
  let path: string
  try {
    path = decodeURIComponent(new URL(scriptName).pathname)
  } catch {
    return scriptName
  }
  return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path
}
