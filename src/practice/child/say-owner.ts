import type { Owner, OwnerRole } from '../../record/index.ts'

/** Whose turn something may be, in words. */
export const ownerRoles: Readonly<Record<OwnerRole, string>> = {
  'social-worker': 'social worker',
  'family-finder': 'family finder',
  'team-manager': 'team manager',
  'duty-manager': 'duty manager',
  iro: 'independent reviewing officer',
  'agency-decision-maker': 'agency decision-maker',
  'court-case-manager': 'court case manager',
}

/** Whether a word names a role that may own a step. */
export const isOwnerRole = (word: string): word is OwnerRole => Object.hasOwn(ownerRoles, word)

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Who has it, as a person says it: "Social worker SW00012, not yet linked", "Duty manager, not yet allocated".
 * `dutyManager`: the post or team that the authority has said is its duty manager.
 */
export function sayOwner({ role, named }: Owner, dutyManager: string | null = null): string {
  const who = upperFirst(ownerRoles[role])
  if (role === 'social-worker' && named !== null) return `${who} ${named}, not yet linked`
  if (named !== null) return `${who}, ${named}`
  if (role !== 'duty-manager') return who
  return `${who}${dutyManager === null ? '' : ` (${dutyManager})`}, not yet allocated`
}
