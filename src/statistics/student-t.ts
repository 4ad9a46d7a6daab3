import { gammaln } from 'simple-statistics'

/**
 * The value that a Student t variable exceeds with probability `tail` (one-sided, 0 < tail < 0.5).
 *
 * simple-statistics has neither the t distribution nor the incomplete beta function. Solved by bisection on the
 * logarithm of t, so that the far tails that alpha spending asks for (1e-7 at two degrees of freedom) stay exact to
 * about 1e-12 relative.
 */
export function studentTQuantile(tail: number, degreesOfFreedom: number): number {
  const key = `${tail}/${degreesOfFreedom}`
  const known = quantiles.get(key)
  if (known !== undefined) return known
  let low = -20
  let high = 60
  for (let step = 0; step < 200 && high - low > 1e-13; step++) {
    const middle = (low + high) / 2
    if (studentTTail(Math.exp(middle), degreesOfFreedom) > tail) low = middle
    else high = middle
  }
  const quantile = Math.exp((low + high) / 2)
  if (quantiles.size > 10_000) quantiles.clear()
  quantiles.set(key, quantile)
  return quantile
}

const quantiles = new Map<string, number>()

/** P(T > t) for t >= 0: half the regularised incomplete beta function at df / (df + t^2). */
export function studentTTail(t: number, degreesOfFreedom: number): number {
  const square = t * t
  return (
    0.5 *
    incompleteBeta(
      degreesOfFreedom / (degreesOfFreedom + square),
      square / (degreesOfFreedom + square),
      degreesOfFreedom / 2,
      0.5,
    )
  )
}

/** I_x(a, b) with `y` = 1 - x handed in, so that nothing is lost where x is close to 1. */
function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log(y))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(y, b, a)) / b
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const keep = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return fraction
}
