// Takes docs/pictures: golden comments and HTML reports in a real browser, light and dark.
//   npm ci && npm ci --prefix bench/pictures && node bench/pictures/take.mjs [--mermaid 10] [--out DIR] [NAME...]
// CHROMIUM names the browser, /usr/bin/chromium by default (apt-get install chromium fonts-noto-color-emoji).
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { drawnSeries } from '../../__tests__/report/draw-series.ts'
import { renderHtml } from '../../src/report/index.ts'
import { openComment } from './open-comment.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const goldens = join(here, '../../__tests__/report/goldens')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mermaid: { type: 'string', default: '12' },
    out: { type: 'string', default: join(here, '../../docs/pictures') },
  },
})
/** What docs/report.md shows. */
const SHOWN = {
  comments: ['regression-one-finding', 'regression-many-workloads', 'unchanged-exact'],
  reports: ['regression-one-finding'],
}
const wanted = positionals.length > 0 ? { comments: positionals, reports: positionals } : SHOWN
const REPORT_WIDTH = 900
/** What lies below says nothing new, and the pictures stay small. */
const MAX_HEIGHT = 1_000

mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const mode of ['light', 'dark']) {
    for (const name of wanted.comments) await takeComment(name, mode)
    for (const name of wanted.reports) await takeReport(name, mode)
  }
} finally {
  await browser.close()
}

async function takeComment(name, mode) {
  const { page, faults } = await openComment(browser, { name, mode, mermaid: values.mermaid })
  const version = values.mermaid === '10' ? '-mermaid10' : ''
  const file = join(values.out, `${name}${version}-${mode}.png`)
  await screenshot(page, file)
  await page.close()
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`)
  console.log(file)
}

/** The HTML report, all folds closed, as a browser opens it from the report folder. */
async function takeReport(name, mode) {
  const result = JSON.parse(readFileSync(join(goldens, name, 'result.json'), 'utf8'))
  const page = await browser.newPage({
    viewport: { width: REPORT_WIDTH, height: 600 },
    colorScheme: mode,
    deviceScaleFactor: 1,
  })
  const failures = []
  page.on('pageerror', (error) => failures.push(String(error)))
  page.on('dialog', (dialog) => failures.push(`it ran: ${dialog.message()}`))
  page.on('console', (message) => failures.push(message.text()))
  page.on('request', (request) => failures.push(`it fetched ${request.url()}`))
  await page.setContent(renderHtml(result, drawnSeries(result)))
  const file = join(values.out, `${name}-report-${mode}.png`)
  await screenshot(page, file)
  await page.close()
  if (failures.length > 0) throw new Error(`${name}: ${failures.join('; ')}`)
  console.log(file)
}

async function screenshot(page, file) {
  const { width, height } = await page.evaluate(() => {
    const { right, bottom } = document.body.firstElementChild.getBoundingClientRect()
    return { width: Math.ceil(right), height: Math.ceil(bottom) }
  })
  const clip = {
    x: 0,
    y: 0,
    width: Math.max(width, page.viewportSize().width),
    height: Math.min(height + 12, MAX_HEIGHT),
  }
  await page.screenshot({ path: file, fullPage: true, clip })
}
