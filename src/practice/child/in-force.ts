import type { AuthorityId } from '../../record/index.ts'
import type { Calendar } from '../../time/index.ts'

/** What an authority may have set, as far as the words of pages depend on it. */
export interface SaidInForce {
  readonly calendar: Calendar
  /** The post or team that is duty manager, where the authority has said so. */
  readonly dutyManager: string | null
}

/** Reads what is in force with an authority. */
export type InForce = (authority: AuthorityId) => Promise<SaidInForce>
