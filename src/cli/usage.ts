import { COMMANDS } from './commands.ts'

/** The help text: what can be called, and what its exit status says. */
export function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  return [
    'heapslope: memory-leak regression testing for Node.js',
    '',
    'Usage: heapslope COMMAND [ARGUMENT...] [--json]',
    '',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    ...Object.entries(COMMANDS).map(([name, { synopsis }]) => `heapslope ${name} ${synopsis}`),
    '',
    'Exit status: 0 unchanged or improvement, 1 regression, 2 inconclusive, 3 failed.',
    '',
  ].join('\n')
}
