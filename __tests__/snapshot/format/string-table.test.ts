import { expect, test } from 'vitest'
import { drawHeap, parseBytes } from '../heap-builder.ts'

const texts = [
  '',
  'plain',
  'with "quotes" and \\ backslashes',
  'line\nbreak\ttab',
  'é ü 中文 😀',
  '\u0000\u001f',
  'a,b"],',
]

test('strings are decoded on demand as JSON has them', () => {
  const heap = drawHeap('root -%global-> app')
  const strings = JSON.stringify(texts)
  const text = heap.text.replace(
    /"strings":[\s\S]*?\]\}/,
    () => `"strings":${strings.replace('"plain"', '"pl\\u0061in"')}}`,
  )
  const { strings: table } = drawTable(text)
  expect(Array.from({ length: table.count }, (_, index) => table.decode(index as never))).toEqual(texts)
})

test('a string is found by its text', () => {
  const { strings } = drawHeap('root -%global-> app:Session -x-> b:Socket').columns()
  const [session, nothing, socket] = strings.find(['Session', 'nothing', 'Socket'])
  expect([strings.decode(session as never), nothing, strings.decode(socket as never)]).toEqual([
    'Session',
    -1,
    'Socket',
  ])
})

function drawTable(text: string): ReturnType<ReturnType<typeof drawHeap>['columns']> {
  return parseBytes(new TextEncoder().encode(text), 3)
}
