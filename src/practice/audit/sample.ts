import { createHash } from 'node:crypto'

/** Somebody of whom a sample is drawn: whom nothing but their random id and their stratum is read of. */
export interface Drawable {
  readonly subject: string
  /** What the sample is spread over: a team; null where none is recorded. */
  readonly stratum: string | null
}

/** How many of one stratum there are, and how many of them were drawn. */
export interface StratumDrawn {
  readonly stratum: string | null
  readonly of: number
  readonly drawn: number
}

export interface Sample<T> {
  readonly drawn: readonly T[]
  readonly strata: readonly StratumDrawn[]
  /** The digest of everybody it was drawn from: another population has another. */
  readonly digest: string
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each stratum’s share in whole cases: the exact share, rounded down, and what is left to the largest remainders. */
function sharesOf(sizes: readonly number[], size: number): readonly number[] {
  const of = sizes.reduce((sum, each) => sum + each, 0)
  const floors = sizes.map((each) => Math.floor((each * size) / of))
  const left = size - floors.reduce((sum, each) => sum + each, 0)
  const mostLeft = sizes
    .map((each, at) => ({ at, remainder: (each * size) % of }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, left)
  const more = new Set(mostLeft.map(({ at }) => at))
  return floors.map((floor, at) => floor + (more.has(at) ? 1 : 0))
}

/**
 * Draws a stratified random sample: in each stratum those whose SHA-256 of seed and id comes first. Nobody chooses, and
 * whoever has the seed and the same population draws the same again. `size`: at most the population, which the form sees to.
 */
export function drawSample<T extends Drawable>(population: readonly T[], size: number, seed: string): Sample<T> {
  const all = population.toSorted((a, b) => byText(a.subject, b.subject))
  const byStratum = [...Map.groupBy(all, ({ stratum }) => stratum)].toSorted(([a], [b]) => byText(a ?? '', b ?? ''))
  const shares = sharesOf(
    byStratum.map(([, of]) => of.length),
    Math.min(size, all.length),
  )
  const parts = byStratum.map(([stratum, of], at) => {
    const keyed = of.map((each) => ({ each, key: digestOf(`${seed} ${each.subject}`) }))
    const drawn = keyed.toSorted((a, b) => byText(a.key, b.key)).slice(0, shares[at] ?? 0)
    return { stratum, of: of.length, drawn: drawn.map(({ each }) => each) }
  })
  return {
    drawn: parts.flatMap(({ drawn }) => drawn),
    strata: parts.map(({ stratum, of, drawn }) => ({ stratum, of, drawn: drawn.length })),
    digest: digestOf(all.map(({ subject }) => subject).join('\n')),
  }
}
