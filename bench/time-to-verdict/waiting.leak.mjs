// Waits 5 ms an iteration, as a program does that asks another; with `leak` among its arguments keeps what it was told.
import { setTimeout as wait } from 'node:timers/promises'

const kept = new Map()
let calls = 0

export default async function iteration({ args }) {
  const answer = await wait(5, { call: ++calls })
  if (args.includes('leak')) kept.set(answer.call, answer)
}
