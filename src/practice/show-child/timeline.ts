import { factsFrom, sameAs, type EventDefinition, type Fact } from '../../record/index.ts'
import { asDay, sayDate, sayDay, type Day } from '../../time/index.ts'
import { HAPPENED_ON, isOfRights, labelOf, planOutcome, sayValue, VIEWS } from '../child/index.ts'
import { changesOf, sayCorrections, saySources } from './changes.ts'
import { disputedIn, type Disputed } from './disputed.ts'
import { sayEpisode } from './episode-words.ts'
import type { History, RevisionTold } from './ports.ts'

/** One thing that happened, in the words of the record. */
export interface Happened {
  readonly id: string
  /** The type of the event. */
  readonly type: string
  readonly on: Day
  readonly said: string
  readonly heading: string
  readonly kind: string
  readonly details: readonly { readonly label: string; readonly value: string }[]
  /** Long texts, each under the question that it answers; null where the reason of a change speaks. */
  readonly texts: readonly { readonly label: string | null; readonly text: string }[]
  /** What the child said, in the child's own words. */
  readonly views: string | null
  readonly isSeenAlone: boolean
  readonly source: string
  readonly corrections: string | null
  readonly differences: readonly string[]
  /** That somebody says it is wrong, where that was not put right: it stands beside the fact wherever the fact shows. */
  readonly disputed: readonly string[]
  /** Where it is corrected and withdrawn; null for an entry that only repeats the end of another. */
  readonly correctHref: string | null
  readonly withdrawHref: string | null
  /** The same, as somebody else tells it: a person and a return, on the same day. */
  readonly also: readonly Happened[]
}

export interface TimelineWords {
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly titleOf: (person: string) => string
}

/** Fields that say nothing to a reader of the child's life: numbers of other systems, and where a code is said in words already. */
const quiet = new Set([
  'reasonStarted',
  'reasonEnded',
  'endedOn',
  'homePostcode',
  'placementPostcode',
  'ofstedUrn',
  'upn',
])

function detailsOf(fact: Fact, definition: EventDefinition | undefined): Happened['details'] {
  const isEpisode = fact.type === 'child.episode'
  return Object.entries(definition?.fields ?? {}).flatMap(([name, field]) => {
    const value = fact.body[name] ?? null
    if (value === null || value === '' || field.isKey || field.kind === 'long-text' || (isEpisode && quiet.has(name)))
      return []
    return [{ label: field.label, value: sayValue(field, value) }]
  })
}

function differencesOf(fact: Fact, definition: EventDefinition | undefined): readonly string[] {
  const source = fact.voices.includes('annex-a') ? 'the list' : 'the return'
  return fact.differences.map(({ field, typed, imported }) => {
    const known = field === HAPPENED_ON ? definition?.happenedOn : definition?.fields[field]
    const label = labelOf(definition, field)
    return imported === null
      ? `${label}: a person recorded ${sayValue(known, typed)}; ${source} no longer says it.`
      : `${label}: a person recorded ${sayValue(known, typed)}; ${source} says ${sayValue(known, imported)}.`
  })
}

/** The details in one line: "Legal status: care order; provider: own provision"; a question is answered without a colon. */
export const sayDetails = ({ details }: Pick<Happened, 'details'>): string =>
  details.map(({ label, value }) => (label.endsWith('?') ? `${label} ${value}` : `${label}: ${value}`)).join('; ')

const headingOf = (fact: Fact, definition: EventDefinition | undefined): string =>
  fact.type === 'child.episode' ? sayEpisode(fact.body) : (definition?.says(fact.body) ?? fact.type)

function happenedFrom(
  fact: Fact,
  history: readonly RevisionTold[],
  texts: History['texts'],
  child: string,
  words: TimelineWords,
  disputed: Disputed,
): readonly Happened[] {
  const definition = words.definitions.get(fact.type)
  const own = texts.filter((text) => text.fact === fact.id)
  const lastTexts = new Map(own.map(({ field, text }) => [field, text]))
  const address = `/children/${child}/facts/${fact.id}`
  const entry: Happened = {
    id: fact.id,
    type: fact.type,
    on: fact.happenedOn,
    said: sayDay(fact.happenedOn),
    heading: headingOf(fact, definition),
    kind: definition?.title ?? fact.type,
    details: detailsOf(fact, definition),
    texts: [...lastTexts].flatMap(([name, text]) =>
      text === '' ? [] : [{ label: definition?.fields[name]?.label ?? null, text }],
    ),
    views: lastTexts.get(VIEWS) || null, // emptied again: nothing was said
    isSeenAlone: fact.body['seenAlone'] === true,
    source: saySources(history, words.titleOf),
    corrections: sayCorrections(changesOf(history, definition), definition),
    differences: differencesOf(fact, definition),
    disputed: disputed.get(fact.id) ?? [],
    // A join is withdrawn and made afresh, never corrected.
    correctHref: fact.type === sameAs.type || fact.type === 'child.snoozed' ? null : `${address}/correct`,
    withdrawHref: `${address}/withdraw`,
    also: [],
  }
  return [entry, ...endOf(fact, entry, definition)]
}

