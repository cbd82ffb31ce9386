import type { ContradictionRow, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Something that the facts contradict, as a fold meets it. `because` is the reason a figure gives for leaving the child out. */
export interface Doubt {
  readonly code: string
  readonly on: Day | null
  readonly facts: readonly FactId[]
  readonly says: string
  readonly because: string
}

const kinds = {
  'no-birth-date': [
    'There are episodes of care and no birth date: the child is not in the return’s header.',
    'no birth date',
  ],
  'born-after-care-began': ['The birth date is later than the start of care.', 'born after care began'],
  'ends-before-it-begins': [
    'An episode of care ends before it begins. Correct one of its two dates.',
    'an episode of care ends before it begins',
  ],
  'overlapping-episodes': [
    'Two episodes of care overlap. The first should end on the day on which the next begins.',
    'episodes of care overlap',
  ],
  'same-day-episodes': ['Two episodes of care begin on the same day.', 'two episodes of care begin on the same day'],
  'two-open-episodes': [
    'Two episodes of care are open at once. The earlier one needs an end.',
    'two episodes of care are open at once',
  ],
  'episode-without-end': [
    'An episode of care has no end although another follows it. It is read as ending when the next begins.',
    'an episode of care has no end',
  ],
  'gap-between-episodes': [
    'There is a gap between two episodes of care that should follow each other on one day.',
    'there is a gap between episodes of care',
  ],
  'care-starts-twice': [
    'Care starts again although the period of care before it has not ended.',
    'care starts twice without an end between',
  ],
  'continues-after-end': [
    'Care goes on from the day on which it ended, without a new start.',
    'care goes on after it ended, without a new start',
  ],
  'open-after-end': [
    'An episode of care is still open although care has ended.',
    'an episode of care is open after care ended',
  ],
  'no-next-episode': [
    'An episode of care ended with another to follow at once, and none follows. Care is read as going on.',
    'the next episode of care is missing',
  ],
  'ended-without-reason': [
    'An episode of care has an end and no reason for it. Care is read as going on.',
    'an episode of care ended without a reason',
  ],
  'two-workers': [
    'Two social workers are allocated from the same day. The one whose allocation lasts longer is shown.',
    'two social workers at once',
  ],
  'sources-differ': [
    'What a person recorded and what the return says differ. The person’s word stands.',
    'two sources differ',
  ],
} as const satisfies Record<string, readonly [says: string, because: string]>

export type CareDoubt = keyof typeof kinds

export const careDoubt = (code: CareDoubt, on: Day | null, facts: readonly FactId[]): Doubt => ({
  code,
  on,
  facts,
  says: kinds[code][0],
  because: kinds[code][1],
})

/** Doubts in the order in which they are kept and shown: by date, then code, then facts. */
export function inOrder(doubts: readonly Doubt[]): Doubt[] {
  const key = (doubt: Doubt): string => `${doubt.on ?? ''} ${doubt.code} ${doubt.facts.join()}`
  if (doubts.length < 2) return [...doubts]
  return doubts
    .map((doubt) => ({ doubt, key: key(doubt) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ doubt }) => doubt)
}

export const asRows = (subject: ContradictionRow['subject'], doubts: readonly Doubt[]): ContradictionRow[] =>
  inOrder(doubts).map(({ code, on, facts, says }) => ({ subject, code, onDate: on, facts, says }))
