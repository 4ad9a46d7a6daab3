export { normal, seeded } from '../../bench/simulation/random.ts'

export function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
