import { factsFrom, type EventDefinition, type FieldValue, type Revision } from '../../record/index.ts'
import { sayDate, sayShortDate, type Day } from '../../time/index.ts'
import { sayList } from '../../web/ui/index.ts'
import { HAPPENED_ON, labelOf, sayValue } from '../child/index.ts'

/** One field of a fact as it was before somebody changed it. */
export interface Change {
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
  readonly on: Day
}

/**
 * What was changed of a fact, oldest first, by folding its history one revision at a time. A field that was empty and
 * then filled was added, not corrected.
 */
export function changesOf(history: readonly Revision[], definition: EventDefinition | undefined): readonly Change[] {
  if (history.length < 2) return []
  const inOrder = [...history].sort((a, b) => a.revision - b.revision)
  const definitions = new Map(definition ? [[definition.type, definition]] : [])
  const changes: Change[] = []
  let before: Readonly<Record<string, FieldValue>> | null = null
  inOrder.forEach((revision, index) => {
    const fact = factsFrom(inOrder.slice(0, index + 1), definitions)[0]
    const now: Readonly<Record<string, FieldValue>> | null = fact
      ? { ...fact.body, [HAPPENED_ON]: fact.happenedOn }
      : null
    for (const [field, was] of Object.entries(before ?? {})) {
      const is = now?.[field] ?? null
      if (now && was !== null && String(was) !== String(is))
        changes.push({ field, before: was, after: is, on: revision.recordedOn })
    }
    before = now ?? before
  })
  return changes
}

const TIMES = ['', 'once', 'twice']

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** "Corrected once: date of the order was 3 July 2025 until 16 October 2025." Null where nothing was. */
export function sayCorrections(changes: readonly Change[], definition: EventDefinition | undefined): string | null {
  if (changes.length === 0) return null
  const occasions = new Set(changes.map(({ on }) => on)).size
  const times = TIMES[occasions] ?? `${occasions} times`
  const said = changes.map(({ field, before, on }) => {
    const known = field === HAPPENED_ON ? definition?.happenedOn : definition?.fields[field]
    return `${lowerFirst(labelOf(definition, field))} was ${sayValue(known, before)} until ${sayDate(on)}`
  })
  return `Corrected ${times}: ${said.join('; ')}.`
}

/** "2026:2025-07-31" as a person says it: "the SSDA903 return of 31 Jul 2025". */
export function sayStatement(statement: string | null): string {
  const asAt = statement?.split(':')[1]
  return asAt === undefined ? 'the SSDA903 return' : `the SSDA903 return of ${sayShortDate(asAt as Day)}` // statements carry days
}

/** "annex-a-8:2025-10-16" as a person says it: "list 8 of Annex A as at 16 Oct 2025". */
function sayOfList(statement: string | null): string {
  const [, list, asAt] = /^annex-a-(\d+):(.+)$/.exec(statement ?? '') ?? []
  return asAt === undefined ? 'a list of Annex A' : `list ${list ?? ''} of Annex A as at ${sayShortDate(asAt as Day)}` // as above
}

/** Who says so: "From the SSDA903 return of 31 Jul 2025", "Recorded on 7 April 2025 by the social worker". */
export function saySources(
  history: readonly (Revision & { readonly by: string })[],
  titleOf: (person: string) => string,
): string {
  const last = (voice: Revision['voice']) => history.findLast((revision) => revision.voice === voice)
  const words: string[] = []
  const returned = last('ssda903')
  if (returned) words.push(`from ${sayStatement(returned.statement)}`)
  const listed = last('annex-a')
  if (listed) words.push(`from ${sayOfList(listed.statement)}`)
  const named = last('names')
  if (named) words.push(`from a names file of ${sayShortDate(named.recordedOn)}`)
  const typed = last('typed')
  if (typed) {
    const verb = returned || listed || named ? 'corrected' : 'recorded'
    words.push(`${verb} on ${sayShortDate(typed.recordedOn)} by the ${titleOf(typed.by).toLowerCase()}`)
  }
  const said = sayList(words)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
