import { randomUUID } from 'node:crypto'
import { adopterPages } from '../practice/adopters/index.ts'
import { fosterPages } from '../practice/fostering/index.ts'
import type { HouseholdPorts } from '../practice/households/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import type { Project } from '../record/index.ts'
import {
  readAdopterHousehold,
  readAdopters,
  readFosterHomes,
  readHouseholdFound,
  save,
  type Store,
} from '../store/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface HouseholdOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
}

/** The pages of households that adopt or foster. */
export function householdPages({ store, project, settings, titleOf }: HouseholdOptions): readonly PageDefinition[] {
  const ports: HouseholdPorts = {
    readFound: readHouseholdFound(store, eventDefinitions),
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
    titleOf,
  }
  const { inForce } = settings
  return [
    ...adopterPages({
      ...{ ...ports, inForce, readAdopters: readAdopters(store) },
      readAdopterHousehold: readAdopterHousehold(store, eventDefinitions),
    }),
    ...fosterPages({ ...ports, inForce, readFosterHomes: readFosterHomes(store) }),
  ]
}
