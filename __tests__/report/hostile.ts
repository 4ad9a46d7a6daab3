/** Small fast seeded numbers (mulberry32), so that a failing seed can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const HOSTILE_PARTS = [
  ...Array.from('`*_[]()<>#+-.!|~$@&\\\'"{}=:;/%,^ \t\n\r'),
  '``',
  '```',
  '~~~',
  '**',
  '__',
  '](',
  '![',
  '<!--',
  '-->',
  '<details>',
  '</details>',
  '</summary>',
  '</code>',
  '</pre>',
  '<img src=x onerror=alert(1)>',
  '<script>',
  '@octocat',
  '@acme/team',
  '#1',
  'GH-12',
  'acme/shop#3',
  'https://evil.example',
  'www.evil.example',
  'mail@evil.example',
  'javascript:alert(1)',
  '&amp;',
  '&#64;',
  '&lt;',
  '| --- |',
  '\n\n',
  '\n# ',
  '\n> ',
  '\n- ',
  '\n1. ',
  '\n---\n',
  ':smile:',
  '$$',
  '$`',
  '%0A',
  '::error::',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2028',
  '\u2066',
  '\u3164',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  '\u{e0041}',
  'é',
  '漢字',
  'a',
  'Session',
  'x1',
  '0',
  '7',
  'A.b',
] as const

/** A string made of everything that has a meaning somewhere. */
export function hostileText(random: () => number, maxParts = 12): string {
  const parts = 1 + Math.floor(random() * maxParts)
  return Array.from(
    { length: parts },
    () => HOSTILE_PARTS[Math.floor(random() * HOSTILE_PARTS.length)]!,
  ).join('')
}

export function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
