import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installedNodes } from '../measure/nodes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const nodes = await installedNodes()

const USES = `
const checked: Promise<void> = assertNoLeak(async () => new Date(), { iterations: 500, threshold: 16, budgetMs: 10_000 }).then(
  ({ verdict, metrics }) => {
    const text: string = verdict.reason.text
    const slope: number | undefined = metrics.heapUsed?.slopePerIteration
    console.log(text, slope)
  },
)
checked.catch((error: unknown) => {
  if (error instanceof LeakError) console.log(error.measurement.growing.map(({ constructorName }) => constructorName))
  if (error instanceof MeasuringImpossibleError && error.code === 'no-collector') console.log(error.message)
})
// @ts-expect-error no function
void measureLeak('open')
// @ts-expect-error no such option
void assertNoLeak(() => {}, { iteration: 500 })
`
const NAMES = 'assertNoLeak, LeakError, MeasuringImpossibleError, measureLeak'

describe('the package as npm packs it', { timeout: 240_000 }, () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'heapslope-packed-')))
  const installed = join(folder, 'node_modules', 'heapslope')
  beforeAll(() => {
    mkdirSync(installed, { recursive: true })
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
    execFileSync('npm', pack, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
    const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
    execFileSync('tar', ['-xzf', join(folder, packed), '-C', installed, '--strip-components=1'])
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['nodenext', 'nodenext', 'esm.mts', `import { ${NAMES} } from 'heapslope'`],
    ['nodenext', 'nodenext', 'cjs.cts', `import { ${NAMES} } from 'heapslope'`],
    [
      'nodenext',
      'nodenext',
      'required.cts',
      `import heapslope = require('heapslope')\nconst { ${NAMES} } = heapslope`,
    ],
    ['esnext', 'bundler', 'bundled.ts', `import { ${NAMES} } from 'heapslope'`],
  ])('type-checks: module %s, resolution %s, %s', (module, moduleResolution, file, imports) => {
    writeFileSync(join(folder, file), `${imports}\n${USES}`)
    const options = { module, moduleResolution, target: 'es2023', strict: true, noEmit: true, types: [] }
    writeFileSync(
      join(folder, `tsconfig.${file}.json`),
      JSON.stringify({ compilerOptions: { ...options, lib: ['es2023', 'dom'] }, files: [file] }),
    )
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    expect(complaintsOf(process.execPath, [tsc, '-p', `tsconfig.${file}.json`])).toBe('')
  })

  test.each(nodes)(
    'loads on Node $version, by import and by require, with nothing else installed',
    (node) => {
      const exported = 'typeof assertNoLeak + typeof measureLeak + new LeakError("grows").name'
      const use = `console.log(${exported.replace('LeakError("grows")', 'LeakError("grows", {})')})`
      writeFileSync(join(folder, 'use.mjs'), `import { ${NAMES} } from 'heapslope'\n${use}`)
      writeFileSync(join(folder, 'use.cjs'), `const { ${NAMES} } = require('heapslope')\n${use}`)
      for (const file of ['use.mjs', 'use.cjs'])
        expect(execFileSync(node.executable, [file], { cwd: folder, encoding: 'utf8' })).toBe(
          'functionfunctionLeakError\n',
        )
    },
  )

  test.each(['library.js', 'library.cjs'])(
    '%s holds nothing of GitHub, and loads nothing but Node',
    (name) => {
      const text = readFileSync(join(installed, 'dist', name), 'utf8')
      expect(text).not.toMatch(/octokit|@actions\/|api\.github\.com|GITHUB_TOKEN/i)
      const loaded = [...text.matchAll(/(?:^import[^'"]*|\bfrom\s*|\brequire\()["']([^"']+)["']/gm)].map(
        ([, from]) => from,
      )
      expect(loaded.length).toBeGreaterThan(0)
      expect(loaded.filter((from) => !isBuiltin(from!))).toEqual([])
    },
  )

  function complaintsOf(executable: string, args: readonly string[]): string {
    try {
      return execFileSync(executable, args, { cwd: folder, encoding: 'utf8' })
    } catch (error) {
      return (error as { readonly stdout: string }).stdout
    }
  }
})
