import { has } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOutside, isYes } from './answers.ts'
import { markOverlaps } from './overlaps.ts'

/** Child in need plans. */
export const plans: readonly Rule[] = [
  rule('4000', {
    wrong: 'Nothing is said to have followed the referral, but there is a child in need plan.',
    why: WHY.noAction,
    mend: 'Correct the referral to 0, or take the plan out.',
    marks: { CINdetails: ['ReferralNFA'], CINPlanDates: ['CINPlanStartDate'] },
    check: ({ CINdetails, CINPlanDates }, mark) =>
      CINdetails.each((d) => {
        if (isYes(d.ReferralNFA)) for (const p of CINPlanDates.during(d.details)) mark(d, p)
      }),
  }),
  rule('4004', {
    wrong: 'The child has more than one open child in need plan.',
    why: WHY.overlap,
    mend: 'End all but the one that is open.',
    marks: { CINPlanDates: ['CINPlanEndDate'] },
    check: ({ CINPlanDates }, mark) => {
      for (const of of CINPlanDates.byDetails()) {
        const open = of.filter((p) => !has(p, 'CINPlanEndDate'))
        if (open.length > 1) mark(...open)
      }
    },
  }),
  rule('4008', {
    wrong: 'A child in need plan began after the child died.',
    why: WHY.death,
    mend: 'Correct one of the two dates, or take the plan out.',
    marks: { CINPlanDates: ['CINPlanStartDate'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ CINPlanDates, ChildIdentifiers }, mark) =>
      CINPlanDates.each((p) => {
        for (const c of ChildIdentifiers.of(p.child)) if (p.CINPlanStartDate > c.PersonDeathDate) mark(p, c)
      }),
  }),
  rule('4009Q', {
    wrong: 'A child in need plan ended after the child died.',
    why: WHY.death,
    mend: 'End the plan on the day of death, or correct that day.',
    marks: { CINPlanDates: ['CINPlanEndDate'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ CINPlanDates, ChildIdentifiers }, mark) =>
      CINPlanDates.each((p) => {
        for (const c of ChildIdentifiers.of(p.child)) if (p.CINPlanEndDate > c.PersonDeathDate) mark(p, c)
      }),
  }),
  rule('4010', {
    wrong: 'The day on which the child in need plan began is blank, or lies after the census year.',
    why: WHY.year,
    mend: 'Enter the day on which it began.',
    marks: { CINPlanDates: ['CINPlanStartDate'] },
    check: ({ CINPlanDates, end }, mark) =>
      CINPlanDates.each((p) => (!has(p, 'CINPlanStartDate') || p.CINPlanStartDate > end) && mark(p)),
  }),
  rule('4011', {
    wrong: 'The child in need plan ended before it began.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { CINPlanDates: ['CINPlanEndDate', 'CINPlanStartDate'] },
    check: ({ CINPlanDates }, mark) => CINPlanDates.each((p) => p.CINPlanEndDate < p.CINPlanStartDate && mark(p)),
  }),
  rule('4012Q', {
    wrong: 'The child in need plan began and ended on the same day.',
    why: 'A plan of one day has helped nobody; most likely one of the dates is wrong.',
    mend: 'Correct one of the dates, or take the plan out.',
    marks: { CINPlanDates: ['CINPlanStartDate', 'CINPlanEndDate'] },
    check: ({ CINPlanDates }, mark) => CINPlanDates.each((p) => p.CINPlanStartDate === p.CINPlanEndDate && mark(p)),
  }),
  rule('4013', {
    wrong: 'The child in need plan ended outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out a plan of another year.',
    marks: { CINPlanDates: ['CINPlanEndDate'] },
    check: ({ CINPlanDates, start, end }, mark) =>
      CINPlanDates.each((p) => isOutside(p.CINPlanEndDate, { start, end }) && mark(p)),
  }),
  rule('4014', {
    wrong: 'Two child in need plans of the child run at the same time.',
    why: WHY.overlap,
    mend: 'Correct the dates: one plan ends before the next begins.',
    marks: { CINPlanDates: ['CINPlanStartDate', 'CINPlanEndDate'] },
    check: ({ CINPlanDates }, mark) => {
      for (const of of CINPlanDates.byChild())
        markOverlaps(of, mark, (p) => ({
          from: p.CINPlanStartDate,
          until: p.CINPlanEndDate,
          isOpen: !has(p, 'CINPlanEndDate'),
        }))
    },
  }),
  rule('4015', {
    wrong: 'The child in need plan began before the referral.',
    why: WHY.order,
    mend: 'Correct one of the two dates, or move the plan to its own episode.',
    marks: { CINPlanDates: ['CINPlanStartDate'], CINdetails: ['CINreferralDate'] },
    check: ({ CINPlanDates, CINdetails }, mark) =>
      CINPlanDates.each((p) => {
        for (const d of CINdetails.during(p.details)) if (p.CINPlanStartDate < d.CINreferralDate) mark(p, d)
      }),
  }),
]

