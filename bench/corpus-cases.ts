import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const corpus = fileURLToPath(new URL('corpus', import.meta.url))

export type Variant = 'fixed' | 'leaky' | 'only'

export interface Case {
  readonly slug: string
  readonly folder: string
  readonly expectedConstructors: readonly string[]
  readonly variants: readonly Variant[]
}

/** Cases whose slug holds one of the words; all where there are none. */
export function casesNamed(wanted: readonly string[]): readonly Case[] {
  const folders = [
    ...readdirSync(corpus).map((name) => join(corpus, name)),
    ...readdirSync(join(corpus, 'nonleaks')).map((name) => join(corpus, 'nonleaks', name)),
  ].filter((folder) => existsSync(join(folder, 'workload.mjs')))
  return folders
    .map((folder): Case => {
      const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
        expected_constructor?: readonly string[]
      }
      return {
        slug: folder.slice(corpus.length + 1),
        folder,
        expectedConstructors: meta.expected_constructor ?? [],
        variants: existsSync(join(folder, 'package.leaky.json')) ? ['fixed', 'leaky'] : ['only'],
      }
    })
    .filter(({ slug }) => wanted.length === 0 || wanted.some((name) => slug.includes(name)))
}

export const manifestOf = (variant: Variant) =>
  variant === 'only' ? 'package.json' : `package.${variant}.json`

/** Installs a variant once into `folder`; runs copy it as hard links, so that a run's time is measuring and not npm. */
export async function install(one: Case, variant: Variant, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  cpSync(join(one.folder, manifestOf(variant)), join(folder, 'package.json'))
  await run('npm', ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: folder,
  })
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  return join(folder, 'node_modules')
}