/** The end of care is an entry of its own: it happened on its own day. */
function endOf(fact: Fact, entry: Happened, definition: EventDefinition | undefined): readonly Happened[] {
  const endedOn = asDay(String(fact.body['endedOn'] ?? ''))
  const reason = String(fact.body['reasonEnded'] ?? '')
  if (fact.type !== 'child.episode' || endedOn === null || !reason.startsWith('E')) return []
  return [
    {
      ...entry,
      id: `${fact.id}-end`,
      on: endedOn,
      said: sayDay(endedOn),
      heading: `Care ended: ${lowerFirst(sayValue(definition?.fields['reasonEnded'], reason))}`,
      kind: 'End of care',
      details: [],
      texts: [],
      views: null,
      corrections: null,
      differences: [],
      disputed: [],
      correctHref: null,
      withdrawHref: null,
    },
  ]
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

export interface Timeline {
  /** The latest first. */
  readonly happened: readonly Happened[]
  /** Yearly tables, which do not show that something happened to the child. */
  readonly yearly: readonly Happened[]
  readonly withdrawn: readonly { readonly heading: string; readonly says: string; readonly reason: string | null }[]
  readonly facts: readonly Fact[]
}

/** Whether nothing that was written at length in one is missing from the other, or from both. */
const readAlike = (a: Happened, b: Happened): boolean =>
  a.texts.length === 0 || b.texts.length === 0 || JSON.stringify(a.texts) === JSON.stringify(b.texts)

/** One entry of two that read alike: the one in which something is written at length, told by both. */
function together(before: Happened, entry: Happened): Happened {
  const [main, other] = before.texts.length >= entry.texts.length ? [before, entry] : [entry, before]
  return { ...main, also: [...before.also, { ...other, also: [] }] }
}

/** In order, the latest first; what two voices tell of one day in the same words is one entry. Two notes of a day are two. */
function told(entries: readonly Happened[]): readonly Happened[] {
  const byWords = new Map<string, Happened[]>()
  for (const entry of [...entries].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))) {
    const key = `${entry.on} ${entry.heading}`
    const standing = byWords.get(key) ?? []
    const at = standing.findIndex((each) => readAlike(each, entry))
    const before = standing[at]
    byWords.set(key, before ? standing.with(at, together(before, entry)) : [...standing, entry])
  }
  return [...byWords.values()].flat()
}

/** Requests about the record, holds and marks have pages of their own: they happened to the record, and not to the child. Outcomes stand in their plans. */
const isOfLife = (type: string): boolean => !isOfRights(type) && type !== planOutcome.type

/** A child's facts as entries up to a day, the latest first, each with who says so and what was changed. */
export function timelineOf(
  history: History,
  child: string,
  on: Day,
  words: TimelineWords,
  shows: (type: string) => boolean = isOfLife,
): Timeline {
  const byFact = new Map<string, RevisionTold[]>()
  const disputed = disputedIn(history)
  const revisions = history.revisions.filter(({ type }) => shows(type))
  for (const revision of revisions) {
    const list = byFact.get(revision.fact)
    if (list) list.push(revision)
    else byFact.set(revision.fact, [revision])
  }
  const facts = factsFrom(revisions, words.definitions)
  const entries = facts.flatMap((fact) =>
    happenedFrom(fact, byFact.get(fact.id) ?? [], history.texts, child, words, disputed).map((entry) => ({
      entry,
      fact,
    })),
  )
  const past = entries.filter(({ entry }) => entry.on <= on).reverse()
  const isYearly = (fact: Fact): boolean => words.definitions.get(fact.type)?.yearly === true
  const standing = new Set<string>(facts.map(({ id }) => id))
  return {
    happened: told(past.filter(({ fact }) => !isYearly(fact)).map(({ entry }) => entry)),
    yearly: past.filter(({ fact }) => isYearly(fact)).map(({ entry }) => entry),
    withdrawn: withdrawnOf(
      [...byFact].filter(([id]) => !standing.has(id)).map(([, list]) => list),
      history.texts,
      words,
    ),
    facts,
  }
}

function withdrawnOf(
  histories: readonly (readonly RevisionTold[])[],
  texts: History['texts'],
  { definitions, titleOf }: TimelineWords,
): Timeline['withdrawn'] {
  return histories.flatMap((history) => {
    const last = history.at(-1)
    const dated = history.findLast(({ happenedOn }) => happenedOn !== null)
    if (!last || !dated?.happenedOn) return []
    const definition = definitions.get(last.type)
    const source = last.voice === 'annex-a' ? 'by a list of Annex A' : 'by a return'
    const who = last.voice === 'typed' ? `by the ${titleOf(last.by).toLowerCase()}` : source
    const reason = texts.find((text) => text.fact === last.fact && text.field === 'reason')?.text ?? null
    return [
      {
        heading: `${definition?.title ?? last.type}, ${sayDate(dated.happenedOn)}`,
        says: `Withdrawn on ${sayDate(last.recordedOn)} ${who}.`,
        reason,
      },
    ]
  })
}
