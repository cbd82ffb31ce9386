import { isWeekend } from '../days.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOutside } from './answers.ts'

/** Initial child protection conferences that are recorded with the episode itself, and those of its enquiries. */
export const conferences: readonly Rule[] = [
  rule('1104', {
    wrong: 'The initial child protection conference was before the referral.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { CINdetails: ['CINreferralDate', 'DateOfInitialCPC'], Section47: ['DateOfInitialCPC'] },
    check: ({ CINdetails, Section47 }, mark) =>
      CINdetails.each((d) => {
        const early = Section47.during(d.details).filter((s) => s.DateOfInitialCPC < d.CINreferralDate)
        if (early.length > 0 || d.DateOfInitialCPC < d.CINreferralDate) mark(d, ...early)
      }),
  }),
  rule('2884', {
    wrong: 'The same initial child protection conference is recorded with the enquiry and with the episode of need.',
    why: WHY.twice,
    mend: 'Keep it with the Section 47 enquiry; with the episode only where no enquiry led to it, as for a child who moved here.',
    marks: { CINdetails: ['DateOfInitialCPC'], Section47: ['DateOfInitialCPC'] },
    check: ({ CINdetails, Section47 }, mark) =>
      CINdetails.each((d) => {
        const same = Section47.during(d.details).filter((s) => s.DateOfInitialCPC === d.DateOfInitialCPC)
        if (same.length > 0) mark(d, ...same)
      }),
  }),
  rule('8715', {
    wrong: 'The initial child protection conference was outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out a conference of another year.',
    marks: { Section47: ['DateOfInitialCPC'], CINdetails: ['DateOfInitialCPC'] },
    check: ({ Section47, CINdetails, start, end }, mark) => {
      for (const table of [Section47, CINdetails])
        table.each((row) => isOutside(row.DateOfInitialCPC, { start, end }) && mark(row))
    },
  }),
  rule('8875', {
    wrong: 'The initial child protection conference was on a Saturday or Sunday.',
    why: 'Conferences are held on working days, so the date is most likely mistyped.',
    mend: 'Correct the date.',
    marks: { Section47: ['DateOfInitialCPC'], CINdetails: ['DateOfInitialCPC'] },
    check: ({ Section47, CINdetails }, mark) => {
      for (const table of [Section47, CINdetails]) table.each((row) => isWeekend(row.DateOfInitialCPC) && mark(row))
    },
  }),
]
