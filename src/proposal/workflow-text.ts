import { type Installed, type RepositoryFacts, within } from './repository-facts.ts'

/** The oldest that every part of heapslope runs on without a second thought. */
const NODE_VERSION = 24
const PNPM_VERSION = 10

/** `.github/workflows/heapslope.yml`: measures every pull request and comments on it. */
export function workflowText(client: Installed | null, { files }: RepositoryFacts): string {
  const versionFile = ['.nvmrc', '.node-version'].find((name) => files.has(within('.', name)))
  const node =
    versionFile === undefined ? `node-version: ${NODE_VERSION}` : `node-version-file: ${versionFile}`
  return `${[
    'name: Memory',
    'on: pull_request',
    'permissions:',
    '  contents: read',
    '  pull-requests: write # for the comment; without it the verdict stands all the same',
    'jobs:',
    '  heapslope:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - uses: actions/setup-node@v5',
    '        with:',
    `          ${node}`,
    ...clientSteps(client).map((line) => `      ${line}`),
    '      - uses: heapslope/heapslope@v1',
  ].join('\n')}\n`
}

/** What brings the client that a runner does not have. */
function clientSteps(installed: Installed | null): readonly string[] {
  switch (installed?.client) {
    case undefined:
    case 'npm':
      return []
    case 'pnpm':
      return installed!.version === null
        ? ['- uses: pnpm/action-setup@v4', '  with:', `    version: ${PNPM_VERSION}`]
        : ['- uses: pnpm/action-setup@v4']
    case 'yarn':
      // Runners have yarn 1; later ones come through corepack, which Node no longer brings since version 25.
      return /immutable/.test(installed!.arguments) ? ['- run: npm install --global corepack'] : []
    case 'bun':
      return ['- uses: oven-sh/setup-bun@v2']
  }
}
