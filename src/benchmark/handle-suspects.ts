import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'
import type { TracedHandles } from '../measure/index.ts'
import { filePathOf, isLibraryScript } from '../source/index.ts'
import type { ExplainedSuspect } from '../storage/index.ts'

/** As a reader calls what stays open; other types keep Node's name. */
const NAMES: Readonly<Record<string, string>> = {
  file: 'open file',
  Timeout: 'Timeout',
  TCPSocketWrap: 'TCP socket',
  TCPServerWrap: 'TCP server',
  PipeWrap: 'pipe',
  PipeServerWrap: 'pipe server',
  UDPWrap: 'UDP socket',
  ProcessWrap: 'child process',
  FSEventWrap: 'file watcher',
}

/**
 * Handles and descriptors that were opened by the same functions and left open, as suspects: what holds them is the process,
 * and the line is that which opened them, the program's own where there is one, else its package's.
 * @param steps iterations between the marks: how many the counts were opened in
 */
export function handleSuspects(
  handles: readonly TracedHandles[],
  steps: number,
  root: string,
): readonly ExplainedSuspect[] {
  return handles.map(({ type, count, stack }) => {
    const inRepository = stack.map((entry) => ({
      functionName: entry.functionName,
      file: relativeTo(root, filePathOf(entry.scriptName)),
      line: entry.line,
      column: entry.column,
    }))
    const opening =
      inRepository.find((_, index) => !isLibraryScript(stack[index]!.scriptName)) ?? inRepository[0]
    const name = NAMES[type] ?? type
    return {
      signature: signatureOf(type, opening),
      constructorName: name,
      kind: 'native',
      shape: null,
      container: type === 'file' ? 'file descriptors of the process' : 'active handles of the process',
      retainerPath: [],
      objects: count,
      selfBytes: 0,
      retainedBytes: 0,
      objectsPerIteration: steps > 0 ? count / steps : null,
      bytesPerIteration: null,
      allocationStack: [],
      definition: null,
      definitionSite: null,
      holds: [],
      within: null,
      allocationSite:
        opening === undefined ? null : { ...opening, certainty: 'line', candidates: [], stack: inRepository },
    }
  })
}

/** By the function and not its line, so that an edit above it changes nothing. */
function signatureOf(
  type: string,
  opening: { readonly file: string; readonly functionName: string } | undefined,
) {
  const words = ['handle', type, opening?.file ?? '', opening?.functionName ?? '']
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
}

function relativeTo(root: string, path: string): string {
  const inside = relative(root, path)
  return inside.startsWith('..') ? path : inside.split(sep).join('/')
}
