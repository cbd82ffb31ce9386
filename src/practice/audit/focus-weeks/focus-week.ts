import type { Fact, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { dayIn, textIn } from '../../child/index.ts'
import { weekAgreed, weekEnded, weekSaw } from '../focus-events.ts'

/** A focus week, as its facts up to a day tell it. */
export interface FocusWeek {
  readonly id: SubjectId
  readonly title: string
  readonly agreedOn: Day
  readonly startsOn: Day
  readonly endsOn: Day
  readonly theme: string | null
  readonly looksAt: string
  readonly seen: readonly {
    readonly on: Day
    readonly how: string | null
    readonly says: string
    readonly fact: Fact
  }[]
  readonly follows: {
    readonly on: Day
    readonly found: string
    readonly what: string
    readonly lead: string
    readonly dueOn: Day | null
  } | null
}

/** What a focus week’s facts come to; null where nobody agreed one. */
export function readFocusWeek(id: SubjectId, facts: readonly Fact[]): FocusWeek | null {
  const agreed = facts.findLast(({ type }) => type === weekAgreed.type)
  if (!agreed) return null
  const said = (fact: Fact, field: string): string => textIn(fact.body, field) ?? 'Not said'
  const ended = facts.findLast(({ type }) => type === weekEnded.type)
  return {
    ...{ id, title: said(agreed, 'title'), agreedOn: agreed.happenedOn, theme: textIn(agreed.body, 'theme') },
    startsOn: dayIn(agreed.body, 'startsOn') ?? agreed.happenedOn,
    endsOn: dayIn(agreed.body, 'endsOn') ?? agreed.happenedOn,
    looksAt: said(agreed, 'looksAt'),
    seen: facts
      .filter(({ type }) => type === weekSaw.type)
      .map((fact) => ({ on: fact.happenedOn, how: textIn(fact.body, 'how'), says: said(fact, 'seen'), fact })),
    follows: ended
      ? {
          ...{ on: ended.happenedOn, found: said(ended, 'found'), what: said(ended, 'follows') },
          ...{ lead: said(ended, 'lead'), dueOn: dayIn(ended.body, 'dueOn') },
        }
      : null,
  }
}
