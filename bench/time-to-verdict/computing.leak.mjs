// About 5 ms of computing an iteration under quiet V8; with `leak` among its arguments an object more is kept each time.
const kept = []
const text = JSON.stringify(
  Array.from({ length: 900 }, (_, id) => ({ id, name: `name ${id}`, tags: ['a', 'b'] })),
)
let calls = 0

export default function iteration({ args }) {
  calls++
  let sum = 0
  for (let round = 0; round < 17; round++)
    for (const { id, name, tags } of JSON.parse(text)) sum += id * name.length + tags.length
  if (args.includes('leak')) kept.push({ call: calls, sum: null })
  return sum
}
