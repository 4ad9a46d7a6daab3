// Args: the workload's name, and a leak: so many bytes, once in so many iterations; 0 bytes for none. Both sides of a
// comparison run this file, so nothing but the leak differs.
const SLOTS = 1 << 18
/** An array's own header and that of its elements. */
const ARRAY_BYTES = 48

/** Made beforehand and never resized: what is planted costs its own bytes and no more. */
const kept = Array.from({ length: SLOTS }, () => null)
let plantings = 0
let calls = 0
let iterate
let bytes
let every
let end

export async function setup({ args: [name, plantedBytes, plantedEvery] }) {
  const workload = await import(`./${name}.leak.mjs`)
  iterate = workload.default
  end = workload.teardown
  bytes = Number(plantedBytes)
  every = Number(plantedEvery)
  await workload.setup?.()
  // The code of planting leaves marks of its own, which are no leak: before the first sample.
  if (bytes > 0) for (let i = 0; i < 4; i++) plant()
}

export const teardown = () => end?.()

export default function iteration() {
  calls++
  if (bytes > 0 && calls % every === 0) plant()
  return iterate()
}

function plant() {
  kept[plantings++] = planting()
}

/** 16 bytes are a number that is no integer, as an element of an array of anything; more are an array of so many slots. */
function planting() {
  return bytes === 16 ? plantings + 0.5 : Array.from({ length: (bytes - ARRAY_BYTES) / 8 }, () => 0)
}
