import type { EventDefinition, FieldValue } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { called, isOfRights, sayValue, type Nameable } from '../child/index.ts'
import { timelineOf, type Happened, type History, type TimelineWords } from '../show-child/index.ts'
import type { BundleEntry } from './bundle-entry.ts'
import { complaintEntries, type ComplaintIn } from './complaints-in.ts'
import { markOf, rightsIn } from './rights.ts'
import { accessRequest, correctionRequest } from './rights-events.ts'
import { givenText, isMarked, WITHHELD } from './third-party.ts'

/** A record as it is given to the person whom it is about, or as the officer sees it before. */
export interface Bundle {
  readonly called: string
  readonly bornOn: Day | null
  readonly asAt: Day
  /** The earliest first. */
  readonly entries: readonly BundleEntry[]
  readonly glossary: readonly { readonly code: string; readonly of: string; readonly means: string }[]
}

/** Of what is said about the record itself, the person's own requests are theirs to have. */
const theirs: ReadonlySet<string> = new Set([accessRequest.type, correctionRequest.type])

const isGiven = (type: string): boolean => !isOfRights(type) || theirs.has(type)

/** A fact whose last word is that it was withdrawn, as it stood before. */
const beforeWithdrawal = ({ revisions, texts }: History): History => ({
  texts,
  revisions: revisions.filter(({ voice, happenedOn }) => voice !== 'typed' || happenedOn !== null),
})

const FLAG = 'thirdParty'

/** Ids say nothing to a reader, and could lead to somebody else. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/**
 * Every entry of a record with what each says, and whether it is withheld: of the record itself, and of complaints about
 * the child. Nothing is left out here.
 */
export function bundleOf(
  child: Nameable & { readonly subject: string; readonly bornOn: Day | null },
  history: History,
  words: TimelineWords,
  today: Day,
  complaints: readonly ComplaintIn[] = [],
): Bundle {
  const whole = timelineOf(beforeWithdrawal(history), child.subject, today, words, isGiven)
  const standing = new Set(timelineOf(history, child.subject, today, words, isGiven).facts.map(({ id }): string => id))
  const facts = new Map(whole.facts.map((fact) => [fact.id as string, fact])) // entries name facts as text
  const rights = rightsIn(history, words.definitions)
  const entries = [...whole.happened.flatMap((entry) => [entry, ...entry.also]), ...whole.yearly].map(
    (entry): BundleEntry => {
      const fact = entry.id.replace(/-end$/, '')
      const isFlagged = facts.get(fact)?.body[FLAG] === true
      const mark = markOf(rights, fact)
      return {
        ...entryOf(entry, fact),
        isWithdrawn: !standing.has(fact),
        withheld: mark === null ? (isFlagged ? 'marked-when-written' : null) : mark ? 'marked-later' : null,
      }
    },
  )
  const ofComplaints = complaintEntries(complaints, { today, titleOf: words.titleOf }).map((entry): BundleEntry => ({
    ...entry,
    withheld: markOf(rights, entry.fact) === true ? 'marked-later' : null,
  }))
  return {
    ...{ called: called(child), bornOn: child.bornOn, asAt: today },
    entries: [...entries, ...ofComplaints].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    glossary: glossaryOf(
      entries.filter(({ withheld }) => withheld === null).flatMap(({ fact }) => facts.get(fact) ?? []),
      words.definitions,
    ),
  }
}

const entryOf = (entry: Happened, fact: string): Omit<BundleEntry, 'isWithdrawn' | 'withheld'> => ({
  ...{ fact, on: entry.on, kind: entry.kind, heading: entry.heading, texts: entry.texts, source: entry.source },
  details: entry.details.filter(({ value }) => !ID.test(value)),
  notes: [...(entry.corrections === null ? [] : [entry.corrections]), ...entry.differences, ...entry.disputed].filter(
    (note) => !ID.test(note),
  ),
})

const isCode = (value: FieldValue | undefined): value is string =>
  typeof value === 'string' && /^[A-Z0-9]{1,5}$/.test(value)

/** The codes that stand behind the words of these facts, with what each means. */
function glossaryOf(
  facts: readonly { readonly type: string; readonly body: Readonly<Record<string, FieldValue>> }[],
  definitions: ReadonlyMap<string, EventDefinition>,
): Bundle['glossary'] {
  const known = new Map<string, Bundle['glossary'][number]>()
  for (const { type, body } of facts)
    for (const [name, field] of Object.entries(definitions.get(type)?.fields ?? {})) {
      const value = body[name]
      if (field.choices !== undefined && isCode(value) && field.choices[value] !== undefined)
        known.set(`${field.label} ${value}`, { code: value, of: field.label, means: sayValue(field, value) })
    }
  return [...known.values()].sort((a, b) => (`${a.of} ${a.code}` < `${b.of} ${b.code}` ? -1 : 1))
}

/** How much of a record is withheld: whole entries, and entries of which a part is. */
export function countWithheld({ entries }: Bundle): { readonly whole: number; readonly inPart: number } {
  const whole = entries.filter(({ withheld }) => withheld !== null)
  return {
    whole: whole.length,
    inPart: entries.filter((entry) => entry.withheld === null && saidIn(entry).some(isMarked)).length,
  }
}

/** Everything that an entry says. */
const saidIn = ({ heading, details, texts, notes }: BundleEntry): readonly string[] => [
  heading,
  ...details.map(({ value }) => value),
  ...texts.map(({ text }) => text),
  ...notes,
]

function givenEntry(entry: BundleEntry): BundleEntry {
  if (entry.withheld !== null)
    return { ...entry, heading: entry.kind, details: [], notes: [], texts: [{ label: null, text: WITHHELD }] }
  return {
    ...entry,
    heading: givenText(entry.heading),
    details: entry.details.map(({ label, value }) => ({ label, value: givenText(value) })),
    texts: entry.texts.map(({ label, text }) => ({ label, text: givenText(text) })),
    notes: entry.notes.map(givenText),
  }
}

/** The same without what is about another person: what is given. */
export const givenBundle = (bundle: Bundle): Bundle => ({ ...bundle, entries: bundle.entries.map(givenEntry) })

/** "Sally R., born 3 February 2015". */
export const sayWhose = ({ called: name, bornOn }: Pick<Bundle, 'called' | 'bornOn'>): string =>
  bornOn === null ? name : `${name}, born ${sayDate(bornOn)}`
