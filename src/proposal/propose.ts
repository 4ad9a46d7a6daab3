import { chooseSubject } from './choose-subject.ts'
import { configText } from './config-text.ts'
import { packagesOf } from './packages.ts'
import type { ProposalOutcome } from './proposal.ts'
import type { Installed, RepositoryFacts } from './repository-facts.ts'
import { sideCommands } from './side-commands.ts'
import type { Subject } from './subject.ts'
import { workflowText } from './workflow-text.ts'

export const CONFIG_FILE = 'heapslope.yml'
export const WORKFLOW_FILE = '.github/workflows/heapslope.yml'

/**
 * A first workload for a repository, its config and its workflow, with what was seen and what was guessed.
 * @param folder of the package to measure, relative to the root; null to choose one
 */
export function propose(repository: RepositoryFacts, folder: string | null): ProposalOutcome {
  const choice = chooseSubject(repository, folder)
  if (choice === null) return { kind: 'nothing-to-measure', text: nothingText(repository, folder) }
  const { chosen, others } = choice
  const commands = sideCommands(chosen, repository)
  const { root } = packagesOf(repository)
  const manifests = [root?.manifest, chosen.package.manifest]
  const hasHeapslope = manifests.some(
    (manifest) => manifest?.dependencies.has('heapslope') || manifest?.devDependencies.has('heapslope'),
  )
  return {
    kind: 'proposed',
    proposal: {
      kind: chosen.kind,
      workload: chosen.name,
      folder: chosen.package.folder,
      files: [
        ...(chosen.module === null ? [] : [chosen.module]),
        { path: CONFIG_FILE, text: configText(chosen, commands, hasHeapslope) },
        { path: WORKFLOW_FILE, text: workflowText(commands.client, repository) },
      ],
      reasons: [
        ...(others.length === 0 ? [] : [chosenText(chosen, others)]),
        ...chosen.reasons,
        installText(commands.client, commands.setup),
        ...(commands.build === null ? [] : [`${chosen.built} is built by: ${commands.build}.`]),
      ],
      doubts: [...chosen.doubts, ...commands.doubts],
      isComplete: chosen.isComplete,
    },
  }
}

/** Others that are named at most. */
const MOST_NAMED = 5

function chosenText({ package: { folder } }: Subject, others: readonly Subject[]): string {
  const named = others.slice(0, MOST_NAMED).map((other) => `${other.package.folder} (${other.kind})`)
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  const which = folder === '.' ? 'the root' : folder
  return `Of ${others.length + 1} packages ${which} is measured first; heapslope init FOLDER proposes another one of ${named.join(', ')}${more}.`
}

function installText(client: Installed | null, setup: string | null): string {
  if (client === null) return 'Nothing has to be installed.'
  return setup === null
    ? `Each side is installed with ${client.client} ${client.arguments}.`
    : `Each side is installed by: ${setup}.`
}

function nothingText(repository: RepositoryFacts, folder: string | null): string {
  const { root, others } = packagesOf(repository)
  const folders = [...(root === null ? [] : [root]), ...others].map((one) => one.folder)
  if (folders.length === 0)
    return 'There is no package.json here: write a workload (docs/config.md) and run it with heapslope run --workload FILE.'
  if (folder !== null && !folders.includes(folder))
    return `There is no package in ${folder}. There are packages in ${folders.slice(0, 10).join(', ')}.`
  return `Nothing says what runs here: no start script, no "exports", "main" or "bin" in package.json, no index.js. Write a workload (docs/config.md) and run it with heapslope run --workload FILE.`
}
