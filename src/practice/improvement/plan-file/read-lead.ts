import { isNoRole, namesSomebody, pairs } from '../publish-check/person-names.ts'

export interface LeadRead {
  /** A role; null where the cell gives none. */
  readonly lead: string | null
  /** What is wrong with the cell, in a sentence; null where nothing is. */
  readonly says: string | null
}

const GONE = /\b(left|leaver|former(ly)?|vacan(t|cy)|resigned|retired|departed|ex-|tbc|tba)\b/i

/** Who leads, by role. A name, a vacancy or somebody who left is no lead: it is said, and nobody is put in. */
export function readLead(cell: string): LeadRead {
  const text = cell.replace(/\s+/g, ' ').trim()
  if (text === '') return { lead: null, says: 'Nobody leads it.' }
  if (GONE.test(text))
    return { lead: null, says: `Its lead, “${text}”, has left, or the post is empty: it is loaded without a lead.` }
  if (namesSomebody(text) || pairs(text).some(isNoRole))
    return { lead: null, says: `“${text}” reads like a name where a role is wanted: it is loaded without a lead.` }
  return { lead: text, says: null }
}
