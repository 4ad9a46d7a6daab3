import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSourceMap } from '../../src/source/source-map.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-map-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the map of a real bundler leads from every marked place back to where it was written', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, n) => `${' '.repeat(n % 7)}sink.push({ mark${n}: ${n} as number })`,
  )
  const sources = [
    [
      'a.ts',
      `import './b.ts'\nconst sink: unknown[] = []\n${lines.slice(0, 20).join('\n')}\nexport { sink }\n`,
    ],
    [
      'b.ts',
      `interface Unused { readonly a: string }\nconst sink: unknown[] = []\n\n${lines.slice(20).join('\n')}\n`,
    ],
  ] as const
  for (const [name, text] of sources) await writeFile(join(folder, name), text)
  const bundle = await rolldown({ input: join(folder, 'a.ts') })
  await bundle.write({ file: join(folder, 'out/bundle.js'), sourcemap: true })
  await bundle.close()
  const file = join(folder, 'out/bundle.js')
  const text = await readFile(file, 'utf8')
  const json = await readFile(`${file}.map`, 'utf8')

  const map = findSourceMap(file, text, (path) => (path === `${file}.map` ? json : null))
  const found = text.split('\n').flatMap((line, index) => {
    const mark = /mark\d+/.exec(line)
    if (mark === null) return []
    const place = map?.(index + 1, mark.index + 1)
    return [[mark[0], place?.file, place?.line, place?.column]]
  })
  const written = sources.flatMap(([name, source]) =>
    source.split('\n').flatMap((line, index) => {
      const mark = /mark\d+/.exec(line)
      return mark === null ? [] : [[mark[0], join(folder, name), index + 1, mark.index + 1]]
    }),
  )
  expect(written).toHaveLength(40)
  expect(new Set(found.map((place) => place.join(' ')))).toEqual(
    new Set(written.map((place) => place.join(' '))),
  )
})
