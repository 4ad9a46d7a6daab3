import { stringify } from 'yaml'
import type { SideCommands } from './side-commands.ts'
import type { Subject } from './subject.ts'

const SCHEMA_OF_PACKAGE = 'node_modules/heapslope/docs/heapslope.schema.json'
const SCHEMA_OF_RELEASE =
  'https://raw.githubusercontent.com/heapslope/heapslope/v1/docs/heapslope.schema.json'

/** `heapslope.yml` with one workload. */
export function configText(
  { name, package: { folder }, entry, kind }: Subject,
  { setup, build }: SideCommands,
  hasHeapslope: boolean,
): string {
  const { serve, iterate, script, ...rest } = entry
  const workload = {
    name,
    ...definedOf({ serve, iterate, script }),
    ...(folder === '.' ? {} : { cwd: folder }),
    ...rest,
  }
  return [
    `# yaml-language-server: $schema=${hasHeapslope ? SCHEMA_OF_PACKAGE : SCHEMA_OF_RELEASE}`,
    `# Every key: docs/config.md of heapslope. ${REMARK[kind]}`,
    stringify(
      { ...definedOf({ setup: setup ?? undefined, build: build ?? undefined }), workloads: [workload] },
      {
        lineWidth: 0,
        singleQuote: true,
      },
    ),
  ].join('\n')
}

const REMARK: Readonly<Record<Subject['kind'], string>> = {
  library: 'A pattern such as bench/*.leak.mjs makes a workload of each file.',
  server: 'load may list several URLs, or name a method, headers and a body.',
  program: 'It runs for 5 s and is read every 125 ms: duration and interval say otherwise.',
}

function definedOf(entries: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}
