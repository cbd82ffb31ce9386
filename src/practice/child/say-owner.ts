import { sayRole } from '../../clocks/index.ts'
import type { Owner } from '../../record/index.ts'

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who has it, as a person says it: "Social worker SW00012, not yet linked", "Duty manager, not yet allocated". */
export function sayOwner({ role, named }: Owner): string {
  const who = upperFirst(sayRole(role))
  if (role === 'social-worker' && named !== null) return `${who} ${named}, not yet linked`
  if (named !== null) return `${who}, ${named}`
  return role === 'duty-manager' ? `${who}, not yet allocated` : who
}
