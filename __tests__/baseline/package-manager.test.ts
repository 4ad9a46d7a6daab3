import { describe, expect, test } from 'vitest'
import { installationOf } from '../../src/baseline/package-manager.ts'

function installed(
  files: readonly string[],
  manifest: unknown = { dependencies: { a: '1' } },
  yarnLock = '',
) {
  const installation = installationOf({ manifest, files: new Set(['package.json', ...files]), yarnLock })
  return installation === null ? null : `${installation.client} ${installation.arguments}`
}

describe('a project is installed', () => {
  test.each([
    ['package-lock.json', 'npm ci'],
    ['npm-shrinkwrap.json', 'npm ci'],
    ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile'],
    ['yarn.lock', 'yarn install --frozen-lockfile --non-interactive'],
    ['bun.lock', 'bun install --frozen-lockfile'],
    ['bun.lockb', 'bun install --frozen-lockfile'],
  ])('by its lock file %s: %s', (file, expected) => {
    expect(installed([file])).toBe(expected)
  })

  test('by modern yarn where its settings, its lock file or the manifest say so', () => {
    expect(installed(['yarn.lock', '.yarnrc.yml'])).toBe('yarn install --immutable')
    expect(installed(['yarn.lock'], {}, '# comment\n__metadata:\n  version: 8\n')).toBe(
      'yarn install --immutable',
    )
    expect(installed(['yarn.lock'], { packageManager: 'yarn@4.9.2' })).toBe('yarn install --immutable')
    expect(installed(['yarn.lock'], { packageManager: 'yarn@1.22.22' })).toMatch(/--frozen-lockfile/)
  })

  test('by the client that the manifest names, even beside the lock file of another', () => {
    expect(
      installed(['package-lock.json', 'pnpm-lock.yaml'], { packageManager: 'pnpm@10.1.0+sha512.abc' }),
    ).toBe('pnpm install --frozen-lockfile')
    expect(
      installed(['package-lock.json'], { packageManager: 'pnpm@10.1.0', dependencies: { a: '1' } }),
    ).toBe('pnpm install --no-lockfile')
  })

  test.each([
    ['npm', 'npm install --no-package-lock'],
    ['pnpm@9.0.0', 'pnpm install --no-lockfile'],
    ['yarn@1.22.22', 'yarn install --no-lockfile --non-interactive'],
    ['yarn@4.9.2', 'yarn install --no-immutable'],
    ['bun@1.2.0', 'bun install --no-save'],
  ])('without a lock file, leaving none: %s', (packageManager, expected) => {
    expect(installed([], { packageManager, devDependencies: { a: '1' } })).toBe(expected)
  })

  test.each([
    [{ workspaces: ['packages/*'] }],
    [{ workspaces: { packages: ['packages/*'] } }],
    [{ scripts: { prepare: 'node build.js' } }],
    [{ peerDependencies: { a: '1' } }],
    [undefined],
  ])('where its manifest is %j', (manifest) => {
    expect(installed([], manifest)).toBe('npm install --no-package-lock')
  })

  test.each([
    [{}],
    [{ scripts: { test: 'x' }, dependencies: {} }],
    [[]],
    [null],
    [{ packageManager: 'npm@11.0.0' }],
  ])('not at all where its manifest is %j and there is no lock file', (manifest) => {
    expect(installed([], manifest)).toBeNull()
  })

  test('not at all without a manifest', () => {
    expect(
      installationOf({ manifest: undefined, files: new Set(['pnpm-lock.yaml']), yarnLock: '' }),
    ).toBeNull()
  })
})