/** A child in need plan beside a child protection plan. The one may end on the day on which the other begins. */
export const besideProtection: readonly Rule[] = [
  rule('4001', {
    wrong: 'A child in need plan and a child protection plan are both open.',
    why: WHY.protection,
    mend: 'End the one that was replaced.',
    marks: { CINPlanDates: ['CINPlanEndDate'], ChildProtectionPlans: ['CPPendDate'] },
    check: ({ CINPlanDates, ChildProtectionPlans }, mark) =>
      CINPlanDates.each((p) => {
        if (has(p, 'CINPlanEndDate')) return
        for (const cp of ChildProtectionPlans.during(p.details)) if (!has(cp, 'CPPendDate')) mark(p, cp)
      }),
  }),
  rule('4003', {
    wrong: 'A child protection plan was reviewed while a child in need plan was open.',
    why: WHY.protection,
    mend: 'Correct the dates of the child in need plan, or of the review.',
    marks: {
      Reviews: ['CPPreviewDate'],
      CINPlanDates: ['CINPlanStartDate', 'CINPlanEndDate'],
      ChildProtectionPlans: ['CPPendDate'],
    },
    check: ({ Reviews, CINPlanDates, ChildProtectionPlans }, mark) =>
      Reviews.each((r) => {
        const on = r.CPPreviewDate
        const reviewed = ChildProtectionPlans.under(r.own)
        if (reviewed.some((cp) => cp.CPPendDate === on)) return // the review that ends the one plan may begin the other
        for (const p of CINPlanDates.of(r.child))
          if (on >= p.CINPlanStartDate && (!has(p, 'CINPlanEndDate') || on < p.CINPlanEndDate)) mark(r, p, ...reviewed)
      }),
  }),
  rule('4016', {
    wrong: 'A child in need plan began while a child protection plan was open.',
    why: WHY.protection,
    mend: 'Begin it on the day on which the child protection plan ends, or correct the dates.',
    marks: { CINPlanDates: ['CINPlanStartDate'], ChildProtectionPlans: ['CPPstartDate', 'CPPendDate'] },
    check: ({ CINPlanDates, ChildProtectionPlans }, mark) =>
      CINPlanDates.each((p) => {
        const on = p.CINPlanStartDate
        for (const cp of ChildProtectionPlans.of(p.child))
          if (on >= cp.CPPstartDate && (!has(cp, 'CPPendDate') || on < cp.CPPendDate)) mark(p, cp)
      }),
  }),
  rule('4017', {
    wrong: 'A child protection plan began while a child in need plan was open.',
    why: WHY.protection,
    mend: 'End the child in need plan on the day on which the child protection plan begins, or correct the dates.',
    marks: { CINPlanDates: ['CINPlanStartDate', 'CINPlanEndDate'], ChildProtectionPlans: ['CPPstartDate'] },
    check: ({ CINPlanDates, ChildProtectionPlans }, mark) =>
      ChildProtectionPlans.each((cp) => {
        const on = cp.CPPstartDate
        for (const p of CINPlanDates.of(cp.child))
          if (on >= p.CINPlanStartDate && (!has(p, 'CINPlanEndDate') || on < p.CINPlanEndDate)) mark(cp, p)
      }),
  }),
]
