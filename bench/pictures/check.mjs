// Draws every golden comment in a real browser with both mermaids, light and dark, and fails on what a reader would stumble
// over: a chart that is not drawn, a script that runs, an address that is fetched, a page that is too wide.
//   npm ci && npm ci --prefix bench/pictures && node bench/pictures/check.mjs [NAME...]
import { readdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { GOLDENS, MERMAIDS, openComment, STYLESHEETS } from './open-comment.mjs'

const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(GOLDENS).toSorted()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
let pages = 0
let drawn = 0
const all = []
try {
  for (const mermaid of Object.keys(MERMAIDS))
    for (const mode of Object.keys(STYLESHEETS))
      for (const name of names) {
        const { page, faults, charts } = await openComment(browser, { name, mode, mermaid })
        await page.close()
        pages += 1
        drawn += charts
        all.push(...faults.map((fault) => `${name}, ${mode}, mermaid ${mermaid}: ${fault}`))
      }
} finally {
  await browser.close()
}
for (const fault of all) console.error(fault)
console.log(`${names.length} comments, ${pages} pages, ${drawn} charts drawn, ${all.length} faults`)
process.exitCode = all.length === 0 ? 0 : 1
