/** The report's whole style: no font, picture or script is fetched. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --front: #1f2328; --muted: #59636e; --rule: #d1d9e0; --panel: #f6f8fa;
  --base: #0969da; --head: #cf222e; --failed: #82071e; --regression: #cf222e; --inconclusive: #9a6700; --improvement: #1a7f37; --unchanged: #1a7f37 }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --front: #e6edf3; --muted: #9198a1; --rule: #3d444d; --panel: #151b23;
  --base: #4493f8; --head: #f85149; --failed: #ff8182; --regression: #f85149; --inconclusive: #d29922; --improvement: #3fb950; --unchanged: #3fb950 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--front); font: 15px/1.55 system-ui, "Segoe UI", "Liberation Sans", sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.55rem; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--rule); overflow-wrap: anywhere }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem }
p { margin: .5rem 0 } a { color: var(--base) }
.verdict { display: inline-block; margin-bottom: .6rem; padding: .1rem .6rem; border-radius: 1rem; border: 1px solid currentColor; font-size: .85rem; font-weight: 600 }
${['failed', 'regression', 'inconclusive', 'improvement', 'unchanged'].map((kind) => `.${kind} { color: var(--${kind}) }`).join(' ')}
.muted { color: var(--muted) } .small { font-size: .85rem }
code, pre { font: .88em/1.5 ui-monospace, SFMono-Regular, "Liberation Mono", monospace } code { background: var(--panel); padding: .1em .35em; border-radius: 4px; overflow-wrap: anywhere }
pre { background: var(--panel); padding: .75rem 1rem; border-radius: 6px; overflow-x: auto; margin: .5rem 0 }
.wide { overflow-x: auto } table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top } th { font-weight: 600; color: var(--muted); font-size: .85rem }
.number { text-align: right; white-space: nowrap }
figure { margin: 1rem 0 } figcaption { font-weight: 600; font-size: .9rem } .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0 1.5rem }
svg { display: block; width: 100%; height: auto; overflow: visible } .grid { stroke: var(--rule); stroke-width: 1 } .tick, .axis { fill: var(--muted); font-size: 11px }
polyline { fill: none; stroke-width: 1.75; stroke-linejoin: round } polyline.base { stroke: var(--base); stroke-dasharray: 5 3 } polyline.head { stroke: var(--head) }
circle.base { fill: var(--base) } circle.head { fill: var(--head) } circle:hover { stroke: var(--front); stroke-width: 2 } .label { font-size: 12px; font-weight: 600 } .label.base { fill: var(--base) } .label.head { fill: var(--head) }
.finding { border: 1px solid var(--rule); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0 } .finding h4 { margin: 0 0 .25rem; font-size: 1rem; overflow-wrap: anywhere }
.kind { font-size: .75rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; margin-left: .35rem; vertical-align: 1px }
.kind.new, .kind.worse { color: var(--regression) } .kind.same { color: var(--muted) } .kind.fixed { color: var(--improvement) }
.path { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 0; padding: 0; margin: .5rem 0 } .path li:not(:last-child)::after { content: "→"; color: var(--muted); margin: 0 .45rem }
details.section { border-top: 1px solid var(--rule); margin: 0; padding: .75rem 0 } details.section > summary { font-weight: 600; overflow-wrap: anywhere } h2 .verdict, summary .verdict { margin: 0 .35rem 0 0; vertical-align: 2px; font-size: .75rem }
details { margin: .5rem 0 } summary { cursor: pointer }
@media print { details { display: block } }
`
