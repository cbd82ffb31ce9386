import {
  asNumber,
  type EventDefinitions,
  type Fact,
  factsFrom,
  once,
  type Project,
  type Projection,
  type Revision,
  rootsFrom,
  sameAs,
  type Save,
  type SearchWordRow,
  type SubjectId,
  type SubjectKind,
} from '../../record/index.ts'

/** How facts become rows, and what kinds of event there are. */
export interface Rules {
  readonly project: Project
  readonly definitions: EventDefinitions
}

export interface Folded {
  readonly projection: Projection
  /** The practices in which this subject has facts: it must have a journey through each. */
  readonly practices: readonly string[]
  /** The record under which this one is read, where a person said that they are of one child. */
  readonly sameAs: SubjectId | null
}

const NOTHING: Projection = {
  child: null,
  journeys: [],
  stageSpans: [],
  clocks: [],
  points: [],
  spans: [],
  contradictions: [],
  searchWords: [],
}

/** A subject as it is kept, besides its facts. */
export interface Known {
  readonly id: SubjectId
  readonly kind: SubjectKind
  /** The child's number in the returns: no fact tells it, since it is the source's key and not the child's. */
  readonly sourceRef: string | null
}

/** A subject that is folded, with the numbers of the records that are read under it. */
interface ToFold extends Known {
  readonly refs: readonly string[]
}

/** What one subject's revisions come to. Throws where the fold leaves a practice without a journey: a mistake of ours. */
function foldSubject({ id, kind, refs }: ToFold, revisions: readonly Revision[], rules: Rules): Folded {
  if (kind === 'authority' || kind === 'sealing') return { projection: NOTHING, practices: [], sameAs: null }
  const facts = factsFrom(
    revisions.filter(({ type }) => type !== sameAs.type),
    rules.definitions,
  )
  // Nobody's work: no practice takes a person through it.
  if (kind === 'person' || kind === 'closed-adoption')
    return { projection: rules.project(id, facts, kind), practices: [], sameAs: null }
  const projection = facts.length > 0 ? withNumbers(rules.project(id, facts, kind), refs) : NOTHING
  const practices = practicesOf(facts, rules.definitions)
  for (const practice of practices)
    if (!projection.journeys.some((journey) => journey.practice === practice))
      throw new Error(`The fold gave no journey through ${practice} to a ${kind} with facts in it`)
  return { projection, practices, sameAs: null }
}

/** The child's own number is the first; whoever looks for any of them finds the child. */
function withNumbers(projection: Projection, refs: readonly string[]): Projection {
  const { child, searchWords } = projection
  if (!child || refs.length === 0) return projection
  const known = new Set(searchWords.map(({ kind, word }) => `${kind} ${word}`))
  const numbers = [...new Set(refs.map(asNumber))].filter((word) => !known.has(`number ${word}`))
  return {
    ...projection,
    child: { ...child, sourceRef: refs[0] ?? null },
    searchWords: [...searchWords, ...numbers.map((word) => numberOf(child.subject, word))],
  }
}

const numberOf = (subject: SubjectId, word: string): SearchWordRow => ({
  ...{ subject, kind: 'number', word, sound: null, otherSound: null, trigrams: null },
})

function practicesOf(facts: readonly Fact[], definitions: EventDefinitions): string[] {
  const practices = new Set<string>()
  for (const fact of facts) {
    const definition = definitions.get(fact.type)
    if (definition && !definition.aboutRecord) practices.add(definition.practice)
  }
  return [...practices].sort()
}

/**
 * Folds subjects with what is on record of them and what is about to be. Records of one child are folded together under
 * one of them, and the others come to nothing: all of them must be given.
 */
export function foldAll(
  subjects: readonly Known[],
  onRecord: ReadonlyMap<SubjectId, readonly Revision[]>,
  entries: readonly Omit<Save, 'newSubjects'>[],
  rules: Rules,
): Map<SubjectId, Folded> {
  const revisions = new Map(subjects.map(({ id }) => [id, [...(onRecord.get(id) ?? [])]]))
  for (const { voice, statement, recordedOn, revisions: said } of entries)
    for (const { texts: _apart, ...revision } of said)
      for (const subject of revision.subjects)
        revisions.get(subject)?.push({ ...revision, voice, statement, recordedOn })
  const roots = rootsFrom([...revisions.values()].flat())
  const members = Map.groupBy(
    subjects.filter(({ id }) => roots.has(id)),
    ({ id }) => roots.get(id),
  )
  return new Map(
    subjects.map((subject) => {
      const root = roots.get(subject.id)
      if (root) return [subject.id, { projection: NOTHING, practices: [], sameAs: root }]
      const joined = members.get(subject.id) ?? []
      const own = revisions.get(subject.id) ?? []
      const { sourceRef } = subject
      const mine = sourceRef === null ? [] : [sourceRef]
      if (joined.length === 0) return [subject.id, foldSubject({ ...subject, refs: mine }, own, rules)]
      const all = once([own, ...joined.map(({ id }) => revisions.get(id) ?? [])].flat())
      const refs = [...mine, ...joined.flatMap(({ sourceRef }) => sourceRef ?? []).sort()]
      return [subject.id, foldSubject({ ...subject, refs }, all, rules)]
    }),
  )
}
