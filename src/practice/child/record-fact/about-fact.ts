import type { EventDefinition, FactId, NewRevision, SubjectId } from '../../../record/index.ts'
import { isUuid, typedText, type PageContext } from '../../../web/ui/index.ts'
import { openedInEmergency, restricted } from '../restricted-events.ts'
import { formOf } from './fields.ts'
import { readPicks, type PeoplePicks } from './people-picker.tsx'
import type { ChildNamed, FactShown, FindPeople, ReadChildNamed, ReadFact, SaveEntry } from './ports.ts'
import { typedSave, whyNotSaved, type NotSaved } from './save.ts'

/** What the pages that change a fact must be able to do. */
export interface ChangeFactPorts {
  readonly readChildNamed: ReadChildNamed
  readonly readFact: ReadFact
  readonly saveEntry: SaveEntry
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** What somebody who saved does, as shown to people: the record keeps no names of theirs. */
  readonly titleOf: (person: string) => string
  readonly findPeople: FindPeople
}

/** A fact of a child that a form is about. */
export interface AboutFact {
  readonly child: ChildNamed
  readonly shown: FactShown
  readonly definition: EventDefinition
  /** What whoever spoke last does. */
  readonly lastTitle: string
  /** Whom the form offers, where it names people. */
  readonly picks: PeoplePicks | undefined
}

export type AskedOfFact = PageContext<Readonly<Record<'child' | 'fact', string>>>

/** The child and the fact that an address names; null where the record does not hold them together. */
export async function aboutFact(ports: ChangeFactPorts, asked: AskedOfFact): Promise<AboutFact | null> {
  if (!isUuid(asked.params.child) || !isUuid(asked.params.fact)) return null
  const subject = asked.params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const fact = asked.params.fact as FactId // likewise
  const [child, shown] = await Promise.all([
    ports.readChildNamed(asked.reading, subject),
    ports.readFact(asked.reading, subject, fact),
  ])
  const definition = shown && ports.definitions.get(shown.fact.type)
  if (definition?.type === restricted.type && !asked.may('child.restrict')) return null
  if (definition?.type === openedInEmergency.type) return null
  if (!child || !shown || !definition) return null
  const form = Object.keys(asked.form).length === 0 ? formOf(definition, { ...shown.fact, texts: {} }) : asked.form
  const picks = await readPicks(ports.findPeople, asked.reading.authority, definition, form)
  return { child, shown, definition, lastTitle: ports.titleOf(shown.lastBy), picks }
}

/** Whether a return stands behind a fact, so that a person's word is laid over it field by field. */
export const isImported = ({ fact }: FactShown): boolean => fact.voices.some((voice) => voice !== 'typed')

/** Whether a fact still is as the form showed it: nobody spoke of it since. */
export const isAsSeen = ({ form }: AskedOfFact, { lastRevision }: FactShown): boolean =>
  typedText(form, 'revision') === String(lastRevision)

/** Saves what a person says of a fact as its next revision; null where the record now holds it. */
export async function saveNext(
  { saveEntry }: ChangeFactPorts,
  asked: AskedOfFact,
  { shown, definition }: AboutFact,
  said: Pick<NewRevision, 'happenedOn' | 'body' | 'texts'>,
): Promise<NotSaved | null> {
  const { id, type, subjects } = shown.fact
  const next = { fact: id, revision: shown.lastRevision + 1, type, shape: definition.shape, subjects }
  return whyNotSaved(await saveEntry(asked.reading.authority, typedSave(asked, [{ ...next, ...said }])))
}
