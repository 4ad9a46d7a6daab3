import { execFileSync, execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prepareSides, SideCommandError } from '../../src/baseline/index.ts'
import {
  baseOf,
  commit,
  contentFingerprint,
  fingerprint,
  prepared,
  repository,
  request,
  TEST_GIT,
  temporaryFolder,
  write,
} from './repository.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)
const command = (line: string) => ({ kind: 'command', command: line }) as const
const AUTO = { kind: 'auto' } as const

function evaluate(folder: string, script: string): string {
  return execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' }).trim()
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (cause: unknown) => cause,
  )
}

describe('an install', () => {
  test('of an npm workspace resolves its packages on each side to that side', async () => {
    const project = repository({
      '.gitignore': 'node_modules\n',
      'package.json': json({ name: 'root', private: true, workspaces: ['packages/*'] }),
      'packages/store/package.json': json({ name: '@demo/store', version: '1.0.0', main: 'index.js' }),
      'packages/store/index.js': "module.exports = 'old store'",
      'packages/app/package.json': json({
        name: '@demo/app',
        version: '1.0.0',
        main: 'index.js',
        dependencies: { '@demo/store': '1.0.0' },
      }),
      'packages/app/index.js': "module.exports = 'app with ' + require('@demo/store')",
    })
    execSync('npm install', { cwd: project, env: TEST_GIT, stdio: 'ignore' })
    expect(existsSync(join(project, 'package-lock.json'))).toBe(true)
    commit(project, {})
    write(project, { 'packages/store/index.js': "module.exports = 'new store'" })
    const before = fingerprint(project)

    const ran: string[] = []
    const sides = await prepared(project, {
      setup: AUTO,
      onProgress: ({ step, side, detail }) => step === 'setup' && ran.push(`${side}: ${detail}`),
    })

    expect(ran).toEqual(['head: npm ci', 'base: npm ci'])
    const app = "console.log(require('@demo/app'), require.resolve('@demo/store'))"
    const { head } = sides
    const base = baseOf(sides)
    expect(evaluate(head.root, app)).toBe(`app with new store ${join(head.root, 'packages/store/index.js')}`)
    expect(evaluate(base.root, app)).toBe(`app with old store ${join(base.root, 'packages/store/index.js')}`)
    expect(head.files.has('node_modules/.package-lock.json')).toBe(false)
    expect(fingerprint(project)).toEqual(before)
  })

  test('takes a package from a `file:` folder of its own side', async () => {
    const project = repository({
      'package.json': json({ name: 'root', dependencies: { lib: 'file:lib' } }),
      'lib/package.json': json({ name: 'lib', version: '1.0.0' }),
      'lib/index.js': "module.exports = 'old'",
    })
    write(project, { 'lib/index.js': "module.exports = 'new'" })
    const sides = await prepared(project, { setup: AUTO })
    expect(evaluate(sides.head.root, "console.log(require('lib'))")).toBe('new')
    expect(evaluate(baseOf(sides).root, "console.log(require('lib'))")).toBe('old')
    expect(existsSync(join(sides.head.root, 'package-lock.json'))).toBe(false)
  })

  test('from another lock file than head is named', async () => {
    const project = repository({ 'package-lock.json': '{}', 'packages/a/yarn.lock': 'a' })
    write(project, { 'package-lock.json': '{ }' })
    const { notes } = await prepared(project, { setup: command('node --version') })
    expect(notes).toEqual([
      {
        code: 'lock-file-differs',
        text: 'each side ran with the packages that its own lock file pins (package-lock.json): a difference may be theirs',
      },
    ])
    const uninstalled = await prepared(project, {})
    expect(uninstalled.notes).toEqual([])
  })

  test.each([
    ['no manifest', {}],
    ['a manifest without dependencies', { 'package.json': json({ name: 'x', type: 'module' }) }],
  ])('is not run where there is %s', async (_, files: Record<string, string>) => {
    const steps: string[] = []
    const project = repository({ 'a.js': '1', ...files })
    await prepared(project, { setup: AUTO, onProgress: ({ step }) => steps.push(step) })
    expect(steps).toEqual(['copy'])
  })

  test("can't reach the user's repository, config or hooks through a `prepare` script", async () => {
    const home = temporaryFolder()
    write(home, { '.gitconfig': '[user]\n\tname = Ada\n[core]\n\thooksPath = /elsewhere\n' })
    const project = repository({
      'package.json': json({ name: 'x', scripts: { prepare: 'node prepare.cjs' } }),
      'prepare.cjs': `
        const { execSync } = require('node:child_process')
        const run = (line) => execSync(line, { stdio: 'pipe' }).toString().trim()
        run('git config core.hooksPath .husky')
        run('git config --global core.hooksPath .husky')
        run('git config --global user.name Mallory')
        run('git add --all && git -c user.email=m@example.com commit --allow-empty -m injected')
        run('git gc --prune=now --quiet && git repack -a -d -q && git prune')
        require('node:fs').writeFileSync('seen.json', JSON.stringify({
          remotes: run('git remote'),
          top: run('git rev-parse --show-toplevel'),
          user: run('git config --global --includes --get-all user.name'),
        }))`,
    })
    commit(project, { 'a.js': '2' })
    write(project, { '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n', 'a.js': '3' })
    // Only the times of objects are left out: git touches the time of an object that it would write once more.
    const before = contentFingerprint(project)
    const homeBefore = contentFingerprint(home)

    const environment = {
      ...TEST_GIT,
      GIT_CONFIG_GLOBAL: undefined,
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'xdg'),
    }
    const { head, base } = await prepared(project, { setup: AUTO, environment })

    expect(base.kind).toBe('prepared')
    expect(JSON.parse(readFileSync(join(head.root, 'seen.json'), 'utf8'))).toEqual({
      remotes: '',
      top: head.root,
      user: 'Ada\nMallory',
    })
    expect(contentFingerprint(project)).toEqual(before)
    const homeAfter = Object.entries(contentFingerprint(home)).filter(([path]) => !path.startsWith('.npm'))
    expect(homeAfter).toEqual(Object.entries(homeBefore))
  })
})

