import './json-import-hook.ts'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The action under the name by which the README refers to it. */
const OWN_ACTION = 'heapslope/heapslope'
let asked = 0

/**
 * What GitHub's own language service says of a workflow or an action.yml, one line a problem. `uses: ./` of this action is
 * checked as its published name is: the service itself looks inputs up only for those.
 */
export async function problemsOf(path: string, text: string): Promise<readonly string[]> {
  const { validate } = await import('@actions/languageservice')
  const published = text.replaceAll(/uses: \.\/$/gm, `uses: ${OWN_ACTION}@v1`)
  // The service keeps what it parsed by address: each text gets an address of its own.
  asked += 1
  const document = TextDocument.create(`file:///${asked}/${path}`, 'yaml', 1, published)
  const diagnostics = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name }) =>
        Promise.resolve(
          `${owner}/${name}` === OWN_ACTION
            ? parse(readFileSync(`${root}action.yml`, 'utf8'))
            : // Of others the inputs are not known here; without an answer the action itself counts as unknown.
              { name, description: '' },
        ),
    },
    fileProvider: {
      getFileContent: ({ path: file }: { path: string }) =>
        Promise.resolve({ name: file, content: readFileSync(root + file, 'utf8') }),
    },
  } as Parameters<typeof validate>[1])
  return diagnostics.map(({ range, message }) => {
    const said = typeof message === 'string' ? message : message.value
    return `${path}:${range.start.line + 1}: ${said}`
  })
}

/** The workflows in the fenced blocks of a Markdown file: the `yaml` blocks with an `on` and `jobs`. */
export function workflowsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```ya?ml\n(.*?)^```$/gms)]
    .map(([, text]) => text)
    .filter((text) => /^on:/m.test(text) && /^jobs:/m.test(text))
}
