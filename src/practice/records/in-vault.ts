import {
  factsFrom,
  type Body,
  type EventDefinitions,
  type Fact,
  type FactId,
  type Revision,
  type SubjectId,
} from '../../record/index.ts'
import { asDay, sayDate, sayShortDate } from '../../time/index.ts'

/** One thing that happened, as a sealed record tells it. */
export interface SealedEvent {
  readonly on: string
  readonly says: string
  readonly by: string
}

/** A sealed record, read for people. */
export interface SealedRecord {
  readonly id: string
  readonly name: string
  readonly numbers: readonly string[]
  readonly bornOn: string
  readonly sealedOn: string
  readonly by: string
  readonly reason: string
  readonly events: readonly SealedEvent[]
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const dateOf = (value: unknown): string => {
  const on = asDay(textOf(value))
  return on === null ? 'Not known' : sayDate(on)
}

/** Reads what came out of the vault. What is not there reads as empty: a record may be older than this release. */
export function sealedRecord(
  id: string,
  content: unknown,
  definitions: EventDefinitions,
  titleOf: (person: string) => string,
): SealedRecord {
  const said = isObject(content) ? content : {}
  const rows = isObject(said['rows']) ? said['rows'] : {}
  return {
    id,
    name: textOf(said['name']),
    numbers: objects(said['numbers']).map(({ ref }) => textOf(ref)),
    bornOn: dateOf(said['bornOn']),
    sealedOn: dateOf(said['sealedOn']),
    by: titleOf(textOf(said['by'])),
    reason: textOf(said['reason']),
    events: eventsIn(rows, definitions, titleOf),
  }
}

function eventsIn(rows: Json, definitions: EventDefinitions, titleOf: (person: string) => string): SealedEvent[] {
  const savedBy = new Map(objects(rows['entry']).map((entry) => [entry['id'], titleOf(textOf(entry['by_person']))]))
  const texts = Map.groupBy(objects(rows['event_text']), ({ entry, n }) => `${textOf(entry)}.${textOf(n)}`)
  return objects(rows['event'])
    .toSorted((a, b) => textOf(a['happened_on']).localeCompare(textOf(b['happened_on'])))
    .map((event): SealedEvent => {
      const on = asDay(textOf(event['happened_on']))
      const definition = definitions.get(textOf(event['type']))
      const body = isObject(event['body']) ? (event['body'] as Body) : {} // checked when it was recorded
      const long = texts.get(`${textOf(event['entry'])}.${textOf(event['n'])}`) ?? []
      return {
        on: on === null ? 'Withdrawn' : sayShortDate(on),
        says: [definition?.says(body) ?? textOf(event['type']), ...long.map(({ text }) => textOf(text))].join('. '),
        by: savedBy.get(event['entry']) ?? '',
      }
    })
}

/** The facts of a sealed record, as they stood when it was sealed. */
export function factsInVault(content: unknown, definitions: EventDefinitions): Fact[] {
  const rows = isObject(content) && isObject(content['rows']) ? content['rows'] : {}
  const entries = new Map(objects(rows['entry']).map((entry) => [entry['id'], entry]))
  const revisions = objects(rows['event']).flatMap((event): Revision[] => {
    const entry = entries.get(event['entry'])
    const recordedOn = asDay(textOf(entry?.['recorded_on']))
    if (entry === undefined || recordedOn === null) return []
    const { fact, revision, shape, subjects, body } = event
    const statement = entry['statement']
    const type = textOf(event['type'])
    return [
      {
        fact: textOf(fact) as FactId, // as it was sealed: the record's own
        ...{ revision: Number(revision), type, shape: Number(shape) },
        subjects: (Array.isArray(subjects) ? subjects.map(textOf) : []) as SubjectId[], // likewise
        happenedOn: asDay(textOf(event['happened_on'])),
        body: isObject(body) ? (body as Body) : {}, // checked when it was recorded
        voice: textOf(entry['voice']) as Revision['voice'], // the record knows no other
        recordedOn,
        statement: typeof statement === 'string' ? statement : null,
      },
    ]
  })
  return factsFrom(revisions, definitions)
}

/** When a sealed record was sealed; an empty text where it does not say. */
export const sealedOnOf = (content: unknown): string => dateOf(isObject(content) ? content['sealedOn'] : null)

/** The records that a use of the vault was about. */
export const recordsOfUse = (about: unknown): readonly string[] =>
  (isObject(about) ? textOf(about['record']) : '').split(' ').filter(Boolean)

/** What is left of a use of the vault once a record that it was about is purged: what was typed could name the child. */
export const useWithout = (about: unknown, record: string) => ({
  ...{
    record: recordsOfUse(about)
      .filter((id) => id !== record)
      .join(' '),
    to: '',
    sought: '',
  },
  reason: 'Taken out: a record that it was about was purged',
})

/** Whether somebody looks for this record: a number as it is, or every word of a name. */
export function isSought({ name, numbers }: Pick<SealedRecord, 'name' | 'numbers'>, sought: string): boolean {
  const words = sought
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const known = name.toLowerCase()
  return words.length > 0 && (numbers.includes(sought.trim()) || words.every((word) => known.includes(word)))
}

/** What a use of the vault was about; null where it is none of ours, or the key is not at hand. */
export function aboutOf(
  about: unknown,
): { readonly record: string; readonly reason: string; readonly to: string } | null {
  if (!isObject(about)) return null
  return { record: textOf(about['record']), reason: textOf(about['reason']), to: textOf(about['to']) }
}
