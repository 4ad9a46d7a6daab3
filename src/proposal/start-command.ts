import { builtFrom } from './built-from.ts'
import type { Package } from './packages.ts'
import { type Installed, type RepositoryFacts, within } from './repository-facts.ts'

export interface StartCommand {
  /** For a shell, in the package's folder. */
  readonly command: string
  /** The program that it starts, relative to the package; null where another command knows it. */
  readonly file: string | null
  /** Arguments of Node itself and of the program, where the command is a plain call of Node. */
  readonly nodeArgs: readonly string[]
  readonly args: readonly string[]
  /** Of a script of package.json; null where a file was found by its name. */
  readonly script: string | null
}

/** What runs for good comes before what runs for developers. */
const START_SCRIPTS = ['start:prod', 'start:production', 'start', 'serve', 'server']
/** Names that a program has where no script names it. */
const USUAL_FILES = ['server', 'src/server', 'app', 'src/app', 'main', 'src/main', 'index', 'src/index']
export const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']

/** How a package is started; null where nothing says so. */
export function startCommandOf(
  one: Package,
  repository: RepositoryFacts,
  installed: Installed | null,
): StartCommand | null {
  const { scripts } = one.manifest
  const script = START_SCRIPTS.find((name) => scripts[name] !== undefined && !isForDevelopers(scripts[name]))
  if (script === undefined) return null
  const call = nodeCall(scripts[script]!)
  const file = call === null ? null : existing(call.file, one, repository)
  if (call !== null && file !== null) return { command: scripts[script]!, ...call, file, script }
  const tool = installed?.client ?? 'npm'
  const command = `${tool === 'npm' || tool === 'bun' ? `${tool} run` : tool} ${script}`
  return {
    command: command === 'npm run start' ? 'npm start' : command,
    file: programIn(scripts[script]!, one, repository),
    nodeArgs: [],
    args: [],
    script,
  }
}

/** The program that a package has by its name, called by Node itself. */
export function usualProgramOf(one: Package, repository: RepositoryFacts): StartCommand | null {
  const named = [one.manifest.main, ...USUAL_FILES.flatMap((name) => EXTENSIONS.map((end) => name + end))]
  const file = named.find((path) => path !== null && repository.files.has(within(one.folder, path)))
  if (file === undefined || file === null) return null
  const plain = file.replace(/^\.\//, '')
  return { command: `node ${plain}`, file: plain, nodeArgs: [], args: [], script: null }
}

/** Watchers, bundlers' dev servers and the like: nothing that runs in production. */
function isForDevelopers(script: string): boolean {
  return /\bnodemon\b|--watch\b|\b(tsx|ts-node-dev) watch\b|\b(vite|webpack|parcel|astro|nuxt)\b|react-scripts|next dev|\bdev\b/.test(
    script,
  )
}

/** `node --flag file arg`, and nothing around it that a shell would have to understand. */
function nodeCall(script: string) {
  if (/[&|;<>$`"'\\]/.test(script)) return null
  const [program, ...words] = script.trim().split(/\s+/)
  if (program !== 'node') return null
  const at = words.findIndex((word, i) => !word.startsWith('-') && !VALUED.has(words[i - 1] ?? ''))
  if (at < 0) return null
  return {
    file: words[at]!.replace(/^\.\//, ''),
    nodeArgs: words.slice(0, at),
    args: words.slice(at + 1),
  }
}

/** Options of Node whose value is a word of its own. */
const VALUED = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-C',
  '--conditions',
])

/** A file as Node would find it, or one that a build makes; null where there is nothing of the kind. */
function existing(file: string, one: Package, repository: RepositoryFacts): string | null {
  const has = (path: string) => repository.files.has(within(one.folder, path))
  const direct = [file, ...EXTENSIONS.map((end) => file + end), `${file}/index.js`].find(has)
  if (direct !== undefined) return direct === '.' ? 'index.js' : direct
  return builtFrom(file, one, repository) === null ? null : file
}

/** The first file that a script names: of `tsx src/server.ts` or `NODE_ENV=production node dist/server.js`. */
function programIn(script: string, one: Package, repository: RepositoryFacts): string | null {
  const words = script.split(/[\s"';&|]+/).map((word) => word.replace(/^\.\//, ''))
  for (const word of words) {
    if (!/^[\w@./-]+$/.test(word) || !(EXTENSIONS.some((end) => word.endsWith(end)) || word.includes('/')))
      continue
    const file = existing(word, one, repository)
    if (file !== null) return file
  }
  return null
}
