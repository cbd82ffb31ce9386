import { ageOn, type Day } from '../../time/index.ts'
import { careEndings } from './events.ts'

/** How a period of care ends, in the words of the form that records it. */
export type CareEnding = keyof typeof careEndings

/** The return's reasons for ceasing to be looked after. E43 and E44 were special guardianship before 2019. */
const byReason: Readonly<Record<string, CareEnding>> = {
  E11: 'adopted',
  E12: 'adopted',
  E2: 'died',
  E4: 'returned-home',
  E4A: 'returned-home',
  E4B: 'returned-home',
  E13: 'returned-home',
  E41: 'child-arrangements',
  E43: 'special-guardianship',
  E44: 'special-guardianship',
  E45: 'special-guardianship',
  E46: 'special-guardianship',
  E47: 'special-guardianship',
  E48: 'special-guardianship',
  E15: 'adulthood',
  E17: 'adulthood',
}

export const isCareEnding = (text: string): text is CareEnding => Object.hasOwn(careEndings, text)

const ADULT = 18

/**
 * How a period of care ended: by a person's word or by the return's code. Whatever the code, who was 18 had grown up,
 * unless adopted or dead. A code we do not know is `other`.
 */
export function careEnding(reason: string, bornOn: Day | null, endedOn: Day): CareEnding {
  if (isCareEnding(reason)) return reason
  const told = Object.hasOwn(byReason, reason) ? byReason[reason] : undefined
  if (told === 'adopted' || told === 'died') return told
  if (bornOn !== null && ageOn(bornOn, endedOn) >= ADULT) return 'adulthood'
  return told ?? 'other'
}
