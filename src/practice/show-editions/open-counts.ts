import type { CountOver, ReportingPeriod } from '../../account/index.ts'
import type { PublishedFigure } from './contents.ts'

/**
 * Kinds of children so that no child is of two: figures count them together in different ways, and a reader subtracts one
 * figure from another. Quick: moved in before the cut-off of A3.
 */
const adopted = {
  both: ['adopted, in A1 and A2, quick', 'adopted, in A1 and A2, slow'],
  a1: ['adopted, in A1 alone, quick', 'adopted, in A1 alone, slow'],
  a2: ['adopted, in A2 alone'],
  neither: ['adopted, in neither'],
} as const
const a1 = [...adopted.both, ...adopted.a1]
const a2 = [...adopted.both, ...adopted.a2]
const allAdopted = [...a1, ...adopted.a2, ...adopted.neither]
const otherwise = ['left care otherwise']
const movedIn = { both: ['moved in, in A1p and A2p'], a1p: ['moved in, in A1p alone'], a2p: ['moved in, in A2p alone'] }

/** What stands at the end of a period does not add up over periods: it is of its own period alone. */
const ofPeriod = (kind: string, { from, to }: ReportingPeriod): string => `${kind}, ${from} to ${to}`

/** What a figure says of kinds of children: one count, or of a share those who are in and those who are not. */
interface Sides {
  readonly in: readonly string[]
  readonly out: readonly string[]
}

const quick = [adopted.both[0], adopted.a1[0]]
const slow = [adopted.both[1], adopted.a1[1]]

function sidesOf(id: string, period: ReportingPeriod): Sides {
  const own = (kind: string): readonly string[] => [ofPeriod(`${id}, ${kind}`, period)]
  const known: Readonly<Record<string, Sides>> = {
    A1: { in: a1, out: [] },
    A10: { in: a1, out: [] },
    A2: { in: a2, out: [] },
    A3: { in: [...quick, ...own('still going, quick')], out: [...slow, ...own('still going, slow')] },
    A4: { in: allAdopted, out: otherwise },
    A15: { in: ['decision for adoption'], out: [] },
    A16: { in: ['first placement order'], out: [] },
    A1p: { in: [...movedIn.both, ...movedIn.a1p], out: [] },
    A2p: { in: [...movedIn.both, ...movedIn.a2p], out: [] },
  }
  return known[id] ?? { in: own('in'), out: own('out') }
}

type Counted = Pick<PublishedFigure, 'id' | 'unit' | 'numerator' | 'denominator'>

/** The counts of children that a published figure gives away. A mean gives away out of how many it is made. */
export function countsOf({ id, unit, numerator, denominator }: Counted, period: ReportingPeriod): readonly CountOver[] {
  const sides = sidesOf(id, period)
  if (unit !== 'percent') return [{ kinds: sides.in, period, count: denominator }]
  return [
    { kinds: sides.in, period, count: numerator },
    { kinds: sides.out, period, count: denominator - numerator },
  ]
}

/** Groups that figures count, and groups that are left when one figure is subtracted from another. */
export function groupsOf(id: string, period: ReportingPeriod): readonly (readonly string[])[] {
  const { in: ins, out } = sidesOf(id, period)
  const left: Readonly<Record<string, readonly (readonly string[])[]>> = {
    A1: [[...adopted.a1], [...adopted.a2, ...adopted.neither]],
    A2: [[...adopted.a2], [...adopted.a1, ...adopted.neither]],
    A3: [
      [ofPeriod('A3, still going, quick', period)],
      [ofPeriod('A3, still going, slow', period)],
      [ofPeriod('A3, still going, quick', period), ofPeriod('A3, still going, slow', period)],
    ],
    A1p: [movedIn.a1p],
    A2p: [movedIn.a2p],
  }
  const own = out.length === 0 ? [ins] : [ins, out]
  return [...own, ...(left[id] ?? [])]
}

/** Those out of whom a figure is made. */
export function wholeOf({ id, unit }: Pick<Counted, 'id' | 'unit'>, period: ReportingPeriod): readonly string[] {
  const { in: ins, out } = sidesOf(id, period)
  return unit === 'percent' ? [...ins, ...out] : ins
}
