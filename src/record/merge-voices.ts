import type { Day } from '../time/index.ts'
import type { Body, Fact, FieldValue, Revision, Voice } from './fact.ts'

/** What all voices together say of one fact now. */
export interface Merged {
  readonly happenedOn: Day
  readonly body: Body
  readonly voices: readonly Voice[]
  readonly statement: string | null
  readonly differences: Fact['differences']
  readonly added?: readonly string[]
}

/** What the sources last said: the last word of each, later statements over earlier, field by field. */
interface Imported {
  readonly happenedOn: Day
  readonly body: Body
  readonly voices: readonly Voice[]
  readonly statement: string | null
  /** True when no source says it any more. */
  readonly retracted: boolean
}

/** What people typed: the fields that they changed, and the date if it is another than the source's. */
interface Typed {
  readonly happenedOn: Day | null
  readonly body: Body
  readonly retracted: boolean
}

/**
 * One fact from its revisions in order of their numbers: typed fields over imported ones; null when it is retracted.
 * A person's retraction stands against later imports, and so does a person's correction of what a source retracts.
 */
export function merged(history: readonly Revision[]): Merged | null {
  const only = history[0]
  if (history.length === 1 && only) return alone(only)
  const typed = typedWord(history)
  const imported = importedWord(history.filter((revision) => revision.voice !== 'typed'))
  if (!typed) return imported && !imported.retracted ? { ...imported, differences: [] } : null
  if (typed.retracted) return null
  const happenedOn = typed.happenedOn ?? imported?.happenedOn
  if (!happenedOn) return null
  return {
    happenedOn,
    body: imported ? { ...imported.body, ...typed.body } : typed.body,
    voices: ['typed', ...(imported && !imported.retracted ? imported.voices : [])],
    statement: imported?.statement ?? null,
    ...(imported ? besideOneAnother(typed, imported, happenedOn, saidBefore(history)) : { differences: [] }),
  }
}

function alone({ happenedOn, body, voice, statement }: Revision): Merged | null {
  return happenedOn && { happenedOn, body, voices: [voice], statement, differences: [] }
}

function typedWord(history: readonly Revision[]): Typed | null {
  return history.reduce<Typed | null>((before, revision, at) => {
    if (revision.voice !== 'typed') return before ? { ...before, body: afterSource(history, at, before) } : null
    const source = importedWord(history.slice(0, at).filter((earlier) => earlier.voice !== 'typed'))
    const sourceDate = source && !source.retracted ? source.happenedOn : null
    return {
      happenedOn: revision.happenedOn === sourceDate ? null : revision.happenedOn,
      body: { ...before?.body, ...revision.body },
      retracted: revision.happenedOn === null,
    }
  }, null)
}

/** What people left empty before any source had spoken is not answered: the source may answer it. */
function afterSource(history: readonly Revision[], at: number, { body }: Typed): Body {
  if (history.slice(0, at).some((earlier) => earlier.voice !== 'typed')) return body
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

function importedWord(imported: readonly Revision[]): Imported | null {
  const lastWords = new Map<Voice, Revision>()
  const lastDated = new Map<Voice, Revision>()
  for (const revision of imported) {
    lastWords.delete(revision.voice)
    lastWords.set(revision.voice, revision)
    if (revision.happenedOn) lastDated.delete(revision.voice)
    if (revision.happenedOn) lastDated.set(revision.voice, revision)
  }
  const standing = [...lastWords.values()].filter((revision) => revision.happenedOn)
  const spoken = standing.length > 0 ? standing : [...lastDated.values()]
  const last = spoken.at(-1)
  if (!last?.happenedOn) return null
  return {
    happenedOn: last.happenedOn,
    body:
      spoken.length === 1 ? last.body : Object.fromEntries(spoken.flatMap((revision) => Object.entries(revision.body))),
    voices: spoken.map((revision) => revision.voice).sort(),
    statement: last.statement,
    retracted: standing.length === 0,
  }
}

/** The fields that some source filled in once: what none ever did is silence, from which no word differs. */
const saidBefore = (history: readonly Revision[]): ReadonlySet<string> =>
  new Set(
    history.flatMap(({ voice, body }) => (voice === 'typed' ? [] : Object.keys(body).filter((f) => body[f] !== null))),
  )

function besideOneAnother(
  typed: Typed,
  imported: Imported,
  happenedOn: Day,
  said: ReadonlySet<string>,
): Pick<Merged, 'differences' | 'added'> {
  const differences: { field: string; typed: FieldValue; imported: FieldValue }[] = []
  const added: string[] = []
  const importedDate = imported.retracted ? null : imported.happenedOn
  if (importedDate !== happenedOn) differences.push({ field: 'happenedOn', typed: happenedOn, imported: importedDate })
  for (const field of Object.keys(typed.body).sort()) {
    const word = typed.body[field] ?? null
    const theirs = imported.body[field]
    if (theirs === undefined || isSame(word, theirs)) continue
    if (said.has(field)) differences.push({ field, typed: word, imported: theirs })
    else added.push(field)
  }
  return added.length === 0 ? { differences } : { differences, added }
}

const isSame = (a: FieldValue, b: FieldValue): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b))
