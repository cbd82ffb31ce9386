import { sayRole } from '../../clocks/index.ts'
import type { Owner } from '../../record/index.ts'

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Who has it, as a person says it: "Social worker SW00012, not yet linked", "Duty manager, not yet allocated".
 * `dutyManager`: the post or team that the authority has said is its duty manager.
 */
export function sayOwner({ role, named }: Owner, dutyManager: string | null = null): string {
  const who = upperFirst(sayRole(role))
  if (role === 'social-worker' && named !== null) return `${who} ${named}, not yet linked`
  if (named !== null) return `${who}, ${named}`
  if (role !== 'duty-manager') return who
  return `${who}${dutyManager === null ? '' : ` (${dutyManager})`}, not yet allocated`
}
