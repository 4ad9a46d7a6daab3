/** A workload's name where none is given: the file's name up to its first dot. */
export function nameOfFile(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1)
  return base.replace(/(?<=.)\..*$/, '')
}
