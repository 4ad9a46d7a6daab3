import { expect, test } from 'vitest'
import { writtenPlace } from '../../src/library/written-place.ts'

const WRITTEN = `interface Opened {
  by: number
}

export function open(id: number): Session {
  const session: Session = new Session("id", id)
  return session
}

export const again = (id: number) => new Session('id', id)
`
const RUNNING = `export function open(id) {
	const session = new Session('id', id);
	return session;
}

export const again = (id) => new Session("id", id);
`

/** The place of the nth occurrence of a piece of code. */
function placeOf(text: string, code: string, nth: number) {
  let at = -1
  for (let i = 0; i < nth; i++) at = text.indexOf(code, at + 1)
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

test.each([1, 2])(
  'code that was moved and stripped of its types is found where it was written, number %i',
  (nth) => {
    expect(writtenPlace(RUNNING, WRITTEN, placeOf(RUNNING, 'new Session', nth))).toEqual(
      placeOf(WRITTEN, 'new Session', nth),
    )
  },
)

test('code that stands in the two texts unequally often is not guessed at', () => {
  const twice = `${RUNNING}export const helper = () => new Session('id', id)\n`
  expect(writtenPlace(twice, WRITTEN, placeOf(twice, 'new Session', 2))).toBeNull()
})

test('code too short to tell apart, and places outside of the text, are not looked for', () => {
  expect(writtenPlace(RUNNING, WRITTEN, { line: 4, column: 1 })).toBeNull()
  expect(writtenPlace(RUNNING, WRITTEN, { line: 99, column: 1 })).toBeNull()
})
