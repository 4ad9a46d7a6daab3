import { heavyTailed, normal, poisson, type Random, seeded } from './random.ts'

/** Draws the heap of one run: bytes at each of the given cumulative iterations, the leak not yet in it. */
export type DrawRun = (at: readonly number[], random: Random) => readonly number[]

/** One kind of noise, and what it is like. `program` is drawn once per side, `random` once per run. */
export interface Family {
  readonly name: string
  readonly about: string
  /** True where all runs of a program are alike to the byte. */
  readonly exact: boolean
  /** A program without a leak: all its growth ends. */
  readonly program: (random: Random, side: 'base' | 'head') => DrawRun
}

/** A run drawn increment by increment: `move(span, random)` bytes over `span` iterations. */
function walk(move: (span: number, random: Random) => number): DrawRun {
  return (at, random) => {
    let level = 0
    return at.map((iteration, sample) => {
      if (sample > 0) level += move(iteration - at[sample - 1], random)
      return Math.round(level)
    })
  }
}

function randomWalk(level: number): Family {
  const bytes = 60 * level
  return {
    name: `random walk ${level}`,
    about: `independent normal increments, ${bytes} bytes times the root of the iterations`,
    exact: false,
    program: () => walk((span, random) => bytes * Math.sqrt(span) * normal(random)),
  }
}

function jitter(level: number): Family {
  const bytes = 2000 * level
  return {
    name: `jitter ${level}`,
    about: `independent normal levels, ${bytes} bytes`,
    exact: false,
    program: () => (at, random) => at.map(() => Math.round(bytes * normal(random))),
  }
}

export const families: readonly Family[] = [
  ...[1, 3, 10].map(randomWalk),
  ...[1, 3, 10].map(jitter),
  {
    name: 'heavy tails',
    about: 'increments of Student t with 2 degrees of freedom, no variance',
    exact: false,
    program: () => walk((span, random) => 30 * Math.sqrt(span) * heavyTailed(random)),
  },
  {
    name: 'autocorrelation',
    about: 'increments follow each other: AR(1) with 0.9 from sample to sample',
    exact: false,
    program: () => (at, random) => {
      let [level, drift] = [0, 0]
      return at.map((iteration, sample) => {
        if (sample > 0) {
          drift = 0.9 * drift + normal(random)
          level += 6 * Math.sqrt(iteration - at[sample - 1]) * drift
        }
        return Math.round(level)
      })
    },
  },
  {
    name: 'steps',
    about: 'one to a few one-off steps of some kilobytes, each run at places of its own',
    exact: false,
    program: () => (at, random) => {
      const steps = Array.from({ length: 1 + poisson(random, 2) }, () => ({
        at: 3000 * random() ** 2,
        bytes: Math.round(2000 * Math.exp(normal(random))),
      }))
      return at.map((iteration) =>
        sum(steps.filter((step) => step.at <= iteration).map(({ bytes }) => bytes)),
      )
    },
  },
  {
    name: 'sawtooth',
    about: '100 bytes per iteration, flushed every 150 to 800 iterations, each run in a phase of its own',
    exact: false,
    program: (program) => {
      const period = 150 + Math.floor(650 * program())
      return (at, random) => {
        const phase = Math.floor(period * random())
        return at.map((iteration) => 100 * ((iteration + phase) % period))
      }
    },
  },
  {
    name: 'fading drift',
    about: 'a rise of 200 kB that fades over 50 to 500 iterations, and a slower one of 20 kB, with jitter',
    exact: false,
    program: (program) => {
      const fade = 50 + 450 * program()
      return (at, random) => {
        const height = 200_000 * (1 + 0.1 * normal(random))
        return at.map((iteration) =>
          Math.round(
            height * (1 - Math.exp(-iteration / fade)) +
              20_000 * (1 - Math.exp(-iteration / (4 * fade))) +
              300 * normal(random),
          ),
        )
      }
    },
  },
  {
    name: 'ties',
    about:
      'stands still but for a few moves of 136, 400 or 2,168 bytes that go back, as fastify and express do',
    exact: false,
    program: () => (at, random) => {
      let away = 0
      return at.map(() => {
        if (random() < 0.05) away = away === 0 ? [136, -400, 2168][Math.floor(3 * random())] : 0
        return away
      })
    },
  },
  {
    name: 'processes',
    about: 'each run has a slope of its own, normal with 2 bytes per iteration, and jitter',
    exact: false,
    program: () => (at, random) => {
      const slope = 2 * normal(random)
      return at.map((iteration) => Math.round(slope * iteration + 200 * normal(random)))
    },
  },
  {
    name: 'exact, still',
    about: 'both sides stand still to the byte after a warm-up in steps',
    exact: true,
    program: (program) => settled(program, 300),
  },
  {
    name: 'exact, changed',
    about:
      'all runs alike to the byte; head is another program: other late steps, a cache that fills, a batch',
    exact: true,
    program: (program, side) => {
      const kind = side === 'base' ? 0 : Math.floor(4 * program())
      const still = settled(program, kind === 1 ? 3000 : 300)
      const full = 100 + Math.floor(1500 * program())
      const period = 50 + Math.floor(500 * program())
      return (at, random) =>
        still(at, random).map((bytes, sample) => {
          if (kind === 2) return bytes + 120 * Math.min(at[sample], full)
          return kind === 3 ? bytes + 100 * (at[sample] % period) : bytes
        })
    },
  },
]

/** Steps up to `until`, their places and heights the same in every run. */
function settled(program: Random, until: number): DrawRun {
  const steps = Array.from({ length: 1 + poisson(program, 3) }, () => ({
    at: until * program() ** 2,
    bytes: 8 * Math.round(500 * Math.exp(normal(program))),
  }))
  return (at) =>
    at.map((iteration) => sum(steps.filter((step) => step.at <= iteration).map(({ bytes }) => bytes)))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** A run's values with `slope` bytes per iteration on top, in objects of 16 bytes as a heap would hold them. */
export function withLeak(values: readonly number[], at: readonly number[], slope: number): readonly number[] {
  return values.map((value, sample) => value + 16 * Math.round((slope * at[sample]) / 16))
}

/** Random numbers of one program or run of one comparison, independent of all others. */
export function streamOf(...names: readonly number[]): Random {
  let mixed = 0x9e3779b9
  for (const name of names) {
    mixed = finish(mixed ^ finish(name + 0x7f4a7c15))
  }
  return seeded(mixed)
}

/** MurmurHash3's finalizer: every bit of the input flips every bit of the output half of the time. */
function finish(bits: number): number {
  let mixed = bits | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
