import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { githubPage } from './github-page.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const read = (path) => readFileSync(join(here, path), 'utf8')

export const GOLDENS = join(here, '../../__tests__/report/goldens')
/** 10.9 is nearest to what GitHub runs. */
export const MERMAIDS = {
  10: read('node_modules/mermaid10/dist/mermaid.min.js'),
  12: read('node_modules/mermaid/dist/mermaid.min.js'),
}
export const STYLESHEETS = {
  light: read('node_modules/github-markdown-css/github-markdown-light.css'),
  dark: read('node_modules/github-markdown-css/github-markdown-dark.css'),
}
const COMMENT_WIDTH = 800

/** A golden comment as GitHub shows it, its charts drawn; `faults` says what a reader would stumble over. */
export async function openComment(browser, { name, mode, mermaid }) {
  const page = await browser.newPage({
    viewport: { width: COMMENT_WIDTH + 26, height: 600 },
    colorScheme: mode,
    deviceScaleFactor: 1,
  })
  const faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('dialog', (dialog) => faults.push(`it ran: ${dialog.message()}`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) faults.push(`it fetched ${request.url()}`)
  })
  const markdown = readFileSync(join(GOLDENS, name, 'comment.md'), 'utf8')
  await page.setContent(
    githubPage(markdown, { dark: mode === 'dark', stylesheet: STYLESHEETS[mode], width: COMMENT_WIDTH }),
  )
  await page.addScriptTag({ content: MERMAIDS[mermaid] })
  const charts = await page.evaluate(
    async (theme) => {
      mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' })
      const drawn = []
      for (const [index, chart] of [...document.querySelectorAll('.chart')].entries()) {
        const points = (/line \[([^\]]*)\]/.exec(chart.textContent)?.[1] ?? '').split(',').length
        const { svg } = await mermaid.render(`chart${index}`, chart.textContent)
        chart.innerHTML = svg
        drawn.push({ points, lines: chart.querySelectorAll('svg path').length, text: chart.textContent })
      }
      return drawn
    },
    mode === 'dark' ? 'dark' : 'default',
  )
  for (const { lines, text } of charts) {
    if (lines < 1) faults.push('a chart without a line')
    if (/syntax error|parse error/i.test(text)) faults.push(`mermaid says ${text.slice(0, 80)}`)
  }
  // A table may scroll in its own box, as on GitHub; the page must not.
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (wider > 0) faults.push(`it is ${wider} pixels wider than its place`)
  return { page, faults, charts: charts.length }
}
