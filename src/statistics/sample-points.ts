/** Samples of a run after the one at iteration 0. */
export const SAMPLES = 40
/** The same where samples are dear: where growth is plain in a few of them, or each waits for what time frees. */
export const FEW_SAMPLES = 16

/** The golden ratio's fraction: its multiples never settle into a rhythm. */
const IRREGULARITY = 0.618_033_988_749_894_9
/** Distances below this are even. */
const LEAST_UNEVEN = 8
/** How far a sample is moved from its regular place, in shares of the distance between two. */
const REACH = 0.5

/**
 * Cumulative iterations at which a run of `iterations` iterations is sampled: 0, then at most `samples` times, the last
 * at `iterations`. The same on both sides and in every run.
 *
 * Distances are a little uneven, always in the same way. At even ones a program that works in batches of nearly the same
 * length would be met a little later in its batch each time, and that looks like a slope. Of a few iterations each they are
 * even: there such a beat is over within eight samples, and a weak table that holds what came since the last collection
 * would read differently after one iteration and after two.
 */
export function samplePoints(iterations: number, samples: number = SAMPLES): readonly number[] {
  if (iterations > 0 && iterations / samples < LEAST_UNEVEN) {
    const distance = Math.ceil(iterations / samples)
    const count = Math.floor(iterations / distance)
    return [0, ...Array.from({ length: count }, (_, sample) => iterations - distance * (count - 1 - sample))]
  }
  const points = [0]
  for (let sample = 1; sample < samples; sample++) {
    const shift = (((sample * IRREGULARITY) % 1) - 0.5) * REACH
    const point = Math.round((iterations * (sample + shift)) / samples)
    if (point > points[points.length - 1] && point < iterations) points.push(point)
  }
  if (iterations > 0) points.push(iterations)
  return points
}

/** Where a run that was planned for `iterations` is sampled when it goes on to `longer` of them. */
export function furtherPoints(
  iterations: number,
  longer: number,
  samples: number = SAMPLES,
): readonly number[] {
  return samplePoints(longer, samples).filter((point) => point > iterations)
}
