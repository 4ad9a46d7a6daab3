import { builtFrom } from './built-from.ts'
import { type Call, likelyCall } from './call.ts'
import { exportedFunctions } from './exported-functions.ts'
import type { Package } from './packages.ts'
import type { ProposedFile } from './proposal.ts'
import { type RepositoryFacts, within } from './repository-facts.ts'
import { EXTENSIONS } from './start-command.ts'
import { loaderArgs, nameOf, type Subject } from './subject.ts'

interface EntryPoint {
  /** Relative to the package. */
  readonly file: string
  /** As the package's users import it; null where Node knows the package only by its file. */
  readonly specifier: string | null
  /** The key of package.json that names it. */
  readonly named: string
}

/** A package that others import; null where it has no module for them. */
export function librarySubject(one: Package, repository: RepositoryFacts): Subject | null {
  const entry = entryPointOf(one, repository)
  if (entry === null) return null
  const has = (file: string) => repository.files.has(within(one.folder, file))
  const built = has(entry.file) ? null : entry.file
  const source = built === null ? entry.file : builtFrom(entry.file, one, repository)
  const functions = source === null ? [] : exportedFunctions(within(one.folder, source), repository)
  const call = likelyCall(functions)
  const name = nameOf(one)
  const module = moduleOf(one, entry, call, name)
  const nodeArgs = loaderArgs(one, entry.file)
  return {
    package: one,
    kind: 'library',
    name,
    entry: { iterate: module.path, ...(nodeArgs.length > 0 ? { 'node-args': nodeArgs } : {}) },
    module,
    built,
    reasons: [
      `A library: ${entry.named} leads to ${entry.file}, ${one.manifest.isModule ? 'an ES module' : 'CommonJS'}.`,
      ...(call === null ? [] : [reasonFor(call, source!)]),
      ...(nodeArgs.length > 0 ? ['TypeScript is loaded through tsx, which the package has.'] : []),
    ],
    doubts: doubtsOf(call, module.path, entry, nodeArgs),
    isComplete: call !== null,
  }
}

function entryPointOf({ folder, manifest }: Package, { files }: RepositoryFacts): EntryPoint | null {
  const { exports, name, main } = manifest
  const [exported] = exports?.has('.') ? [['.', exports.get('.')!] as const] : [...(exports ?? [])]
  if (exported !== undefined) {
    const [key, target] = exported
    const specifier = name === null ? null : key === '.' ? name : `${name}/${key.slice(2)}`
    return { file: plain(target), specifier, named: '"exports" of package.json' }
  }
  const has = (path: string) => files.has(within(folder, path))
  if (main !== null) {
    const found = [main, ...EXTENSIONS.map((end) => main + end), `${main}/index.js`].find((path) =>
      has(plain(path)),
    )
    return { file: plain(found ?? main), specifier: null, named: '"main" of package.json' }
  }
  const usual = ['index', 'src/index', 'lib/index', 'mod'].flatMap((stem) =>
    EXTENSIONS.map((end) => stem + end),
  )
  const found = usual.find(has)
  return found === undefined ? null : { file: found, specifier: null, named: 'its usual name' }
}

const plain = (path: string) => within('.', path)

function moduleOf(
  one: Package,
  { file, specifier }: EntryPoint,
  call: Call | null,
  name: string,
): ProposedFile {
  const isModule = one.manifest.isModule || /\.(mjs|mts|ts|cts)$/.test(file)
  const path = within(one.folder, `bench/${name}.leak.${isModule ? 'mjs' : 'cjs'}`)
  return { path, text: moduleText(specifier ?? `../${file}`, isModule, call) }
}

function moduleText(specifier: string, isModule: boolean, call: Call | null): string {
  const head = [
    '// heapslope calls this function again and again, on both sides of a pull request, and looks whether the heap grows.',
    '// Let it do what the users of the package do most.',
  ]
  const from = quoted(specifier)
  if (call === null) {
    const load = isModule ? `import * as subject from ${from}` : `const subject = require(${from})`
    const body = [
      `  throw new Error('Call here what users call most, of: ' + Object.keys(subject).join(', '))`,
    ]
    return textOf([...head, load], isModule, body)
  }
  const { callee } = call
  const local = callee.name === 'default' ? 'subject' : callee.name
  const load = isModule
    ? `import ${callee.name === 'default' ? local : `{ ${local} }`} from ${from}`
    : `const ${callee.name === 'default' ? local : `{ ${local} }`} = require(${from})`
  const guess = call.isCertain ? [] : ['  // The arguments are guesses: put in what users pass.']
  const made = `${callee.isClass ? 'new ' : ''}${local}(${call.arguments.join(', ')})`
  return textOf([...head, load], isModule, [...guess, `  return ${made}`])
}

function textOf(head: readonly string[], isModule: boolean, body: readonly string[]): string {
  const begin = isModule ? 'export default function iteration() {' : 'module.exports = function iteration() {'
  return `${[...head, '', begin, ...body, '}'].join('\n')}\n`
}

const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, '\\$&')}'`

function reasonFor({ callee }: Call, source: string): string {
  const what = callee.name === 'default' ? 'its own value' : callee.name
  return `Of what ${source} exports the workload ${callee.isClass ? 'constructs' : 'calls'} ${what}.`
}

function doubtsOf(
  call: Call | null,
  path: string,
  { file }: EntryPoint,
  nodeArgs: readonly string[],
): readonly string[] {
  const typed = /\.[cm]?tsx?$/.test(file) && nodeArgs.length === 0
  return [
    ...(call === null ? [`No function was found that can be called: write the call in ${path}.`] : []),
    ...(call === null || call.isCertain ? [] : [`The arguments of the call in ${path} are guesses.`]),
    ...(typed
      ? [
          `${file} is TypeScript: Node 22.18 and later read it where its types can be erased; else install tsx and set node-args: [--import, tsx].`,
        ]
      : []),
  ]
}
