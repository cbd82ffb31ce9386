import { isWeekend, workingDaysBetween } from '../days.ts'
import { has } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOutside, isYes } from './answers.ts'

/** A conference is held within 15 working days of the strategy discussion (Working together 2023). */
const LONGEST = 15

interface Enquiry {
  readonly S47ActualStartDate: number
  readonly DateOfInitialCPC: number
  readonly ICPCnotRequired: string | null
}

/** An enquiry goes on from its start until its conference; one that needs no conference is over. */
function goesOnAt(enquiry: Enquiry, isOpen: boolean, day: number): boolean {
  return day >= enquiry.S47ActualStartDate && (isOpen || day <= enquiry.DateOfInitialCPC)
}

/** Section 47 enquiries. */
export const enquiries: readonly Rule[] = [
  rule('2889', {
    wrong: 'The Section 47 enquiry began before the referral.',
    why: WHY.order,
    mend: 'Correct one of the two dates, or move the enquiry to its own episode.',
    marks: { Section47: ['S47ActualStartDate'], CINdetails: ['CINreferralDate'] },
    check: ({ Section47, CINdetails }, mark) =>
      Section47.each((s) => {
        for (const d of CINdetails.during(s.details)) if (s.S47ActualStartDate < d.CINreferralDate) mark(s, d)
      }),
  }),
  rule('2991Q', {
    wrong: 'There is a Section 47 enquiry, but no assessment in the same episode.',
    why: 'An enquiry is carried out through an assessment.',
    mend: 'Add the assessment, or tell the Department why there is none.',
    marks: { Section47: ['S47ActualStartDate'] },
    sees: { Assessments: [] },
    check: ({ Section47, Assessments }, mark) =>
      Section47.each((s) => Assessments.during(s.details).length === 0 && mark(s)),
  }),
  rule('8615', {
    wrong: 'The day on which the Section 47 enquiry began is blank, or lies after its conference.',
    why: WHY.order,
    mend: 'Enter the day on which it began, or correct one of the two dates.',
    marks: { Section47: ['S47ActualStartDate', 'DateOfInitialCPC'] },
    sees: { Section47: ['InitialCPCtarget', 'ICPCnotRequired'] },
    check: ({ Section47 }, mark) =>
      Section47.each((s) => {
        const isTold = has(s, 'DateOfInitialCPC') || has(s, 'InitialCPCtarget') || has(s, 'ICPCnotRequired')
        if (s.S47ActualStartDate > s.DateOfInitialCPC || (isTold && !has(s, 'S47ActualStartDate'))) mark(s)
      }),
  }),
  rule('8675Q', {
    wrong:
      'The Section 47 enquiry began more than 15 working days before the year ended, and no conference is recorded.',
    why: WHY.timescale,
    mend: 'Enter the day of the conference, or say that none was required.',
    marks: { Section47: ['DateOfInitialCPC', 'S47ActualStartDate', 'ICPCnotRequired'] },
    check: ({ Section47, end }, mark) =>
      Section47.each((s) => {
        const isLate = workingDaysBetween(s.S47ActualStartDate, end) > LONGEST
        if (isLate && !has(s, 'DateOfInitialCPC') && !isYes(s.ICPCnotRequired)) mark(s)
      }),
  }),
  rule('8740', {
    wrong: 'The Section 47 enquiry has led to no conference yet and did not begin in the census year.',
    why: WHY.year,
    mend: 'Enter the day of the conference, say that none was required, or correct the day on which it began.',
    marks: { Section47: ['S47ActualStartDate', 'DateOfInitialCPC', 'ICPCnotRequired'] },
    check: ({ Section47, start, end }, mark) =>
      Section47.each((s) => {
        const isElsewhere = isOutside(s.S47ActualStartDate, { start, end })
        if (isElsewhere && !has(s, 'DateOfInitialCPC') && !isYes(s.ICPCnotRequired)) mark(s)
      }),
  }),
  rule('8839', {
    wrong: 'Two or more Section 47 enquiries of the same episode are open.',
    why: WHY.overlap,
    mend: 'Enter the day of each conference, say where none was required, or merge them.',
    marks: { Section47: ['DateOfInitialCPC'] },
    sees: { Section47: ['ICPCnotRequired'] },
    check: ({ Section47 }, mark) => {
      for (const of of Section47.byDetails()) {
        const open = of.filter((s) => !has(s, 'DateOfInitialCPC') && !isYes(s.ICPCnotRequired))
        if (open.length > 1) mark(...open)
      }
    },
  }),
  rule('8868', {
    wrong:
      'The case is closed, but a Section 47 enquiry in it has neither a conference nor the word that none was required.',
    why: WHY.closed,
    mend: 'Enter the day of the conference, or 1 in ICPCnotRequired.',
    marks: { CINdetails: ['CINclosureDate'], Section47: ['ICPCnotRequired', 'DateOfInitialCPC'] },
    check: ({ CINdetails, Section47 }, mark) =>
      CINdetails.each((d) => {
        if (!has(d, 'CINclosureDate')) return
        for (const s of Section47.during(d.details))
          if (!has(s, 'DateOfInitialCPC') && !isYes(s.ICPCnotRequired)) mark(d, s)
      }),
  }),
  rule('8870Q', {
    wrong: 'The target day of the initial child protection conference is a Saturday or Sunday.',
    why: 'Conferences are held on working days: the target is the 15th working day.',
    mend: 'Count the target again in working days.',
    marks: { Section47: ['InitialCPCtarget'] },
    check: ({ Section47 }, mark) => Section47.each((s) => isWeekend(s.InitialCPCtarget) && mark(s)),
  }),
  rule('8890', {
    wrong: 'A Section 47 enquiry began while another was going on.',
    why: WHY.overlap,
    mend: 'Correct the dates, or merge the two.',
    marks: { Section47: ['S47ActualStartDate', 'DateOfInitialCPC'] },
    sees: { Section47: ['ICPCnotRequired'] },
    check: ({ Section47 }, mark) => {
      for (const of of Section47.byDetails())
        for (const s of of) {
          const isOpen = !has(s, 'DateOfInitialCPC') && !isYes(s.ICPCnotRequired)
          for (const other of of) if (other !== s && goesOnAt(s, isOpen, other.S47ActualStartDate)) mark(s, other)
        }
    },
  }),
]
