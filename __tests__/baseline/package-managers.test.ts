import { exec, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PackageManagerMissingError } from '../../src/baseline/index.ts'
import { countingRegistry } from './registry.ts'
import {
  baseOf,
  commit,
  fingerprint,
  prepared,
  repository,
  TEST_GIT,
  temporaryFolder,
  write,
} from './repository.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** The clients as they come from the registry, installed once for this file. */
const clients = join(realpathSync(tmpdir()), `heapslope-clients-${process.pid}`)
const home = join(clients, 'home')
const modernYarn = join(clients, 'modern')
const corepack = join(clients, 'corepack')

beforeAll(() => {
  const install = (folder: string, ...packages: readonly string[]) => {
    write(folder, { 'package.json': '{}' })
    const line = ['npm', 'install', '--no-audit', '--no-fund', ...packages].join(' ')
    execFileSync(line, { cwd: folder, env: TEST_GIT, stdio: 'ignore', shell: true })
  }
  install(clients, 'pnpm@10.12.1', 'yarn@1.22.22', 'bun@1.4.5')
  install(modernYarn, '@yarnpkg/cli-dist@4.18.1')
  // corepack brings programs called pnpm and yarn along; a Node that has it has not always these.
  install(join(clients, 'corepack-whole'), 'corepack@0.36.0')
  mkdirSync(corepack)
  symlinkSync(join(bin(join(clients, 'corepack-whole')), 'corepack'), join(corepack, 'corepack'))
}, 240_000)
afterAll(() => rmSync(clients, { recursive: true, force: true }))

const bin = (folder: string) => join(folder, 'node_modules', '.bin')
const withClients = (...folders: readonly string[]) => ({
  ...TEST_GIT,
  HOME: home,
  // The mirrors of a registry need not carry its signatures; the client's own default is not what is tested here.
  COREPACK_INTEGRITY_KEYS: '0',
  COREPACK_NPM_REGISTRY: 'https://registry.npmjs.org',
  PATH: [...folders, TEST_GIT.PATH].join(delimiter),
})

function run(line: string, cwd: string, environment: NodeJS.ProcessEnv): void {
  execFileSync(line, { cwd, env: environment, stdio: 'pipe', shell: true })
}

/** A workspace whose `app` takes `store` from beside it and a package from the registry. */
const WORKSPACE = {
  '.gitignore': 'node_modules\n.pnp.*\n.yarn\n',
  'packages/store/package.json': json({ name: '@demo/store', version: '1.0.0' }),
  'packages/store/index.js': "module.exports = 'old store'",
  'packages/app/index.js':
    "console.log(require('@demo/store'), require('ms')(60000), require.resolve('@demo/store'))",
}
const app = (store: string) =>
  json({ name: '@demo/app', version: '1.0.0', dependencies: { '@demo/store': store, ms: '2.1.3' } })
const root = (more: object = {}) => json({ name: 'root', private: true, workspaces: ['packages/*'], ...more })

describe('each side of a workspace has its own packages, installed as locked, with', () => {
  test.each([
    {
      client: 'pnpm',
      files: {
        'package.json': json({ name: 'root', private: true }),
        'pnpm-workspace.yaml': 'packages: [packages/*]\n',
      },
      store: 'workspace:*',
      lock: 'pnpm-lock.yaml',
      command: 'pnpm install --frozen-lockfile',
    },
    {
      client: 'yarn',
      files: { 'package.json': root() },
      store: '1.0.0',
      lock: 'yarn.lock',
      command: 'yarn install --frozen-lockfile --non-interactive',
    },
    {
      client: 'bun',
      files: { 'package.json': root() },
      store: 'workspace:*',
      lock: 'bun.lock',
      command: 'bun install --frozen-lockfile',
    },
  ])('$client', async ({ client, files, store, lock, command }) => {
    const environment = withClients(bin(clients))
    const project = repository({ ...WORKSPACE, ...files, 'packages/app/package.json': app(store) })
    run(`${client} install`, project, environment)
    expect(existsSync(join(project, lock))).toBe(true)
    await expectOwnPackages(project, environment, command)
  })

  test('modern yarn, which keeps packages in no node_modules', async () => {
    const environment = withClients(bin(modernYarn))
    const project = repository({
      ...WORKSPACE,
      'package.json': root(),
      '.yarnrc.yml': 'enableGlobalCache: true\n',
      'yarn.lock': '',
      'packages/app/package.json': app('workspace:*'),
    })
    run('yarn install --no-immutable', project, environment)
    const { head } = await expectOwnPackages(project, environment, 'yarn install --immutable')
    expect(existsSync(join(head.root, 'node_modules'))).toBe(false)
    expect(head.nodeArgs).toContain(join(head.root, '.pnp.cjs'))
  })
})

async function expectOwnPackages(project: string, environment: NodeJS.ProcessEnv, command: string) {
  commit(project, {})
  write(project, { 'packages/store/index.js': "module.exports = 'new store'" })
  const before = fingerprint(project)
  const ran: string[] = []
  const sides = await prepared(project, {
    setup: { kind: 'auto' },
    environment,
    onProgress: ({ step, side, detail }) => step === 'setup' && ran.push(`${side}: ${detail}`),
  })
  expect(ran).toEqual([`head: ${command}`, `base: ${command}`])
  for (const [side, says] of [
    [sides.head, 'new store'],
    [baseOf(sides), 'old store'],
  ] as const) {
    const args = [...side.nodeArgs, 'packages/app/index.js']
    const printed = execFileSync(process.execPath, args, { cwd: side.root, encoding: 'utf8' })
    expect(printed.trim()).toBe(`${says} 1m ${join(side.root, 'packages/store/index.js')}`)
  }
  expect(fingerprint(project)).toEqual(before)
  return sides
}

