import { CARE, lookedAfterAllYear } from '../care.ts'
import { hasReached, isUnder } from '../../../engine/ages.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'

const CHECKS = ['IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE'] as const
const HEALTH = [...CHECKS, 'CONVICTED', 'HEALTH_CHECK', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] as const
const LEAVER = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const

type Checks = Readonly<Record<(typeof CHECKS)[number], string | null>>
const lacksCheck = (o: Checks): boolean => CHECKS.some((field) => o[field] === null)

const neededWith = (code: string, field: 'CONVICTED' | 'HEALTH_CHECK', called: string): Rule =>
  rule(code, {
    wrong: `${called} is filled in, but immunisation, teeth, health assessment or substance misuse is not.`,
    why: WHY.complete,
    mend: 'Fill in the other four.',
    marks: { OC2: [field, ...CHECKS] },
    check: ({ OC2 }, mark) => OC2.each((o) => o[field] === '1' && lacksCheck(o) && mark(o)),
  })

/** Health, offending and the strengths and difficulties questionnaire of children looked after all year (OC2). */
export const health: readonly Rule[] = [
  neededWith('544', 'CONVICTED', 'A conviction'),
  neededWith('547', 'HEALTH_CHECK', 'A development check'),
  rule('157', {
    wrong: 'No score is given because of the child’s age (SDQ1), but the child is between 4 and 16.',
    why: WHY.age,
    mend: 'Enter the score, or the true reason there is none.',
    marks: { OC2: ['SDQ_REASON', 'DOB'] },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => {
        if (o.SDQ_REASON !== 'SDQ1' || !allYear(o.child)) return
        if (hasReached(o.DOB, 4, see.start) && isUnder(o.DOB, 17, see.end)) mark(o)
      })
    },
  }),
  rule('158', {
    wrong: 'An intervention was received, and whether one was offered is filled in too.',
    why: WHY.notAsked,
    mend: 'Clear INTERVENTION_OFFERED: what was received was offered.',
    marks: { OC2: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    check: ({ OC2 }, mark) =>
      OC2.each((o) => o.INTERVENTION_RECEIVED === '1' && o.INTERVENTION_OFFERED !== null && mark(o)),
  }),
  rule('159', {
    wrong: 'No intervention was received, but whether one was offered is blank.',
    why: WHY.complete,
    mend: 'Enter 1 if an intervention was offered and refused, otherwise 0.',
    marks: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    check: ({ OC2 }, mark) =>
      OC2.each(
        (o) =>
          o.SUBSTANCE_MISUSE === '1' && o.INTERVENTION_RECEIVED === '0' && o.INTERVENTION_OFFERED === null && mark(o),
      ),
  }),
  rule('182', {
    wrong: 'Some of the health fields are filled in, but immunisation, teeth, assessment or substance misuse is blank.',
    why: WHY.complete,
    mend: 'Fill in all four, or clear the whole row.',
    marks: { OC2: HEALTH },
    check: ({ OC2 }, mark) => OC2.each((o) => lacksCheck(o) && HEALTH.some((field) => o[field] !== null) && mark(o)),
  }),
  rule('185', {
    wrong: 'A score is given for a child who was not looked after all year.',
    why: WHY.notAsked,
    mend: 'Clear the score, or mend the episodes.',
    marks: { OC2: ['SDQ_SCORE'] },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => o.SDQ_SCORE !== null && !allYear(o.child) && mark(o))
    },
  }),
  rule('198', {
    wrong: 'A reason for having no score is given for a child who was not looked after all year.',
    why: WHY.notAsked,
    mend: 'Clear the reason, or mend the episodes.',
    marks: { OC2: ['SDQ_REASON'] },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => o.SDQ_REASON !== null && !allYear(o.child) && mark(o))
    },
  }),
  rule('190', {
    wrong: 'Health or offending is filled in for a child who was not looked after all year.',
    why: WHY.notAsked,
    mend: 'Clear the row, or mend the episodes.',
    marks: { OC2: HEALTH },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => HEALTH.some((field) => o[field] !== null) && !allYear(o.child) && mark(o))
    },
  }),
  rule('191', {
    wrong: 'The child was looked after all year, but immunisation, teeth, assessment or substance misuse is blank.',
    why: WHY.complete,
    mend: 'Fill in the four fields.',
    marks: { OC2: CHECKS, Episodes: [] },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => lacksCheck(o) && allYear(o.child) && mark(o))
      see.Episodes.each((e) => {
        const isFirst = see.Episodes.first(e.child) === e
        if (isFirst && see.OC2.of(e.child).length === 0 && allYear(e.child)) mark(e)
      })
    },
  }),
  rule('186', {
    wrong:
      'The child was looked after all year and is between 4 and 16, but has no score and no reason for having none.',
    why: WHY.complete,
    mend: 'Enter the score of the questionnaire, or why there is none.',
    marks: { OC2: ['SDQ_SCORE'] },
    sees: { OC2: ['DOB', 'SDQ_REASON'], Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => {
        if (o.SDQ_SCORE !== null || o.SDQ_REASON !== null || !allYear(o.child)) return
        if (hasReached(o.DOB, 4, see.start) && isUnder(o.DOB, 17, see.end)) mark(o)
      })
    },
  }),
  rule('197B', {
    wrong: 'The child turned 4 or 17 in the year and has no score and no reason for having none.',
    why: WHY.complete,
    mend: 'Enter the score of the questionnaire, or why there is none.',
    marks: { OC2: ['SDQ_REASON', 'DOB'] },
    sees: { OC2: ['SDQ_SCORE'], Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      const turned = (born: number, age: number): boolean =>
        hasReached(born, age, see.end) && isUnder(born, age, see.start)
      see.OC2.each((o) => {
        if (o.SDQ_SCORE !== null || o.SDQ_REASON !== null || !allYear(o.child)) return
        if (turned(o.DOB, 4) || turned(o.DOB, 17)) mark(o)
      })
    },
  }),
  rule('197a', {
    wrong: 'A score is given, and a reason for having none.',
    why: WHY.contradiction,
    mend: 'Clear the reason.',
    marks: { OC2: ['SDQ_SCORE', 'SDQ_REASON'] },
    check: ({ OC2 }, mark) => OC2.each((o) => o.SDQ_SCORE !== null && o.SDQ_REASON !== null && mark(o)),
  }),
  rule('188', {
    wrong: 'The child is under 4, but the questionnaire is filled in.',
    why: WHY.age,
    mend: 'Clear the score and the reason.',
    marks: { OC2: ['SDQ_SCORE', 'SDQ_REASON'] },
    sees: { OC2: ['DOB'] },
    check: ({ OC2, end }, mark) =>
      OC2.each((o) => (o.SDQ_SCORE !== null || o.SDQ_REASON !== null) && isUnder(o.DOB, 4, end) && mark(o)),
  }),
  rule('189', {
    wrong: 'The child was 17 when the year began, but the questionnaire is filled in.',
    why: WHY.age,
    mend: 'Clear the score and the reason.',
    marks: { OC2: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'] },
    check: ({ OC2, start }, mark) =>
      OC2.each((o) => (o.SDQ_SCORE !== null || o.SDQ_REASON !== null) && hasReached(o.DOB, 17, start) && mark(o)),
  }),
  rule('192', {
    wrong: 'The child misuses substances, but whether an intervention was received is blank.',
    why: WHY.complete,
    mend: 'Enter 1 if an intervention was received, otherwise 0.',
    marks: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'] },
    check: ({ OC2 }, mark) =>
      OC2.each((o) => o.SUBSTANCE_MISUSE === '1' && o.INTERVENTION_RECEIVED === null && mark(o)),
  }),
  rule('193', {
    wrong: 'The child does not misuse substances, but an intervention is recorded.',
    why: WHY.contradiction,
    mend: 'Clear both intervention fields, or correct SUBSTANCE_MISUSE.',
    marks: { OC2: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] },
    check: ({ OC2 }, mark) =>
      OC2.each(
        (o) =>
          o.SUBSTANCE_MISUSE !== '1' &&
          (o.INTERVENTION_RECEIVED !== null || o.INTERVENTION_OFFERED !== null) &&
          mark(o),
      ),
  }),
  rule('215', {
    wrong: 'The young person has left care, but health or offending is filled in.',
    why: WHY.contradiction,
    mend: 'Clear one of the two rows.',
    marks: { OC2: HEALTH, OC3: LEAVER },
    check: ({ OC2, OC3 }, mark) =>
      OC3.each((l) => {
        if (LEAVER.every((field) => l[field] === null)) return
        for (const o of OC2.of(l.child)) if (HEALTH.some((field) => o[field] !== null)) mark(l, o)
      }),
  }),
  rule('542', {
    wrong: 'The child is under 10, the age of criminal responsibility, but convictions are filled in.',
    why: WHY.age,
    mend: 'Clear CONVICTED.',
    marks: { OC2: ['CONVICTED'] },
    sees: { OC2: ['DOB'] },
    check: ({ OC2, end }, mark) => OC2.each((o) => o.CONVICTED !== null && isUnder(o.DOB, 10, end) && mark(o)),
  }),
  rule('543', {
    wrong: 'The child is 10 or over and was looked after all year, but convictions are blank.',
    why: WHY.complete,
    mend: 'Enter 1 for a conviction or caution in the year, otherwise 0.',
    marks: { OC2: ['DOB', 'CONVICTED'] },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      see.OC2.each((o) => o.CONVICTED === null && hasReached(o.DOB, 10, see.end) && allYear(o.child) && mark(o))
    },
  }),
  rule('545', {
    wrong: 'The child is under 5 and was looked after all year, but development checks are blank.',
    why: WHY.complete,
    mend: 'Enter 1 if the checks are up to date, otherwise 0.',
    marks: { OC2: ['DOB', 'HEALTH_CHECK'] },
    sees: { Episodes: CARE },
    optional: ['Episodes'],
    acrossChildren: true, // whether anybody has an episode
    check: (see, mark) => {
      const inCare = lookedAfterAllYear(see)
      const allYear = (child: number): boolean => see.Episodes.all.length === 0 || inCare(child)
      see.OC2.each((o) => o.HEALTH_CHECK === null && isUnder(o.DOB, 5, see.end) && allYear(o.child) && mark(o))
    },
  }),
  rule('546', {
    wrong: 'The child is 5 or over, but development checks are filled in.',
    why: WHY.age,
    mend: 'Clear HEALTH_CHECK: it is asked for children under 5.',
    marks: { OC2: ['DOB', 'HEALTH_CHECK'] },
    check: ({ OC2, end }, mark) => OC2.each((o) => o.HEALTH_CHECK !== null && hasReached(o.DOB, 5, end) && mark(o)),
  }),
]
