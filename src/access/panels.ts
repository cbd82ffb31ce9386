import { may } from './decide.ts'
import type { Person } from './people.ts'

/** What decides who reads an agenda. */
export interface AgendaStanding {
  readonly members: readonly string[]
  /** Whether its minutes are confirmed. */
  readonly isConfirmed: boolean
}

/** Who keeps panels reads every agenda; whoever sits on one reads that, until its minutes are confirmed. */
export const readsAgenda = (person: Pick<Person, 'id' | 'roles'>, { members, isConfirmed }: AgendaStanding): boolean =>
  may(person, 'panels.record') || (may(person, 'panels.see') && members.includes(person.id) && !isConfirmed)
