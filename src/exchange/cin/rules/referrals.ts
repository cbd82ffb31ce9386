import { dayNumberOf } from '../../engine/days.ts'
import { isCode } from '../codes.ts'
import { workingDayBefore } from '../days.ts'
import { has } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isNo, isOutside, isYes } from './answers.ts'
import { markOverlaps } from './overlaps.ts'

/** The source of a referral is asked for from the census of 2013 to 2014. */
const SOURCE_FROM = dayNumberOf(2013, 4, 1)

/** The header of the return. */
export const header: readonly Rule[] = [
  rule('100', {
    wrong: 'The reference date of the return is not 31 March of the census year.',
    why: 'Every other check counts from this date.',
    mend: 'Enter 31 March of the year in which the census ends.',
    marks: { Header: ['ReferenceDate'] },
    check: ({ Header, year }, mark) => Header.each((h) => h.ReferenceDate !== dayNumberOf(year, 3, 31) && mark(h)),
  }),
]

/** Referrals and the episodes of need that they begin. */
export const referrals: readonly Rule[] = [
  rule('8600', {
    wrong: 'The date of referral is blank, or lies after the census year.',
    why: WHY.year,
    mend: 'Enter the day on which the child was referred.',
    marks: { CINdetails: ['CINreferralDate'] },
    check: ({ CINdetails, end }, mark) =>
      CINdetails.each((d) => (!has(d, 'CINreferralDate') || d.CINreferralDate > end) && mark(d)),
  }),
  rule('8555Q', {
    wrong: 'The child was referred after it died.',
    why: WHY.death,
    mend: 'Correct one of the two dates.',
    marks: { CINdetails: ['CINreferralDate'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ CINdetails, ChildIdentifiers }, mark) =>
      CINdetails.each((d) => {
        for (const c of ChildIdentifiers.of(d.child)) if (d.CINreferralDate > c.PersonDeathDate) mark(d, c)
      }),
  }),
  rule('8568', {
    wrong: 'Whether the referral led to no further action is blank, or is neither yes nor no.',
    why: WHY.complete,
    mend: 'Enter 1 if nothing followed the referral, otherwise 0.',
    marks: { CINdetails: ['ReferralNFA'] },
    check: ({ CINdetails }, mark) => CINdetails.each((d) => !isYes(d.ReferralNFA) && !isNo(d.ReferralNFA) && mark(d)),
  }),
  rule('8569Q', {
    wrong: 'Nothing followed this referral, and it came before the last working day before the census year.',
    why: 'A referral without further action is counted in the year in which it came.',
    mend: 'Take it out of this return, or correct the date of referral.',
    marks: { CINdetails: ['CINreferralDate', 'ReferralNFA'] },
    check: ({ CINdetails, start }, mark) => {
      const earliest = workingDayBefore(start)
      CINdetails.each((d) => isYes(d.ReferralNFA) && d.CINreferralDate < earliest && mark(d))
    },
  }),
  rule('8610', {
    wrong: 'Something followed the referral, but the child’s primary need is blank.',
    why: WHY.complete,
    mend: 'Choose the primary need, N0 if it is not stated.',
    marks: { CINdetails: ['ReferralNFA', 'PrimaryNeedCode'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => isNo(d.ReferralNFA) && d.PrimaryNeedCode === null && mark(d)),
  }),
  rule('8650', {
    wrong: 'The primary need is not a code that can be.',
    why: WHY.code,
    mend: 'Choose a code of the list, N0 to N9.',
    marks: { CINdetails: ['PrimaryNeedCode'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => d.PrimaryNeedCode !== null && !isCode('primaryNeed', d.PrimaryNeedCode) && mark(d)),
  }),
  rule('8866', {
    wrong: 'Who referred the child is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Choose a code of the list; 10 where it is unknown.',
    marks: { CINdetails: ['CINreferralDate', 'ReferralSource'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => {
        const isAsked = !(d.CINreferralDate < SOURCE_FROM)
        if (isAsked && !isCode('referralSource', d.ReferralSource)) mark(d)
      }),
  }),
]

/** How episodes of need end, and how they follow each other. */
export const closures: readonly Rule[] = [
  rule('8585Q', {
    wrong: 'The case was closed because the child died, but no date of death is recorded.',
    why: WHY.contradiction,
    mend: 'Enter the date of death, or correct the reason for closure.',
    marks: { CINdetails: ['ReasonForClosure'], ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ CINdetails, ChildIdentifiers }, mark) =>
      CINdetails.each((d) => {
        if (d.ReasonForClosure !== 'RC2') return
        for (const c of ChildIdentifiers.of(d.child)) if (!has(c, 'PersonDeathDate')) mark(d, c)
      }),
  }),
  rule('8620', {
    wrong: 'The case was closed outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out a case that was closed before the year.',
    marks: { CINdetails: ['CINclosureDate'] },
    check: ({ CINdetails, start, end }, mark) =>
      CINdetails.each((d) => isOutside(d.CINclosureDate, { start, end }) && mark(d)),
  }),
  rule('8630', {
    wrong: 'The case was closed before it was referred.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { CINdetails: ['CINreferralDate', 'CINclosureDate'] },
    check: ({ CINdetails }, mark) => CINdetails.each((d) => d.CINclosureDate < d.CINreferralDate && mark(d)),
  }),
  rule('8640', {
    wrong: 'The reason for closure is not a code that can be.',
    why: WHY.code,
    mend: 'Choose a code of the list, RC1 to RC9.',
    marks: { CINdetails: ['ReasonForClosure'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => d.ReasonForClosure !== null && !isCode('reasonForClosure', d.ReasonForClosure) && mark(d)),
  }),
  rule('8805', {
    wrong: 'The case is closed, but the reason is blank.',
    why: WHY.complete,
    mend: 'Enter the reason for closure.',
    marks: { CINdetails: ['CINclosureDate', 'ReasonForClosure'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => has(d, 'CINclosureDate') && d.ReasonForClosure === null && mark(d)),
  }),
  rule('8810', {
    wrong: 'A reason for closure is given, but not the day of it.',
    why: WHY.complete,
    mend: 'Enter the day on which the case was closed, or clear the reason.',
    marks: { CINdetails: ['ReasonForClosure', 'CINclosureDate'] },
    check: ({ CINdetails }, mark) =>
      CINdetails.each((d) => d.ReasonForClosure !== null && !has(d, 'CINclosureDate') && mark(d)),
  }),
  rule('8815', {
    wrong: 'The child has more than one open episode of need.',
    why: WHY.overlap,
    mend: 'Close all but the one that is open, or merge them.',
    marks: { CINdetails: ['CINclosureDate', 'ReferralNFA'] },
    check: ({ CINdetails }, mark) => {
      for (const of of CINdetails.byChild()) {
        const open = of.filter((d) => !has(d, 'CINclosureDate') && !isYes(d.ReferralNFA))
        if (open.length > 1) mark(...open)
      }
    },
  }),
  rule('8816', {
    wrong: 'An episode of need is still open, although the child was referred again later.',
    why: WHY.order,
    mend: 'Close the earlier episode, or merge the two.',
    marks: { CINdetails: ['CINreferralDate', 'ReferralNFA'] },
    sees: { CINdetails: ['CINclosureDate'] },
    check: ({ CINdetails }, mark) => {
      for (const of of CINdetails.byChild())
        for (const d of of) {
          const isOpen = !has(d, 'CINclosureDate') && !isYes(d.ReferralNFA)
          if (isOpen && of.some((other) => other.CINreferralDate > d.CINreferralDate)) mark(d)
        }
    },
  }),
  rule('8820', {
    wrong: 'Two episodes of need of the child run at the same time.',
    why: WHY.overlap,
    mend: 'Correct the dates, or merge the two.',
    marks: { CINdetails: ['CINreferralDate', 'CINclosureDate'] },
    sees: { CINdetails: ['ReferralNFA'] },
    check: ({ CINdetails }, mark) => {
      for (const of of CINdetails.byChild())
        markOverlaps(of, mark, (d) => ({
          from: d.CINreferralDate,
          until: d.CINclosureDate,
          isOpen: !has(d, 'CINclosureDate') && !isYes(d.ReferralNFA),
        }))
    },
  }),
  rule('8825Q', {
    wrong: 'The case was closed after an assessment (RC8 or RC9), but there is no assessment.',
    why: WHY.contradiction,
    mend: 'Add the assessment, or correct the reason for closure.',
    marks: { CINdetails: ['ReasonForClosure'] },
    sees: { Assessments: [] },
    check: ({ CINdetails, Assessments }, mark) =>
      CINdetails.each((d) => {
        const isAssessed = Assessments.during(d.details).length > 0
        if ((d.ReasonForClosure === 'RC8' || d.ReasonForClosure === 'RC9') && !isAssessed) mark(d)
      }),
  }),
  rule('2990', {
    wrong:
      'The case was closed after assessment (RC8 or RC9), but plans, enquiries or a conference are recorded in it.',
    why: WHY.closed,
    mend: 'Correct the reason for closure, or take out what does not belong to this episode.',
    marks: {
      CINdetails: ['ReasonForClosure', 'DateOfInitialCPC'],
      CINPlanDates: ['CINPlanStartDate'],
      Section47: ['S47ActualStartDate'],
      ChildProtectionPlans: ['CPPstartDate'],
    },
    check: ({ CINdetails, CINPlanDates, Section47, ChildProtectionPlans }, mark) =>
      CINdetails.each((d) => {
        if (d.ReasonForClosure !== 'RC8' && d.ReasonForClosure !== 'RC9') return
        const after = [
          ...CINPlanDates.during(d.details),
          ...Section47.during(d.details),
          ...ChildProtectionPlans.during(d.details),
        ]
        if (after.length > 0 || has(d, 'DateOfInitialCPC')) mark(d, ...after)
      }),
  }),
  rule('8565', {
    wrong: 'Work is recorded after the case was closed.',
    why: WHY.closed,
    mend: 'Correct the date of closure, or the date of the work.',
    marks: {
      CINdetails: ['CINclosureDate', 'DateOfInitialCPC'],
      Assessments: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
      Section47: ['S47ActualStartDate', 'DateOfInitialCPC'],
      ChildProtectionPlans: ['CPPstartDate', 'CPPendDate'],
      CINPlanDates: ['CINPlanStartDate', 'CINPlanEndDate'],
    },
    check: ({ CINdetails, Assessments, Section47, ChildProtectionPlans, CINPlanDates }, mark) =>
      CINdetails.each((d) => {
        const closed = d.CINclosureDate
        const isLate = (...days: readonly number[]): boolean => days.some((day) => day > closed)
        const late = [
          ...Assessments.during(d.details).filter((a) =>
            isLate(a.AssessmentActualStartDate, a.AssessmentAuthorisationDate),
          ),
          ...Section47.during(d.details).filter((s) => isLate(s.S47ActualStartDate, s.DateOfInitialCPC)),
          ...ChildProtectionPlans.during(d.details).filter((p) => isLate(p.CPPstartDate, p.CPPendDate)),
          ...CINPlanDates.during(d.details).filter((p) => isLate(p.CINPlanStartDate, p.CINPlanEndDate)),
        ]
        if (late.length > 0 || isLate(d.DateOfInitialCPC)) mark(d, ...late)
      }),
  }),
  rule('8831', {
    wrong: 'Nothing is said to have followed the referral, but assessments, enquiries or a conference are recorded.',
    why: WHY.noAction,
    mend: 'Correct the referral to 0, or take out what does not belong to it.',
    marks: {
      CINdetails: ['ReferralNFA', 'DateOfInitialCPC'],
      Assessments: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
      Section47: ['S47ActualStartDate', 'DateOfInitialCPC'],
    },
    check: ({ CINdetails, Assessments, Section47 }, mark) =>
      CINdetails.each((d) => {
        if (!isYes(d.ReferralNFA)) return
        const after = [
          ...Assessments.during(d.details).filter(
            (a) => has(a, 'AssessmentActualStartDate') || has(a, 'AssessmentAuthorisationDate'),
          ),
          ...Section47.during(d.details).filter((s) => has(s, 'S47ActualStartDate') || has(s, 'DateOfInitialCPC')),
        ]
        if (after.length > 0 || has(d, 'DateOfInitialCPC')) mark(d, ...after)
      }),
  }),
]
