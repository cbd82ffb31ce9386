import type { EmergencyFound } from '../../../store/index.ts'
import { londonDay, sayDay, sayShortDate, type Calendar, type Day } from '../../../time/index.ts'
import { sayNumber, sayTime } from '../../ui/index.ts'
import { reviewDueOn } from './late.ts'

/** One emergency access in words. */
export interface EmergencyShown {
  readonly id: string
  readonly when: string
  readonly who: string
  readonly record: string
  readonly reason: string
  readonly reads: string
  readonly until: string
  /** How its review stands. */
  readonly stands: string
  readonly isLate: boolean
}

const findings = { needed: 'It was needed', 'not-needed': 'It was not needed' } as const

/** What a review may find, as the form offers it. */
export const findingChoices = Object.entries(findings).map(([value, text]) => ({ value, text }))

export const isFinding = (text: string): text is keyof typeof findings => Object.hasOwn(findings, text)

/** A moment in words: "16 Oct 2025, 09:12". */
export const sayMoment = (at: Date): string => `${sayShortDate(londonDay(at))}, ${sayTime(at)}`

function sayRecord({ isOpened, subject, sourceRef, askedFor }: EmergencyFound): string {
  if (!isOpened) return `Nothing was opened; “${askedFor ?? ''}” was asked for`
  if (subject === null) return 'A record that you may not open'
  return sourceRef === null ? 'A record without a number' : `Child ${sourceRef}`
}

const sayReads = (reads: number): string =>
  reads === 0 ? 'It was not read' : reads === 1 ? 'Read once' : `Read ${sayNumber(reads)} times`

function sayStanding(access: EmergencyFound, due: Day, isLate: boolean, titleOf: (person: string) => string): string {
  const { review } = access
  if (review === null) return isLate ? `Late: was due ${sayDay(due)}` : `Due ${sayDay(due)}`
  return `${findings[review.finding]}: ${titleOf(review.by)}, ${sayShortDate(review.on)}`
}

/** Decides every word of one access. */
export function presentEmergency(
  access: EmergencyFound,
  words: { readonly calendar: Calendar; readonly today: Day; readonly titleOf: (person: string) => string },
): EmergencyShown {
  const due = reviewDueOn(words.calendar, access.askedOn)
  const isLate = access.review === null && words.today > due
  return {
    id: access.id,
    when: sayMoment(access.askedAt),
    who: access.name ?? words.titleOf(access.person),
    record: sayRecord(access),
    reason: access.reason,
    reads: access.isOpened ? sayReads(access.reads) : '',
    until: access.isOpened ? sayMoment(access.until) : 'Nothing was opened',
    stands: sayStanding(access, due, isLate, words.titleOf),
    isLate,
  }
}
