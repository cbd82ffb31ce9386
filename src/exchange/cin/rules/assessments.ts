import { isCode } from '../codes.ts'
import { workingDaysBetween } from '../days.ts'
import { has } from '../rows.ts'
import type { AnyRow } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Mark, Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isDuring, isOutside, repeated } from './answers.ts'
import { markOverlaps } from './overlaps.ts'

/** The Department asks from 45 working days, in which an assessment must be completed (Working together 2023). */
const LONGEST = 45
const NO_FACTORS = '21'

interface Seen {
  readonly under: (own: number) => readonly AnyRow[]
}

/** Marks the assessments to which factors belong: the factors are told as a list within them. */
const markAssessments = (Assessments: Seen, mark: Mark, factors: readonly AnyRow[]): void => {
  for (const factor of factors) {
    const of = Assessments.under(factor.own)
    mark(...(of.length > 0 ? of : [factor]))
  }
}

/** Assessments. */
export const assessments: readonly Rule[] = [
  rule('1103', {
    wrong: 'The assessment began before the referral.',
    why: WHY.order,
    mend: 'Correct one of the two dates, or move the assessment to its own episode.',
    marks: { Assessments: ['AssessmentActualStartDate'], CINdetails: ['CINreferralDate'] },
    check: ({ Assessments, CINdetails }, mark) =>
      Assessments.each((a) => {
        for (const d of CINdetails.during(a.details)) if (a.AssessmentActualStartDate < d.CINreferralDate) mark(a, d)
      }),
  }),
  rule('8608', {
    wrong: 'The assessment ended before it began.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { Assessments: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'] },
    check: ({ Assessments }, mark) =>
      Assessments.each((a) => a.AssessmentActualStartDate > a.AssessmentAuthorisationDate && mark(a)),
  }),
  rule('8670Q', {
    wrong: 'The assessment began more than 45 working days before the year ended and is not completed.',
    why: WHY.timescale,
    mend: 'Enter the day on which it was authorised, or tell the Department why it takes so long.',
    marks: { Assessments: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'] },
    check: ({ Assessments, end }, mark) =>
      Assessments.each((a) => {
        const isLate = workingDaysBetween(a.AssessmentActualStartDate, end) > LONGEST
        if (isLate && !has(a, 'AssessmentAuthorisationDate')) mark(a)
      }),
  }),
  rule('8696', {
    wrong: 'The assessment was completed outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out an assessment of another year.',
    marks: { Assessments: ['AssessmentAuthorisationDate'] },
    check: ({ Assessments, start, end }, mark) =>
      Assessments.each((a) => isOutside(a.AssessmentAuthorisationDate, { start, end }) && mark(a)),
  }),
  rule('8736', {
    wrong: 'The assessment is not completed and did not begin in the census year.',
    why: WHY.year,
    mend: 'Enter the day on which it was authorised, or correct the day on which it began.',
    marks: { Assessments: ['AssessmentAuthorisationDate', 'AssessmentActualStartDate'] },
    check: ({ Assessments, start, end }, mark) =>
      Assessments.each((a) => {
        const isElsewhere = isOutside(a.AssessmentActualStartDate, { start, end })
        if (isElsewhere && !has(a, 'AssessmentAuthorisationDate')) mark(a)
      }),
  }),
  rule('8863Q', {
    wrong: 'An assessment began while another was going on.',
    why: WHY.overlap,
    mend: 'Correct the dates, or merge the two.',
    marks: { Assessments: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'] },
    check: ({ Assessments }, mark) => {
      for (const of of Assessments.byDetails())
        markOverlaps(of, mark, (a) => ({
          from: a.AssessmentActualStartDate,
          until: a.AssessmentAuthorisationDate,
          isOpen: !has(a, 'AssessmentAuthorisationDate'),
        }))
    },
  }),
  rule('8867', {
    wrong: 'The case is closed, but an assessment in it is not completed.',
    why: WHY.closed,
    mend: 'Enter the day on which the assessment was authorised, or open the case again.',
    marks: { CINdetails: ['CINclosureDate'], Assessments: ['AssessmentAuthorisationDate'] },
    check: ({ CINdetails, Assessments }, mark) =>
      CINdetails.each((d) => {
        if (!has(d, 'CINclosureDate')) return
        for (const a of Assessments.during(d.details)) if (!has(a, 'AssessmentAuthorisationDate')) mark(d, a)
      }),
  }),
  rule('8896', {
    wrong: 'Two or more assessments of the same episode are open.',
    why: WHY.overlap,
    mend: 'Enter the day on which each was authorised, or merge them.',
    marks: { Assessments: ['AssessmentAuthorisationDate'] },
    check: ({ Assessments }, mark) => {
      for (const of of Assessments.byDetails()) {
        const open = of.filter((a) => !has(a, 'AssessmentAuthorisationDate'))
        if (open.length > 1) mark(...open)
      }
    },
  }),
]

/** The factors that an assessment identified. */
export const factors: readonly Rule[] = [
  rule('8614', {
    wrong: 'Factors are recorded for an assessment that is not completed.',
    why: 'Factors are what an assessment finds, so they stand at its end.',
    mend: 'Enter the day on which it was authorised, or take the factors out.',
    marks: { Assessments: ['AssessmentAuthorisationDate', 'FactorsIdentifiedAtAssessment'] },
    sees: { AssessmentFactorsList: ['AssessmentFactors'] },
    check: ({ Assessments, AssessmentFactorsList }, mark) =>
      Assessments.each((a) => {
        const isTold = AssessmentFactorsList.under(a.own).some((f) => f.AssessmentFactors !== null)
        if (isTold && !has(a, 'AssessmentAuthorisationDate')) mark(a)
      }),
  }),
  rule('8869', {
    wrong: 'The assessment says that there are no factors (21), and names some.',
    why: WHY.contradiction,
    mend: 'Take out 21, or the others.',
    marks: { Assessments: ['FactorsIdentifiedAtAssessment'], AssessmentFactorsList: ['AssessmentFactors'] },
    check: ({ Assessments, AssessmentFactorsList }, mark) => {
      for (const of of byAssessment(AssessmentFactorsList.all)) {
        const given = of.filter((f) => f.AssessmentFactors !== null)
        const isNone = given.some((f) => f.AssessmentFactors === NO_FACTORS)
        if (isNone && given.some((f) => f.AssessmentFactors !== NO_FACTORS)) markAssessments(Assessments, mark, given)
      }
    },
  }),
  rule('8873Q', {
    wrong: 'The only assessment of the case found no factors (21), but the case was not closed as RC8 or RC9.',
    why: WHY.contradiction,
    mend: 'Correct the reason for closure, or the factors.',
    marks: {
      CINdetails: ['ReasonForClosure'],
      Assessments: ['AssessmentAuthorisationDate', 'FactorsIdentifiedAtAssessment'],
    },
    sees: { AssessmentFactorsList: ['AssessmentFactors'] },
    check: ({ CINdetails, Assessments, AssessmentFactorsList }, mark) =>
      CINdetails.each((d) => {
        const [only, ...more] = Assessments.during(d.details)
        const isClosedSo = d.ReasonForClosure === 'RC8' || d.ReasonForClosure === 'RC9'
        if (!only || more.length > 0 || d.ReasonForClosure === null || isClosedSo) return
        const isCompleted =
          !Assessments.carries('AssessmentAuthorisationDate') || has(only, 'AssessmentAuthorisationDate')
        const isNone = AssessmentFactorsList.under(only.own).some((f) => f.AssessmentFactors === NO_FACTORS)
        if (isCompleted && isNone) mark(d, only)
      }),
  }),
  rule('8897Q', {
    wrong: 'The assessment was completed in the year, but no factors of the list are recorded.',
    why: WHY.quality,
    mend: 'Enter the factors that it found, or 21 if there were none and nothing further is done.',
    marks: { Assessments: ['AssessmentAuthorisationDate', 'FactorsIdentifiedAtAssessment'] },
    sees: { AssessmentFactorsList: ['AssessmentFactors'] },
    check: ({ Assessments, AssessmentFactorsList, start, end }, mark) =>
      Assessments.each((a) => {
        const isTold = AssessmentFactorsList.under(a.own).some((f) => isCode('assessmentFactor', f.AssessmentFactors))
        if (isDuring(a.AssessmentAuthorisationDate, { start, end }) && !isTold) mark(a)
      }),
  }),
  rule('8898', {
    wrong: 'The assessment names the same factor twice.',
    why: WHY.twice,
    mend: 'Take one of them out.',
    marks: { Assessments: ['FactorsIdentifiedAtAssessment'], AssessmentFactorsList: ['AssessmentFactors'] },
    check: ({ Assessments, AssessmentFactorsList }, mark) => {
      for (const of of byAssessment(AssessmentFactorsList.all))
        markAssessments(
          Assessments,
          mark,
          repeated(of, (f) => f.AssessmentFactors),
        )
    },
  }),
  ...(
    [
      ['8945Q', '18A', 'physical abuse'],
      ['8950Q', '19A', 'sexual abuse'],
    ] as const
  ).map(([code, old, what]) =>
    rule(code, {
      wrong: `The factor ${old} is no longer used: ${what} by a child and by an adult are now told apart.`,
      why: WHY.code,
      mend: `Use ${old.slice(0, 2)}B for abuse by another child and ${old.slice(0, 2)}C for abuse by an adult.`,
      from: 2025,
      marks: { Assessments: ['FactorsIdentifiedAtAssessment'], AssessmentFactorsList: ['AssessmentFactors'] },
      check: ({ Assessments, AssessmentFactorsList }, mark) =>
        markAssessments(
          Assessments,
          mark,
          AssessmentFactorsList.all.filter((f) => f.AssessmentFactors === old),
        ),
    }),
  ),
]

/** Rows in groups of one assessment; a row that names none stands alone. */
function byAssessment<R extends AnyRow>(rows: readonly R[]): Iterable<readonly R[]> {
  const by = new Map<number | R, R[]>()
  for (const row of rows) {
    const key = row.own === 0 ? row : row.own
    const group = by.get(key)
    if (group) group.push(row)
    else by.set(key, [row])
  }
  return by.values()
}
