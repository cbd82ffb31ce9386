import type { Body } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { fact, type ToldFact } from '../told.ts'

/** What daily casework is told from: the child, when it is recorded here from, and until when. */
export interface Daily {
  readonly chance: Chance
  readonly since: Day
  readonly today: Day
}

export const typed = (type: string, on: Day, body: Body = {}): ToldFact => fact(type, on, body, 'typed')
