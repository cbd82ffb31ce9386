import type { Person } from './people.ts'
import type { RoleId } from './roles.ts'

/** Whose review comes first, and who is told once it is late: ours, until a council says otherwise. */
const nextUp: ReadonlySet<RoleId> = new Set(['director'])

/** Whether somebody is told of emergency accesses only once the first reviewers are late with them. */
export const isNextUp = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.length > 0 && roles.every((role) => nextUp.has(role))
