import { addDays, daysBetween, type Day } from '../time/index.ts'

/** Chance that depends on its seed only: the same seed tells the same lives on every machine. */
export interface Chance {
  /** From 0 up to, but not, 1. */
  readonly next: () => number
  /** A whole number from one to another, both included. */
  readonly whole: (from: number, to: number) => number
  /** True in so many cases of a hundred. */
  readonly inHundred: (cases: number) => boolean
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T
  /** One of several, by weight. */
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T
  /** A whole number about the middle of a range: the mean of two. */
  readonly about: (from: number, to: number) => number
  /** A day from one to another, both included. */
  readonly dayIn: (from: Day, to: Day) => Day
  /** A source of its own, named: what one life uses up does not move another's. */
  readonly named: (name: string) => Chance
}

function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return hash
}

/** The mulberry32 generator: small, quick, and good enough for invented lives; never for keys or salts of real records. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  const last = choices.at(-1)
  if (!last) throw new Error('Nothing to choose from')
  return last[0]
}

/** Makes a source of chance from a seed in words or a number. */
export function makeChance(seed: string | number): Chance {
  const next = mulberry32(seedOf(String(seed)))
  const whole = (from: number, to: number): number => from + Math.floor(next() * (Math.max(from, to) - from + 1))
  return {
    next,
    whole,
    inHundred: (cases) => next() * 100 < cases,
    oneOf: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    weighted: (choices) => pick(choices, next()),
    about: (from, to) => Math.round((whole(from, to) + whole(from, to)) / 2),
    dayIn: (from, to) => addDays(from, whole(0, Math.max(0, daysBetween(from, to)))),
    named: (name) => makeChance(`${String(seed)} ${name}`),
  }
}
