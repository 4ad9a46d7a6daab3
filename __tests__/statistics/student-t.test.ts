import { expect, test } from 'vitest'
import { studentTQuantile, studentTTail } from '../../src/statistics/student-t.ts'

// Tables of the t distribution, e.g. NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
test.each([
  [0.025, 1, 12.706],
  [0.025, 2, 4.303],
  [0.005, 5, 4.032],
  [0.001, 10, 4.144],
  [0.05, 30, 1.697],
  [0.025, 100, 1.984],
])('t at tail %f with %i degrees of freedom is %f', (tail, degreesOfFreedom, expected) => {
  expect(studentTQuantile(tail, degreesOfFreedom)).toBeCloseTo(expected, 3)
})

test.each([0.3, 0.01, 1e-4, 1e-7, 1e-10])(
  'with 1 and 2 degrees of freedom the closed forms hold at tail %f',
  (tail) => {
    const cauchy = 1 / Math.tan(Math.PI * tail)
    expect(studentTQuantile(tail, 1) / cauchy).toBeCloseTo(1, 8)
    const two = (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail))
    expect(studentTQuantile(tail, 2) / two).toBeCloseTo(1, 8)
  },
)

test.each([3, 6, 17, 58])(
  'quantile and tail undo each other with %i degrees of freedom',
  (degreesOfFreedom) => {
    for (const tail of [0.4, 0.05, 1e-3, 1e-6]) {
      expect(studentTTail(studentTQuantile(tail, degreesOfFreedom), degreesOfFreedom) / tail).toBeCloseTo(
        1,
        8,
      )
    }
  },
)
