import { randomUUID } from 'node:crypto'
import { eventDefinitions } from '../practice/index.ts'
import type { Project } from '../record/index.ts'
import {
  keepEmergency,
  keepReview,
  keepSearch,
  namesOfPeople,
  numbersOf,
  peopleCalled,
  readChildNamed,
  readEmergencies,
  readEmergency,
  readOneRead,
  readOpenNow,
  readSearch,
  readUnusual,
  recordNamed,
  recordReads,
  save,
  searchReads,
  unusualWeeks,
  type Store,
} from '../store/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import { emergencyPages } from '../web/pages/emergency/route.ts'
import { readsPages } from '../web/pages/reads/route.tsx'
import type { PageDefinition } from '../web/ui/index.ts'

interface ReadingOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
  readonly titled: (text: string) => readonly string[]
}

/** Who read what, for those whose work is to look after it. */
export function aboutReading({ store, project, settings, titleOf, titled }: ReadingOptions): readonly PageDefinition[] {
  const inTable = peopleCalled(store)
  const reads = readsPages({
    search: searchReads(store),
    readOne: readOneRead(store),
    peopleCalled: async (authority, text) => [...new Set([...titled(text), ...(await inTable(authority, text))])],
    namesOfPeople: namesOfPeople(store),
    recordNamed: recordNamed(store),
    keepSearch: keepSearch(store, 'reads'),
    readSearch: readSearch(store, 'reads'),
    readChildNamed: readChildNamed(store),
    readUnusual: readUnusual(store),
    unusualWeeks: unusualWeeks(store),
    numbersOf: numbersOf(store),
    titleOf,
  })
  const emergencies = emergencyPages({
    recordNamed: recordNamed(store),
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    keep: keepEmergency(store),
    recordRead: recordReads(store),
    openNow: readOpenNow(store),
    readChildNamed: readChildNamed(store),
    list: readEmergencies(store),
    one: readEmergency(store),
    review: keepReview(store),
    inForce: settings.inForce,
    newId: randomUUID,
    titleOf,
  })
  return [...reads, ...emergencies]
}
