import { roleOf, type Person } from '../../access/index.ts'

/** What is said above a record that somebody opened in an emergency. */
export const IN_AN_EMERGENCY =
  'You opened this record in an emergency: for reading, and for a limited time. What you read is reviewed.'

/**
 * What a team’s manager is told on lists where work of the team is restricted to others: that it is, and whom to ask.
 * Neither how much, nor of whom. Others are told nothing.
 */
export const sayHidden = ({ roles, team }: Pick<Person, 'roles' | 'team'>): string | null =>
  team !== null && roles.map(roleOf).some(({ may, reach }) => reach === 'team' && may.includes('child.restrict'))
    ? `Some of ${team}’s work is hidden from you, because it is restricted to named people. Ask the head of service about it.`
    : null
