import { randomUUID } from 'node:crypto'
import type { Person } from '../access/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { peoplePages } from '../practice/people/index.ts'
import type { AuthorityId, Project } from '../record/index.ts'
import {
  drawSample,
  enableAgain,
  endOneOf,
  endSessionsOf,
  readByNumber,
  readCases,
  readGrants,
  readPeople,
  readPerson,
  readPersonHistory,
  readReviewers,
  readSessionsOf,
  readTeamNames,
  save,
  whoHasNumber,
  type Store,
} from '../store/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

export interface AccountOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: AuthoritySettings
  /** What somebody who saved does, as shown to people. */
  readonly titleOf: (person: string) => string
  /** Who may sign in by choosing from a list, on this computer alone. */
  readonly local: readonly Person[]
  /** Makes an invitation and answers its address; null where people choose themselves from a list. */
  readonly invite: (authority: AuthorityId, person: string) => Promise<string | null>
}

/** Who may sign in, with what; and which cases reviewers may read. */
export const accountPages = ({
  store,
  project,
  settings,
  local,
  titleOf,
  invite,
}: AccountOptions): readonly PageDefinition[] =>
  peoplePages({
    readPeople: readPeople(store, local),
    readPerson: readPerson(store, local),
    readPersonHistory: readPersonHistory(store),
    readTeamNames: readTeamNames(store),
    whoHasNumber: whoHasNumber(store, local),
    readGrants: readGrants(store, local),
    readReviewers: readReviewers(store, local),
    readByNumber: readByNumber(store),
    readCases: readCases(store),
    drawSample: drawSample(store),
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    enableAgain: enableAgain(store),
    reviewEveryMonths: async (authority) => (await settings.inForce(authority)).reviewAccessEveryMonths,
    newId: randomUUID,
    readSessionsOf: (authority, person) => readSessionsOf(store, authority, person),
    endOneOf: (authority, person, handle) => endOneOf(store, authority, person, handle),
    endSessionsOf: (authority, person) => endSessionsOf(store, authority, person),
    ...{ titleOf, invite },
  })
