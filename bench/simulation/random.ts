/** Numbers in [0, 1) from a seed (mulberry32), so that a seed gives the same series again. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Standard normal numbers (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Student's t with two degrees of freedom: no variance, by its closed inverse. */
export function heavyTailed(random: Random): number {
  const u = Math.min(Math.max(random(), 1e-12), 1 - 1e-12)
  return (2 * u - 1) / Math.sqrt(2 * u * (1 - u))
}

/** How many events of a Poisson process of mean `mean` happen. */
export function poisson(random: Random, mean: number): number {
  let count = 0
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++
  return count
}
