import type { Body, EventDefinition, Fact, Field, NewRevision } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import type { FieldError, Form } from '../../web/ui/index.ts'
import { changedFields, HAPPENED_ON, readTyped, textIn, type TypedFact } from '../child/index.ts'
import type { EpisodeTold } from './care.ts'

/** The three things that are recorded of a time in care. */
export type Step = 'begin' | 'change' | 'end'

/** Where a child is, and under what: what may differ from one episode to the next. */
const WHERE = ['placement', 'provider', 'placementPostcode', 'ofstedUrn'] as const

/** Another episode of the same time in care follows on the same day. */
const FOLLOWED = 'X1'
const STARTED = 'S'
const STATUS_ONLY = 'L'

const again = (episode: EventDefinition, name: string, more: Partial<Field> = {}): Field => {
  const field = episode.fields[name]
  if (!field) throw new Error(`The episode has lost the field ${name}, for which this form asks`)
  return { ...field, ...more }
}

const only = (field: Field, isOffered: (code: string) => boolean): Field => ({
  ...field,
  choices: Object.fromEntries(Object.entries(field.choices ?? {}).filter(([code]) => isOffered(code))),
})

/** Where two codes read alike, each is offered with its code. */
function toldApart(field: Field): Field {
  const words = Object.values(field.choices ?? {})
  const isAlike = (text: string): boolean => words.indexOf(text) !== words.lastIndexOf(text)
  return {
    ...field,
    choices: Object.fromEntries(
      Object.entries(field.choices ?? {}).map(([code, text]) => [code, isAlike(text) ? `${text} (${code})` : text]),
    ),
  }
}

const where = (episode: EventDefinition): Record<(typeof WHERE)[number], Field> => ({
  placement: toldApart(again(episode, 'placement', { label: 'Kind of placement' })),
  provider: again(episode, 'provider', {
    label: 'Who provides the placement',
    hint: 'Leave this empty for a temporary placement and for “other placement”',
  }),
  placementPostcode: again(episode, 'placementPostcode', { label: 'Postcode of the placement' }),
  ofstedUrn: again(episode, 'ofstedUrn', {
    label: 'Ofsted number of the placement',
    hint: 'Such as SC012345: of a home, an agency or a provider that Ofsted registers',
  }),
})

/** The form of each step: the fields of an episode that it asks for, with the codes that may be recorded today. */
export const forms: Readonly<Record<Step, (episode: EventDefinition) => EventDefinition>> = {
  begin: (episode) => ({
    ...episode,
    title: 'Record that the child became looked after',
    describes: 'The first day of a time in care, in the codes of the SSDA903 return.',
    happenedOn: { kind: 'date', label: 'Date on which the child became looked after', notAfter: 'today' },
    fields: {
      legalStatus: again(episode, 'legalStatus'),
      need: again(episode, 'need', { label: 'Main reason why the child needs help', optional: false }),
      ...where(episode),
      homePostcode: again(episode, 'homePostcode', { label: 'Postcode of the home that the child left' }),
    },
  }),
  change: (episode) => ({
    ...episode,
    title: 'Record a move or a change of legal status',
    describes:
      'The episode in force ends on this day and the next begins. What stands now is filled in: change what is different.',
    happenedOn: { kind: 'date', label: 'Date of the change', notAfter: 'today' },
    fields: {
      reasonStarted: only(again(episode, 'reasonStarted', { label: 'What changed?' }), (code) => code !== STARTED),
      legalStatus: again(episode, 'legalStatus'),
      ...where(episode),
      reasonPlacementChanged: again(episode, 'reasonPlacementChanged', {
        label: 'Why the placement changed',
        hint: 'Leave this empty where only the legal status changed',
      }),
    },
  }),
  end: (episode) => ({
    ...episode,
    title: 'Record that care ended',
    describes: 'The episode in force ends on this day, and the time in care with it.',
    happenedOn: { kind: 'date', label: 'Date care ended', notAfter: 'today' },
    fields: {
      reasonEnded: only(again(episode, 'reasonEnded', { label: 'How it ended', optional: false }), (code) =>
        code.startsWith('E'),
      ),
    },
  }),
}

/** A form for a change begins with what stands: only what is different needs to be answered. */
export function filledFrom(fact: Fact): Form {
  const names = ['legalStatus', ...WHERE]
  return Object.fromEntries(names.map((name) => [name, [textIn(fact.body, name) ?? '']]))
}

/** Whose time in care it is, and what of it stands. */
export interface Before {
  readonly today: Day
  readonly bornOn: Day | null
  /** The episode that ends; null where care begins. */
  readonly current: EpisodeTold | null
  /** When care ended last. */
  readonly endedOn: Day | null
}

/** What an answer to “What changed?” says is new: the legal status, the placement, or both. */
const CHANGED: Readonly<Record<string, { readonly status: boolean; readonly placement: boolean }>> = {
  L: { status: true, placement: false },
  P: { status: false, placement: true },
  T: { status: false, placement: true },
  B: { status: true, placement: true },
  U: { status: true, placement: true },
}

