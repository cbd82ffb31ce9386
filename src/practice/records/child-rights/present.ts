import { explainTrust, ruleOn, sayLimit, status, type ClockDates, type ClockRule } from '../../../clocks/index.ts'
import type { Body, EventDefinition, RetentionRow, SubjectId } from '../../../record/index.ts'
import { sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import type { Standing } from '../../../web/ui/index.ts'
import { dayIn, sayValue, textIn } from '../../child/index.ts'
import type { RevisionTold } from '../../show-child/index.ts'
import { rightsClocks } from '../clocks.ts'
import { accessRequest, correctionRequest, legalHold, periodDecided } from '../rights-events.ts'
import type { RightsInForce } from '../rights-ports.ts'
import type { RightsFact } from '../rights.ts'
import { keptRules, type KeptDefinitions } from '../rules.ts'

export interface Row {
  readonly key: string
  readonly value: string
}

/** The rule that keeps a record, by its id. */
export const ruleKeeping = (id: string | null, kept: KeptDefinitions): ClockRule | null =>
  keptRules(kept).find((rule) => rule.id === id) ?? null

const sayUntil = (until: Day, today: Day): string =>
  `${sayDate(until)}${until <= today ? ', which has passed. It is kept until two people purge it' : ''}`

/** Until when a record is kept, because of what, and where that comes from. */
export function presentKept(row: RetentionRow | null, kept: KeptDefinitions, today: Day): readonly Row[] {
  const rule = ruleKeeping(row?.keptBy ?? null, kept)
  if (row?.keptUntil && row.keptBy === periodDecided.type)
    return [
      { key: 'Kept until', value: sayUntil(row.keptUntil, today) },
      { key: 'Because of', value: 'The council’s own decision: no rule gives a period' },
    ]
  if (row === null || rule === null)
    return [
      {
        key: 'Kept until',
        value: 'No period known: decide. Until then it is kept, and cannot be purged.',
      },
    ]
  const until =
    row.keptUntil === null
      ? 'Not known: the day from which it is counted is not recorded. It is kept until it is.'
      : sayUntil(row.keptUntil, today)
  return [
    { key: 'Kept until', value: until },
    { key: 'Because of', value: `${rule.title}: ${sayLimit(ruleOn(rule, today))}, from: ${rule.starts.toLowerCase()}` },
    { key: 'Source', value: rule.source },
    { key: 'How far to trust it', value: explainTrust[rule.trust] },
  ]
}

/** One request, hold or purge as a line. */
export interface RightLine {
  readonly id: string
  readonly what: string
  readonly on: string
  /** Null where nothing is due: it is over, or has no day. */
  readonly due: string | null
  readonly standing: Standing
  readonly stands: string
}

const outcomeOf = ({ fact: { body }, type }: RightsFact, definitions: ReadonlyMap<string, EventDefinition>): string => {
  if (dayIn(body, 'correctedOn') !== null) return 'Corrected'
  const fields = definitions.get(type)?.fields ?? {}
  const field = 'outcome' in fields ? 'outcome' : 'ending'
  const said = textIn(body, field)
  if (said !== null) return sayValue(fields[field], said)
  return type === legalHold.type ? 'Lifted' : 'Ended'
}

const waits: Readonly<Record<string, string>> = {
  [legalHold.type]: 'Held',
  [periodDecided.type]: 'Decided',
  'records.purge': 'Waits for a second person',
}

/** How a request that waits stands on a day; what has no clock is neither late nor in time. */
export function standingOf(clock: ClockDates | undefined, today: Day): Standing {
  const stands = clock === undefined ? null : status(clock, today).status
  return stands === 'late' || stands === 'at-risk' || stands === 'on-course' ? stands : 'unknown'
}

const NOBODY = '' as SubjectId // a clock that is only read

/** How one of them stands today. */
export function lineOf(
  right: RightsFact,
  { calendar, rights }: RightsInForce,
  definitions: ReadonlyMap<string, EventDefinition>,
  today: Day,
): RightLine {
  const { id, fact, type, isOpen } = right
  const clock = isOpen ? rightsClocks(fact.subjects[0] ?? NOBODY, [fact], rights, calendar).at(-1) : undefined
  const ended = dayIn(fact.body, 'correctedOn') ?? dayIn(fact.body, 'endedOn')
  return {
    ...{ id, what: definitions.get(type)?.title ?? type, on: sayShortDate(fact.happenedOn) },
    due: clock === undefined ? null : sayShortDate(clock.dueOn),
    standing: isOpen ? standingOf(clock, today) : 'ended',
    stands: isOpen
      ? type === correctionRequest.type && ended !== null
        ? 'Accepted: waits for the correction'
        : (waits[type] ?? 'Waits for an answer')
      : `${outcomeOf(right, definitions)}, ${ended === null ? '' : sayShortDate(ended)}`,
  }
}

/** Everything that one of them says, in the order of its fields. */
export function saidOf({ fact, texts }: RightsFact, definition: EventDefinition): readonly Row[] {
  return Object.entries(definition.fields).flatMap(([name, field]): Row[] => {
    if (name === 'about') return []
    const value = field.kind === 'long-text' ? (texts[name] ?? '') : (fact.body[name] ?? null)
    return value === null || value === '' ? [] : [{ key: field.label, value: sayValue(field, value) }]
  })
}

/** Of a correction that is said to be made: whether the entry was in fact changed since the request came. */
export function sayEntryChanged({ fact }: RightsFact, revisions: readonly RevisionTold[]): readonly Row[] {
  const about = textIn(fact.body, 'about')
  const since = revisions
    .filter(({ fact: id, revision, recordedOn }) => id === about && revision > 0 && recordedOn >= fact.happenedOn)
    .map(({ recordedOn }) => recordedOn)
    .sort()
    .at(-1)
  return [
    {
      key: 'The entry',
      value:
        since === undefined
          ? 'Has not been changed since the request came. Correct it first; where it was put right elsewhere, say below where.'
          : `Was last changed on ${sayDate(since)}`,
    },
  ]
}

/** What each revision changed, in words, with who took it and when. */
export function stepsOf(
  { steps, fact, type }: RightsFact,
  definition: EventDefinition,
  titleOf: (person: string) => string,
): readonly { readonly what: string; readonly by: string; readonly on: string }[] {
  let before: Body = {}
  return steps.map(({ by, on, body }, nth) => {
    const changed = Object.entries(definition.fields).filter(
      ([name, { kind }]) => kind === 'date' && (body[name] ?? null) !== (before[name] ?? null),
    )
    const labels = changed.map(([, { label }]) => label)
    before = body
    const first = `${definition.title} recorded, of ${sayDate(fact.happenedOn)}`
    const said = type === accessRequest.type || type === correctionRequest.type ? first : definition.title
    return { what: nth === 0 ? said : labels.join(', ') || 'Changed', by: titleOf(by), on: sayShortDate(on) }
  })
}
