// Installs the rivals, builds the oracle (Chrome DevTools' own heap snapshot worker) and bundles heapslope's engine.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const here = dirname(fileURLToPath(import.meta.url))
export const project = join(here, '../..')
export const buildFolder = join(here, 'build')
export const dataFolder = join(here, 'data')

export async function prepare({ rivals = true } = {}) {
  mkdirSync(buildFolder, { recursive: true })
  mkdirSync(dataFolder, { recursive: true })
  await bundleEngine()
  if (!rivals) return
  if (!existsSync(join(here, 'node_modules/chrome-devtools-frontend'))) {
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', args, {
      cwd: here,
      stdio: 'inherit',
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    })
  }
  await bundleOracle()
}

async function bundleEngine() {
  const { build } = await import('rolldown')
  const bundle = (source, name) =>
    build({
      input: join(project, source),
      output: { file: join(buildFolder, name) },
      platform: 'node',
      logLevel: 'warn',
    })
  await bundle('src/snapshot/index.ts', 'engine.mjs')
  await bundle('src/storage/second-compiler.ts', 'second-compiler.mjs')
}

/**
 * DevTools imports './x.js' where its package ships './x.ts', and a file of locales that only Chromium's build makes: the one
 * is resolved, the other left empty. Nothing else is changed.
 */
async function bundleOracle() {
  const { build } = await import(pathToFileURL(join(here, 'node_modules/esbuild/lib/main.js')).href)
  await build({
    entryPoints: [join(here, 'oracle/entry.js')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: join(buildFolder, 'devtools.mjs'),
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, experimentalDecorators: true } },
    logLevel: 'warning',
    plugins: [
      {
        name: 'devtools-as-packaged',
        setup(plugin) {
          plugin.onResolve({ filter: /\/locales\.js$/ }, () => ({ path: 'locales', namespace: 'empty' }))
          plugin.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
            contents: `export const LOCALES = ['en-US'], BUNDLED_LOCALES = ['en-US'], DEFAULT_LOCALE = 'en-US'
              export const REMOTE_FETCH_PATTERN = '', LOCAL_FETCH_PATTERN = ''`,
          }))
          plugin.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) => {
            const source = resolve(resolveDir, path.replace(/\.js$/, '.ts'))
            return existsSync(source) ? { path: source } : undefined
          })
        },
      },
    ],
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare()