/** Caches of nobody else's; yarn 1 keeps root's outside of its home. */
function ownCaches() {
  const folder = temporaryFolder()
  return { HOME: folder, YARN_CACHE_FOLDER: join(folder, 'yarn') }
}

describe('what a registry gives is fetched once for both sides by', () => {
  test.each([
    ['npm', withClients()],
    ['pnpm', withClients(bin(clients))],
    ['yarn', withClients(bin(clients))],
    ['bun', withClients(bin(clients))],
    ['yarn', withClients(bin(modernYarn))],
  ])('%s', async (client, environment) => {
    const registry = await countingRegistry()
    const isModern = environment.PATH?.startsWith(modernYarn) === true
    const project = repository({
      '.gitignore': 'node_modules\n.pnp.*\n.yarn\n',
      '.npmrc': `registry=${registry.url}\n`,
      'package.json': json({ name: 'x', dependencies: { counted: '1.0.0' } }),
      ...(isModern
        ? {
            '.yarnrc.yml': `npmRegistryServer: '${registry.url}'\nunsafeHttpWhitelist: ['127.0.0.1']\n`,
            'yarn.lock': '',
          }
        : {}),
    })
    // Whatever this leaves in caches belongs to another home.
    await promisify(exec)(`${client} install${isModern ? ' --no-immutable' : ''}`, {
      cwd: project,
      env: { ...environment, ...ownCaches() },
      timeout: 120_000,
    })
    commit(project, {})
    write(project, { 'a.js': 'changed' })
    const before = registry.fetched()
    const sides = await prepared(project, {
      setup: { kind: 'auto' },
      environment: { ...environment, ...ownCaches() },
    })
    expect(registry.fetched() - before).toBe(1)
    expect(sides.notes).toEqual([])
    for (const { root: copy, nodeArgs } of [sides.head, baseOf(sides)]) {
      const args = [...nodeArgs, '-p', "require('counted')"]
      expect(execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })).toBe('counted\n')
    }
  })
})

describe('the client is', () => {
  const manifest = (packageManager: string) =>
    json({ name: 'x', packageManager, dependencies: { ms: '2.1.3' } })

  test('taken from corepack where it is not on PATH, in the version that the manifest names', async () => {
    const project = repository({ 'package.json': manifest('pnpm@9.15.0') })
    const steps: string[] = []
    const { head } = await prepared(project, {
      setup: { kind: 'auto' },
      environment: withClients(corepack),
      onProgress: ({ step, detail }) => step === 'setup' && steps.push(detail),
    })
    expect(steps).toEqual(['corepack pnpm install --no-lockfile'])
    expect(existsSync(join(head.root, 'node_modules/ms/package.json'))).toBe(true)
  })

  test('taken from corepack where that on PATH is of another major version', async () => {
    const project = repository({
      'package.json': manifest('yarn@4.9.2'),
      '.yarnrc.yml': 'nodeLinker: node-modules\n',
    })
    const steps: string[] = []
    const { head } = await prepared(project, {
      setup: { kind: 'auto' },
      environment: withClients(bin(clients), corepack),
      onProgress: ({ step, detail }) => step === 'setup' && steps.push(detail),
    })
    expect(steps).toEqual(['corepack yarn install --no-immutable'])
    expect(existsSync(join(head.root, 'node_modules/ms/package.json'))).toBe(true)
  })

  /** PATH with git, node and a shell's own programs, but no client beside npm. */
  function withoutClients() {
    const only = temporaryFolder()
    for (const program of ['git', 'node', 'sh', 'npm', 'env'])
      symlinkSync(
        realpathSync(execFileSync('which', [program], { env: TEST_GIT, encoding: 'utf8' }).trim()),
        join(only, program),
      )
    return { ...TEST_GIT, PATH: only }
  }

  test('named where it is missing on head, with corepack missing, too', async () => {
    const project = repository({ 'package.json': manifest('pnpm@9.15.0') })
    const preparing = prepared(project, { setup: { kind: 'auto' }, environment: withoutClients() })
    await expect(preparing).rejects.toThrow(PackageManagerMissingError)
    await expect(preparing).rejects.toThrow('neither pnpm nor corepack is on PATH')
  })

  test("each side's own: where base's is missing, head is judged alone", async () => {
    const project = repository({ 'package.json': manifest('bun@1.2.0') })
    write(project, { 'package.json': json({ name: 'x' }) })
    const { base } = await prepared(project, { setup: { kind: 'auto' }, environment: withoutClients() })
    expect(base).toMatchObject({
      kind: 'none',
      code: 'base-setup-failed',
      text: expect.stringContaining('bun'),
    })
  })

  test("each side's own: base may be locked by another", async () => {
    const project = repository({
      'package.json': json({ name: 'x' }),
      'yarn.lock': '',
    })
    write(project, { 'package.json': manifest('pnpm@10.12.1') })
    rmSync(join(project, 'yarn.lock'))
    const steps: string[] = []
    const { notes } = await prepared(project, {
      setup: { kind: 'auto' },
      environment: withClients(bin(clients)),
      onProgress: ({ step, side, detail }) => step === 'setup' && steps.push(`${side}: ${detail}`),
    })
    const how =
      'head with pnpm install --no-lockfile, base with yarn install --frozen-lockfile --non-interactive'
    expect(notes).toEqual([
      { code: 'installed-differently', text: `each side was installed by its own: ${how}` },
    ])
    expect(steps).toEqual([
      'head: pnpm install --no-lockfile',
      'base: yarn install --frozen-lockfile --non-interactive',
    ])
  })
})
