import type { Command } from './command.ts'

interface CommandEntry {
  readonly summary: string
  /** What follows the command's name, for its usage line. */
  readonly synopsis: string
  /** Loaded only when the command is called: `--help` reads no engine. */
  readonly load: () => Promise<Command>
}

export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  run: {
    summary: 'measure head against base and explain what grows',
    synopsis: '[NAME...] [--filter PATTERN,...] [--base REF] [--head REF] [--config FILE | --workload FILE]',
    load: async () => (await import('./commands/run.ts')).run,
  },
  init: {
    summary: 'write a first workload, its config and its workflow, and run it once',
    synopsis: '[FOLDER] [--dry-run] [--no-run] [--json]',
    load: async () => (await import('./commands/init.ts')).init,
  },
  demo: {
    summary: 'find a planted leak in a small program of our own',
    synopsis: '[--json] [--report-folder FOLDER]',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  calibrate: {
    summary: 'measure head against itself, then with leaks of known size',
    synopsis: '[NAME...] [--filter PATTERN,...] [--config FILE | --workload FILE] [--save]',
    load: async () => (await import('./commands/calibrate.ts')).calibrate,
  },
  analyze: {
    summary: 'name what grows across three heap snapshots',
    synopsis: 'S1 S2 S3 | FOLDER | ZIP [--iterations N] [--source FOLDER] [--memory SIZE] [--redact]',
    load: async () => (await import('./commands/analyze.ts')).analyze,
  },
  diff: {
    summary: 'compare two heap snapshots, of one process or of two',
    synopsis: 'BEFORE AFTER [--json prints a HeapDiff]',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  redact: {
    summary: 'mask the contents of strings in a heap snapshot',
    synopsis: 'IN OUT',
    load: async () => (await import('./commands/redact.ts')).redact,
  },
  retainers: {
    summary: 'show what holds an object of a heap snapshot',
    synopsis: 'FILE (@ID | CONSTRUCTOR)',
    load: async () => (await import('./commands/retainers.ts')).retainers,
  },
}