const SAY_SO = 'choose an answer to “What changed?” that says so, or put it back'

/** What the answer to “What changed?” asks of the other answers, as the Department asks it of two episodes (checks 434 to 436). */
function againstItself(body: Body, before: Fact): readonly FieldError[] {
  const changed = CHANGED[textIn(body, 'reasonStarted') ?? '']
  if (!changed) return []
  const differs = (name: string): boolean => (textIn(body, name) ?? '') !== (textIn(before.body, name) ?? '')
  const errors: FieldError[] = []
  const check = (part: string, isToDiffer: boolean, isOther: boolean, field: string, toMend: string): void => {
    if (isToDiffer && !isOther) errors.push({ field, says: toMend })
    if (!isToDiffer && isOther) errors.push({ field, says: `The ${part} is another than before: ${SAY_SO}` })
  }
  check(
    ...(['legal status', changed.status, differs('legalStatus'), 'legalStatus'] as const),
    'Choose the new legal status, or another answer to “What changed?”',
  )
  check(
    ...(['placement', changed.placement, WHERE.some(differs), 'placement'] as const),
    'Say what is new about the placement: its kind, who provides it, its postcode or its Ofsted number',
  )
  if (changed.placement && textIn(body, 'reasonPlacementChanged') === null)
    errors.push({ field: 'reasonPlacementChanged', says: 'Choose an answer to “Why the placement changed”' })
  return errors
}

/** Why a day cannot be that of a step; null where it can. */
function outOfOrder(step: Step, on: Day, { current, endedOn }: Before): string | null {
  if (step === 'begin')
    return endedOn !== null && on <= endedOn
      ? `The date must be after ${sayDate(endedOn)}, when care last ended: if it went on, correct that end`
      : null
  const from = current?.fact.happenedOn ?? null
  if (from === null || on > from) return null
  return step === 'end'
    ? `The date must be after ${sayDate(from)}, when the episode in force began`
    : `The date must be after ${sayDate(from)}, when the episode in force began: if that one is wrong, correct it`
}

/** Reads what was typed for a step, and says what is wrong with it. Pure. */
export function readStep(step: Step, definition: EventDefinition, form: Form, before: Before): TypedFact {
  const { today, bornOn, current } = before
  const standing = current?.fact.body ?? {}
  const typed = readTyped(definition, form, { today, bornOn, standing })
  const errors = [...typed.errors]
  const late = typed.happenedOn === null ? null : outOfOrder(step, typed.happenedOn, before)
  if (late !== null && !errors.some(({ field }) => field === `${HAPPENED_ON}-day`))
    errors.unshift({ field: `${HAPPENED_ON}-day`, says: late })
  if (step === 'change' && current) {
    const said = new Set(errors.map(({ field }) => field))
    errors.push(...againstItself(typed.body, current.fact).filter(({ field }) => !said.has(field)))
  }
  const order = [`${HAPPENED_ON}-day`, ...Object.keys(definition.fields)]
  return { ...typed, errors: errors.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) }
}

/** Where an episode ends: its next revision, in which a return keeps its word on everything else. */
function ended({ fact, lastRevision }: EpisodeTold, episode: EventDefinition, said: Body): NewRevision {
  const { id, type, subjects, happenedOn, body } = fact
  return {
    ...{ fact: id, revision: lastRevision + 1, type, shape: episode.shape, subjects, happenedOn, texts: {} },
    body: changedFields(fact, { ...body, ...said }),
  }
}

/** What a step says of the record: the end of one episode, the beginning of the next, or both. `next` is the new fact. */
export function revisionsOf(
  step: Step,
  typed: { readonly on: Day; readonly body: Body },
  about: { readonly episode: EventDefinition; readonly current: EpisodeTold | null } & Pick<
    NewRevision,
    'fact' | 'subjects'
  >,
): readonly NewRevision[] {
  const { episode, current, fact, subjects } = about
  const own = step === 'end' ? typed.body : { reasonEnded: FOLLOWED, reasonPlacementChanged: leaving(typed.body) }
  const closing = current ? [ended(current, episode, { endedOn: typed.on, ...own })] : []
  if (step === 'end') return closing
  const kept = { need: current?.fact.body['need'] ?? null, homePostcode: current?.fact.body['homePostcode'] ?? null }
  const open = { endedOn: null, reasonEnded: null, reasonPlacementChanged: null }
  return [
    ...closing,
    {
      ...{ fact, revision: 0, type: episode.type, shape: episode.shape, subjects, happenedOn: typed.on, texts: {} },
      body: { reasonStarted: STARTED, ...kept, ...typed.body, ...open },
    },
  ]
}

/** Why the placement was left: nothing, where only the legal status changed. */
const leaving = ({ reasonStarted, reasonPlacementChanged = null }: Body): Body[string] =>
  reasonStarted === STATUS_ONLY ? null : reasonPlacementChanged
