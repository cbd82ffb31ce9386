import { textIn } from '../../practice/child/index.ts'
import type { Body, Fact } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'

/** Somebody asked the council to help or protect the child. */
export interface Referral {
  readonly on: Day
  readonly source: string | null
  /** The next step that was decided; null until it is. */
  readonly decision: string | null
}

/** A child protection conference. */
export interface Conference {
  readonly on: Day
  readonly isInitial: boolean
  /** Whether it made or kept a plan; null where that was not said. */
  readonly hasPlan: boolean | null
}

/** A section 47 enquiry, from the strategy discussion that began it. */
export interface Enquiry {
  readonly from: Day
  /** The initial conference that it led to. */
  readonly conference: Conference | null
  /** It was concluded, and without a conference. */
  readonly endedWithout: Day | null
  /** It was concluded that a conference is needed, whether it was held yet or not. */
  readonly needsConference: boolean
}

/** A child protection plan. */
export interface ProtectionPlan {
  readonly from: Day
  readonly to: Day | null
  readonly category: string | null
  /** The category to which it was changed later. */
  readonly categoryNow: string | null
  /** The plans before it, on record and elsewhere. */
  readonly before: number
  readonly reviews: readonly Day[]
}

/** What was done for a child from the front door to protection, as the facts up to some day tell. */
export interface Need {
  readonly referrals: readonly Referral[]
  readonly enquiries: readonly Enquiry[]
  readonly conferences: readonly Conference[]
  readonly plans: readonly ProtectionPlan[]
}

/** The facts of a type, in order of time. */
export type OfType = (type: string) => readonly Fact[]
/** A day in a field, where it is not after the day for which the child is read. */
export type DayOf = (body: Body, field: string) => Day | null

const isYet = <T extends { readonly on: Day }>(all: readonly T[], from: Day): T | null =>
  all.find(({ on }) => on >= from) ?? null

/** Discussions while an enquiry goes on belong to it; the one after its end begins another. */
function enquiriesIn(ofType: OfType, initial: readonly Conference[]): readonly Enquiry[] {
  const concluded = ofType('protection.enquiry-ended').map(({ happenedOn: on, body }) => ({
    on,
    outcome: body['outcome'],
  }))
  const all: Enquiry[] = []
  for (const { happenedOn: from, body } of ofType('protection.strategy-discussion')) {
    if (body['outcome'] !== 'enquiry') continue
    const last = all.at(-1)
    const over = last && (last.conference?.on ?? last.endedWithout)
    if (last && (over == null || over >= from)) continue
    const ended = isYet(concluded, from)
    const held = isYet(initial, from)
    const without = ended && ended.outcome !== 'conference' && !(held && held.on <= ended.on) ? ended.on : null
    const conference = without === null ? held : null
    all.push({
      from,
      conference,
      endedWithout: without,
      needsConference: conference !== null || ended?.outcome === 'conference',
    })
  }
  return all
}

/** Reads it out of a child's facts, which come in order of time. `dayOf` reads a day that is not after the one read for. */
export function readNeed(ofType: OfType, dayOf: DayOf, closed: readonly Day[]): Need {
  const conferences = ofType('protection.conference').map(({ happenedOn: on, body }) => ({
    on,
    isInitial: body['kind'] === 'initial',
    hasPlan: body['outcome'] === 'plan' ? true : body['outcome'] === 'no-plan' ? false : null,
  }))
  const plans = ofType('protection.plan').map(({ happenedOn: from, body }, nth): ProtectionPlan => {
    const before = nth + (typeof body['elsewhere'] === 'number' ? body['elsewhere'] : 0)
    const to = dayOf(body, 'endedOn') ?? closed.find((on) => on > from) ?? null
    const reviews = conferences.filter(({ on, isInitial }) => !isInitial && on > from && (to === null || on <= to))
    const categoryNow = textIn(body, 'categoryNow')
    return { from, to, category: textIn(body, 'category'), categoryNow, before, reviews: reviews.map(({ on }) => on) }
  })
  return {
    referrals: ofType('front-door.referral').map(({ happenedOn: on, body }) => ({
      ...{ on, source: textIn(body, 'source'), decision: textIn(body, 'decision') },
    })),
    enquiries: enquiriesIn(
      ofType,
      conferences.filter(({ isInitial }) => isInitial),
    ),
    ...{ conferences, plans },
  }
}

/** Whether a referral was one on which social care did nothing further; null until it is decided. Early help is not social care. */
export const ledToNothing = ({ decision }: Referral): boolean | null =>
  decision === null ? null : decision !== 'assess' && decision !== 'protect'

/** How many of some days lie in the twelve months up to one. */
export const inTwelveMonths = (days: readonly Day[], upTo: Day): number =>
  days.filter((on) => on > addMonths(upTo, -12) && on <= upTo).length
