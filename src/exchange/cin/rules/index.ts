import type { Rule } from '../rule.ts'
import { assessments, factors } from './assessments.ts'
import { births, characteristics, children } from './children.ts'
import { conferences } from './conferences.ts'
import { enquiries } from './enquiries.ts'
import { besideProtection, plans } from './plans.ts'
import { protection, reviews } from './protection.ts'
import { pupilNumbers } from './pupil-numbers.ts'
import { closures, header, referrals } from './referrals.ts'

/** Every rule of the census, those of all years; two of the same code where the Department changed its words. */
export const rules: readonly Rule[] = [
  ...header,
  ...children,
  ...pupilNumbers,
  ...births,
  ...characteristics,
  ...referrals,
  ...closures,
  ...conferences,
  ...assessments,
  ...factors,
  ...plans,
  ...besideProtection,
  ...enquiries,
  ...protection,
  ...reviews,
]
