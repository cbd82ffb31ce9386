import type { PageDefinition } from '../../web/ui/index.ts'
import { addPersonPages } from './add-person/route.tsx'
import type { GrantPorts } from './grants/ports.ts'
import { grantPages } from './grants/route.tsx'
import { listPeoplePages } from './list-people/route.tsx'
import { ownAccountPages } from './own-account/route.tsx'
import type { PeoplePorts } from './ports.ts'
import { reviewAccessPages } from './review-access/route.tsx'
import { showPersonPages } from './show-person/route.tsx'

export { peopleEvents } from './events.ts'
export { personRows } from './fold.ts'
export type { Case, Grant, GrantPorts } from './grants/ports.ts'
export type { KnownPerson, OpenSession, PeopleAsk, PeoplePorts } from './ports.ts'

/** The pages on which administrators say who may sign in and as what, and everybody's own page. */
export const peoplePages = (ports: PeoplePorts & GrantPorts): readonly PageDefinition[] => [
  ...listPeoplePages(ports),
  ...addPersonPages(ports),
  ...reviewAccessPages(ports),
  ...showPersonPages(ports),
  ...grantPages(ports),
  ...ownAccountPages(ports),
]
