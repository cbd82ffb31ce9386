import type { ClockRow, Fact } from '../../record/index.ts'
import { event } from '../../record/index.ts'
import { dayIn, textIn } from './read-body.ts'

/**
 * Somebody put a clock aside until a day, with a reason. It changes no date of the clock: what is late stays late, on
 * every list and for everybody who is told.
 */
export const snoozed = event('child.snoozed', {
  title: 'Clock put aside',
  describes:
    'A person put a clock aside until a day, saying why. The clock runs on, whoever manages them sees it, and nobody is told later for it.',
  rank: 95,
  yearly: true,
  happenedOn: { kind: 'date', label: 'Put aside on', notAfter: 'today' },
  fields: {
    step: { kind: 'text', label: 'What waits' },
    untilOn: { kind: 'date', label: 'Until' },
    why: { kind: 'text', label: 'Why' },
    by: { kind: 'text', label: 'By', isKey: true },
    rule: { kind: 'text', label: 'Rule', isKey: true },
    startedBy: { kind: 'text', label: 'Started by fact', isKey: true },
  },
  says: () => 'A clock was put aside',
})

const keyOf = (rule: string | null, startedBy: string | null): string => `${rule ?? ''} ${startedBy ?? ''}`

/** The clocks with what was last said of putting them aside. Total; the order of the facts is not read. */
export function withSnoozes(clocks: readonly ClockRow[], facts: readonly Fact[]): readonly ClockRow[] {
  const last = new Map<string, Fact>()
  for (const fact of facts) {
    if (fact.type !== snoozed.type) continue
    const key = keyOf(textIn(fact.body, 'rule'), textIn(fact.body, 'startedBy'))
    const before = last.get(key)
    if (!before || orderOf(before) < orderOf(fact)) last.set(key, fact)
  }
  if (last.size === 0) return clocks
  return clocks.map((clock) => {
    const fact = last.get(keyOf(clock.rule, clock.startedBy))
    const until = fact ? dayIn(fact.body, 'untilOn') : null
    if (!fact || until === null) return clock
    return { ...clock, snoozed: { until, by: textIn(fact.body, 'by') ?? '', why: textIn(fact.body, 'why') ?? '' } }
  })
}

/** The later one stands; of one day, the one that puts the clock aside for longer. */
const orderOf = ({ happenedOn, body, id }: Fact): string => `${happenedOn} ${dayIn(body, 'untilOn') ?? ''} ${id}`