describe('setup and build', () => {
  test('run on each side with the same commands, in a scrubbed environment', async () => {
    const project = repository({ 'a.js': '1' })
    const environment = {
      ...TEST_GIT,
      INPUT_TOKEN: 'secret',
      GITHUB_TOKEN: 'secret',
      ACTIONS_RUNTIME_TOKEN: 'secret',
      GITHUB_ENV: '/file',
      NODE_AUTH_TOKEN: 'registry',
      NPM_TOKEN: 'other registry',
      GIT_DIR: '/elsewhere',
      INIT_CWD: project,
      npm_package_name: 'caller',
      KEPT: 'kept',
    }
    const dump = (file: string) => `node -e "fs.writeFileSync('${file}', JSON.stringify(process.env))"`
    write(project, { 'a.js': '2' })
    const sides = await prepared(project, {
      setup: command(dump('setup.json')),
      build: dump('build.json'),
      environment,
      passEnv: ['NODE_AUTH_TOKEN'],
    })
    for (const side of [sides.head, baseOf(sides)])
      for (const file of ['setup.json', 'build.json']) {
        const seen = JSON.parse(readFileSync(join(side.root, file), 'utf8'))
        expect(seen).toMatchObject({ KEPT: 'kept', NODE_AUTH_TOKEN: 'registry' })
        expect(Object.values(seen)).not.toContain('secret')
        for (const name of ['GITHUB_ENV', 'NPM_TOKEN', 'GIT_DIR', 'INIT_CWD', 'npm_package_name'])
          expect(seen).not.toHaveProperty(name)
      }
  })

  test("find the side's own programs first and none of the user's checkout", async () => {
    const project = repository({ '.gitignore': 'node_modules\n', 'a.js': '1' })
    const bin = join(project, 'node_modules', '.bin')
    mkdirSync(bin, { recursive: true })
    const environment = { ...TEST_GIT, PATH: [bin, TEST_GIT.PATH].join(delimiter) }
    const { head } = await prepared(project, {
      setup: command(`node -e "fs.writeFileSync('path.txt', process.env.PATH)"`),
      environment,
    })
    const path = readFileSync(join(head.root, 'path.txt'), 'utf8').split(delimiter)
    expect(path[0]).toBe(join(head.root, 'node_modules', '.bin'))
    expect(path).not.toContain(bin)
  })

  test('that fail on head end in an error with the harmless end of their output, and leave nothing', async () => {
    const project = repository({
      'fail.cjs': "console.log('::set-output name=a::b')\nconsole.error('no such thing')\nprocess.exit(7)",
    })
    const temporary = temporaryFolder()
    const error = await failureOf(
      prepareSides(request(project, { build: 'node fail.cjs', temporaryFolder: temporary })),
    )
    expect(error).toBeInstanceOf(SideCommandError)
    expect(error).toMatchObject({ side: 'head', step: 'build', failure: { exitCode: 7, timedOut: false } })
    expect((error as Error).message).toMatch(/build on head \(node fail\.cjs\) ended with exit code 7/)
    expect((error as Error).message).toContain(': :set-output name=a::b')
    expect((error as Error).message).not.toMatch(/^\s*::/m)
    expect((error as Error).message).toContain('no such thing')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('that miss a credential which was withheld from them name it', async () => {
    const project = repository({ 'fail.cjs': "console.error('npm error code E401')\nprocess.exit(1)" })
    const environment = { ...TEST_GIT, NODE_AUTH_TOKEN: 'x', NPM_TOKEN: 'y', GITHUB_TOKEN: 'z' }
    const failing = { build: 'node fail.cjs', environment, passEnv: ['NPM_TOKEN'] }
    const error = await failureOf(prepared(project, failing))
    expect((error as Error).message).toContain(
      'Credentials were withheld from it (NODE_AUTH_TOKEN): name those that it needs in pass-env.',
    )
    const passing = { ...failing, passEnv: ['NPM_TOKEN', 'NODE_AUTH_TOKEN'] }
    expect(((await failureOf(prepared(project, passing))) as Error).message).not.toContain('withheld')
  })

  test('that fail on base leave head to be judged alone, by name', async () => {
    const project = repository({ 'build.cjs': "throw new Error('base is broken')" })
    write(project, { 'build.cjs': '' })
    for (const [more, code] of [
      [{ build: 'node build.cjs' }, 'base-build-failed'],
      [{ setup: command('node build.cjs') }, 'base-setup-failed'],
    ] as const) {
      const { base } = await prepared(project, more)
      expect(base).toMatchObject({ kind: 'none', code, text: expect.stringContaining('base is broken') })
    }
  })

  const STAYS = `
    const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    require('node:fs').writeFileSync(process.env.PID_FILE, String(child.pid))`

  /** A process that was killed may stay listed (a zombie) for as long as its new parent does not ask for it. */
  const runs = (pid: number) => {
    try {
      process.kill(pid, 0)
    } catch {
      return false
    }
    if (!existsSync('/proc/self/stat')) return true
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    } catch {
      return false
    }
  }

  test('that never end are stopped at their time-out, with what they started', async () => {
    const project = repository({ 'stays.cjs': STAYS })
    const temporary = temporaryFolder()
    const pidFile = join(temporaryFolder(), 'pid')
    const error = await failureOf(
      prepareSides(
        request(project, {
          setup: command('node stays.cjs'),
          commandTimeoutMs: 4_000,
          environment: { ...TEST_GIT, PID_FILE: pidFile },
          temporaryFolder: temporary,
        }),
      ),
    )
    expect(error).toMatchObject({ name: 'SideCommandError', failure: { timedOut: true } })
    expect((error as Error).message).toContain('still running after 4 s')
    await expect.poll(() => runs(Number(readFileSync(pidFile, 'utf8'))), { timeout: 60_000 }).toBe(false)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('that leave a process behind do not keep it, nor wait for it', async () => {
    const project = repository({ 'stays.cjs': `${STAYS}\nchild.unref()\nprocess.exit(0)` })
    const pidFile = join(temporaryFolder(), 'pid')
    await prepared(project, {
      setup: command('node stays.cjs'),
      environment: { ...TEST_GIT, PID_FILE: pidFile },
    })
    await expect.poll(() => runs(Number(readFileSync(pidFile, 'utf8'))), { timeout: 60_000 }).toBe(false)
  })

  test.runIf(process.platform === 'linux')(
    'that leave a daemon behind, in a session of its own and holding their output, do not keep it either',
    async () => {
      const daemon = STAYS.replace("stdio: 'inherit'", "stdio: 'inherit', detached: true")
      expect(daemon).not.toBe(STAYS)
      const project = repository({ 'stays.cjs': `${daemon}\nchild.unref()\nprocess.exit(0)` })
      const pidFile = join(temporaryFolder(), 'pid')
      const environment = { ...TEST_GIT, PID_FILE: pidFile }
      await prepared(project, { setup: command('node stays.cjs'), environment })
      await expect.poll(() => runs(Number(readFileSync(pidFile, 'utf8'))), { timeout: 60_000 }).toBe(false)
    },
  )

  test('that print without end are heard to their end, and only their end is kept', async () => {
    const project = repository({ 'a.js': '1' })
    const flood = `node -e "for (let i = 0; i < 3000; i++) fs.writeSync(1, 'x'.repeat(99999) + '\\n'); console.log('last line'); process.exit(1)"`
    const error = await failureOf(prepared(project, { build: flood }))
    expect((error as Error).message).toContain('last line')
    expect((error as Error).message.length).toBeLessThan(10_000)
  })

  test('end with everything removed when the run is cancelled', async () => {
    const project = repository({ 'stays.cjs': STAYS })
    const temporary = temporaryFolder()
    const pidFile = join(temporaryFolder(), 'pid')
    const cancel = new AbortController()
    const waiting = setInterval(() => {
      if (existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
        cancel.abort(new Error('cancelled by SIGINT'))
    }, 20)
    const error = await failureOf(
      prepareSides(
        request(project, {
          setup: command('node stays.cjs'),
          environment: { ...TEST_GIT, PID_FILE: pidFile },
          temporaryFolder: temporary,
          signal: cancel.signal,
        }),
      ),
    )
    clearInterval(waiting)
    expect(error).toMatchObject({ message: 'cancelled by SIGINT' })
    await expect.poll(() => runs(Number(readFileSync(pidFile, 'utf8'))), { timeout: 60_000 }).toBe(false)
    expect(readdirSync(temporary)).toEqual([])
  })
})
