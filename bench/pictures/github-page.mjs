import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/**
 * A page that shows a comment's Markdown as GitHub does: its dialect and its stylesheet; mermaid blocks are drawn later,
 * by the page's own script. GitHub's frame around a chart cannot be had and is left out.
 */
export function githubPage(markdown, { dark, stylesheet, width }) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const charts = html.replaceAll(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    '<div class="chart">$1</div>',
  )
  return `<!doctype html><html data-color-mode="${dark ? 'dark' : 'light'}"><meta charset="utf-8"><style>${stylesheet}
    body { margin: 0; background: ${dark ? '#0d1117' : '#ffffff'} }
    .comment { width: ${width}px; margin: 12px; border: 1px solid ${dark ? '#3d444d' : '#d1d9e0'}; border-radius: 6px }
    .head { padding: 8px 16px; font: 14px/1.5 "Liberation Sans", sans-serif; border-bottom: 1px solid ${dark ? '#3d444d' : '#d1d9e0'};
      background: ${dark ? '#151b23' : '#f6f8fa'}; color: ${dark ? '#9198a1' : '#59636e'}; border-radius: 6px 6px 0 0 }
    .head b { color: ${dark ? '#f0f6fc' : '#1f2328'} }
    .markdown-body { padding: 16px; font-size: 14px; font-family: "Liberation Sans", "Noto Color Emoji", sans-serif !important }
    .chart { margin: 0 0 16px; text-align: center }
    .chart svg { max-width: 100% }
  </style><div class="comment"><div class="head"><b>github-actions</b> bot commented</div>
  <div class="markdown-body">${charts}</div></div></html>`
}
