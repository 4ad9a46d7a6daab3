import { installationOf } from '../../src/baseline/index.ts'
import type { RepositoryFacts } from '../../src/proposal/index.ts'

export type Drawn = Readonly<Record<string, string | object>>

/** A repository of files; objects are written as JSON. */
export function drawn(files: Drawn): RepositoryFacts {
  const textOf = (path: string) => {
    const content = files[path]
    return content === undefined || typeof content === 'string' ? (content ?? null) : JSON.stringify(content)
  }
  return {
    files: new Set(Object.keys(files)),
    read: textOf,
    installation: (folder) => {
      const prefix = folder === '.' ? '' : `${folder}/`
      const own = Object.keys(files).filter((path) => path.startsWith(prefix))
      return installationOf({
        manifest: parsed(textOf(`${prefix}package.json`) ?? ''),
        files: new Set(own.map((path) => path.slice(prefix.length)).filter((path) => !path.includes('/'))),
        yarnLock: textOf(`${prefix}yarn.lock`) ?? '',
      })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
