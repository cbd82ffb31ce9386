import { isCode } from '../codes.ts'
import { has } from '../rows.ts'
import { rule, ruleOfReturn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isDuring, isOutside, isYes } from './answers.ts'
import { markOverlaps } from './overlaps.ts'

/** Child protection plans. */
export const protection: readonly Rule[] = [
  rule('1105', {
    wrong: 'The child protection plan began before the referral.',
    why: WHY.order,
    mend: 'Correct one of the two dates, or move the plan to its own episode.',
    marks: { ChildProtectionPlans: ['CPPstartDate'], CINdetails: ['CINreferralDate'] },
    check: ({ ChildProtectionPlans, CINdetails }, mark) =>
      ChildProtectionPlans.each((p) => {
        for (const d of CINdetails.during(p.details)) if (p.CPPstartDate < d.CINreferralDate) mark(p, d)
      }),
  }),
  ruleOfReturn('2883', {
    wrong: 'More child protection plans began in the year than initial conferences were held.',
    why: 'A plan is made by a conference, so each needs one.',
    mend: 'Add the conferences that are missing, or take out plans that are entered twice.',
    marks: {
      ChildProtectionPlans: ['CPPstartDate'],
      Section47: ['DateOfInitialCPC'],
      CINdetails: ['DateOfInitialCPC'],
    },
    isWrong: ({ ChildProtectionPlans, Section47, CINdetails, start, end }) => {
      const year = { start, end }
      const begun = ChildProtectionPlans.all.filter((p) => isDuring(p.CPPstartDate, year)).length
      const held = [...Section47.all, ...CINdetails.all].filter((row) => isDuring(row.DateOfInitialCPC, year)).length
      return begun > held
    },
  }),
  rule('2885', {
    wrong: 'The child protection plan did not begin on the day of an initial conference.',
    why: 'A plan begins on the day on which the conference decides it.',
    mend: 'Correct the day of the plan or of the conference, or add the conference that is missing.',
    marks: {
      ChildProtectionPlans: ['CPPstartDate'],
      Section47: ['DateOfInitialCPC'],
      CINdetails: ['DateOfInitialCPC'],
    },
    sees: { Section47: ['ICPCnotRequired'] },
    check: ({ ChildProtectionPlans, Section47, CINdetails, start, end }, mark) =>
      ChildProtectionPlans.each((p) => {
        if (!isDuring(p.CPPstartDate, { start, end })) return
        // A conference stands with the enquiry that led to it, with the episode only where there was none.
        const enquiries = Section47.during(p.details).filter((s) => !isYes(s.ICPCnotRequired))
        const held = enquiries.length > 0 ? enquiries : CINdetails.during(p.details)
        if (held.some((row) => row.DateOfInitialCPC === p.CPPstartDate)) return
        const plans = ChildProtectionPlans.during(p.details)
        mark(p, ...held.filter((row) => !plans.some((other) => other.CPPstartDate === row.DateOfInitialCPC)))
      }),
  }),
  rule('8720', {
    wrong: 'The day on which the child protection plan began is blank, or lies after the census year.',
    why: WHY.year,
    mend: 'Enter the day on which it began.',
    marks: { ChildProtectionPlans: ['CPPstartDate'] },
    check: ({ ChildProtectionPlans, end }, mark) =>
      ChildProtectionPlans.each((p) => {
        const isPlan = !ChildProtectionPlans.carries('CPPID') || p.own !== 0
        if (p.CPPstartDate > end || (isPlan && !has(p, 'CPPstartDate'))) mark(p)
      }),
  }),
  rule('8730', {
    wrong: 'How many child protection plans the child had before is blank, or is no number.',
    why: WHY.complete,
    mend: 'Enter the number, 0 if this is the first.',
    marks: { ChildProtectionPlans: ['NumberOfPreviousCPP'] },
    check: ({ ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((p) => !/^\+?\d+$/.test(p.NumberOfPreviousCPP ?? '') && mark(p)),
  }),
  rule('8832', {
    wrong: 'Nothing is said to have followed the referral, but there is a child protection plan.',
    why: WHY.noAction,
    mend: 'Correct the referral to 0, or take the plan out.',
    marks: { CINdetails: ['ReferralNFA'], ChildProtectionPlans: ['CPPstartDate'] },
    check: ({ CINdetails, ChildProtectionPlans }, mark) =>
      CINdetails.each((d) => {
        if (isYes(d.ReferralNFA)) for (const p of ChildProtectionPlans.during(d.details)) mark(d, p)
      }),
  }),
  rule('8840', {
    wrong: 'The child protection plan began and ended on the same day.',
    why: 'A plan of one day has protected nobody; most likely one of the dates is wrong.',
    mend: 'Correct one of the dates, or take the plan out.',
    marks: { ChildProtectionPlans: ['CPPstartDate', 'CPPendDate'] },
    check: ({ ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((p) => p.CPPstartDate === p.CPPendDate && mark(p)),
  }),
  rule('8905', {
    wrong: 'The category of abuse at the beginning of the plan is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Enter NEG, PHY, SAB, EMO or MUL.',
    marks: { ChildProtectionPlans: ['InitialCategoryOfAbuse'] },
    check: ({ ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((p) => !isCode('categoryOfAbuse', p.InitialCategoryOfAbuse) && mark(p)),
  }),
  rule('8910', {
    wrong: 'The latest category of abuse is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Enter NEG, PHY, SAB, EMO or MUL.',
    marks: { ChildProtectionPlans: ['LatestCategoryOfAbuse'] },
    check: ({ ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((p) => !isCode('categoryOfAbuse', p.LatestCategoryOfAbuse) && mark(p)),
  }),
  rule('8915', {
    wrong: 'The child protection plan began after the child died.',
    why: WHY.death,
    mend: 'Correct one of the two dates, or take the plan out.',
    marks: { ChildProtectionPlans: ['CPPstartDate'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ ChildProtectionPlans, ChildIdentifiers }, mark) =>
      ChildProtectionPlans.each((p) => {
        for (const c of ChildIdentifiers.of(p.child)) if (p.CPPstartDate > c.PersonDeathDate) mark(p, c)
      }),
  }),
  rule('8920', {
    wrong: 'The child protection plan ended after the child died.',
    why: WHY.death,
    mend: 'End the plan on the day of death, or correct that day.',
    marks: { ChildProtectionPlans: ['CPPendDate'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ ChildProtectionPlans, ChildIdentifiers }, mark) =>
      ChildProtectionPlans.each((p) => {
        for (const c of ChildIdentifiers.of(p.child)) if (p.CPPendDate > c.PersonDeathDate) mark(p, c)
      }),
  }),
  rule('8925', {
    wrong: 'The child protection plan ended before it began.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { ChildProtectionPlans: ['CPPstartDate', 'CPPendDate'] },
    check: ({ ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((p) => p.CPPendDate < p.CPPstartDate && mark(p)),
  }),
  rule('8930', {
    wrong: 'The child protection plan ended outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out a plan of another year.',
    marks: { ChildProtectionPlans: ['CPPendDate'] },
    check: ({ ChildProtectionPlans, start, end }, mark) =>
      ChildProtectionPlans.each((p) => isOutside(p.CPPendDate, { start, end }) && mark(p)),
  }),
  rule('8935', {
    wrong: 'The child has more than one open child protection plan.',
    why: WHY.overlap,
    mend: 'End all but the one that is open.',
    marks: { ChildProtectionPlans: ['CPPendDate'] },
    check: ({ ChildProtectionPlans }, mark) => {
      for (const of of ChildProtectionPlans.byDetails()) {
        const open = of.filter((p) => !has(p, 'CPPendDate'))
        if (open.length > 1) mark(...open)
      }
    },
  }),
  rule('8940', {
    wrong: 'Two child protection plans of the child run at the same time.',
    why: WHY.overlap,
    mend: 'Correct the dates: one plan ends before the next begins.',
    marks: { ChildProtectionPlans: ['CPPstartDate', 'CPPendDate'] },
    check: ({ ChildProtectionPlans }, mark) => {
      for (const of of ChildProtectionPlans.byChild())
        markOverlaps(of, mark, (p) => ({
          from: p.CPPstartDate,
          until: p.CPPendDate,
          isOpen: !has(p, 'CPPendDate'),
        }))
    },
  }),
]

/** Reviews of child protection plans. */
export const reviews: readonly Rule[] = [
  rule('8841', {
    wrong: 'The child protection plan was reviewed on the day on which it began, or before.',
    why: WHY.order,
    mend: 'Correct one of the two dates: the initial conference is no review.',
    marks: { ChildProtectionPlans: ['CPPstartDate'], Reviews: ['CPPreviewDate'] },
    check: ({ ChildProtectionPlans, Reviews }, mark) =>
      Reviews.each((r) => {
        for (const p of ChildProtectionPlans.under(r.own)) if (r.CPPreviewDate <= p.CPPstartDate) mark(r, p)
      }),
  }),
  rule('8842Q', {
    wrong: 'A review of the child protection plan has no date.',
    why: WHY.complete,
    mend: 'Enter the day of the review, or take it out.',
    marks: { Reviews: ['CPPreviewDate'] },
    check: ({ Reviews }, mark) => Reviews.each((r) => !has(r, 'CPPreviewDate') && mark(r)),
  }),
]
