import { birthday, hasReached, isKnown } from '../../engine/ages.ts'
import { dayNumberOf } from '../../engine/days.ts'
import { isCode } from '../codes.ts'
import { isPast } from '../days.ts'
import { has } from '../rows.ts'
import { rule, ruleOfReturn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isNo, isOutside, isUnborn, repeated } from './answers.ts'
import { explainsMissing } from './pupil-numbers.ts'

/** How much of the children may be without a sex before the Department asks: 2 per cent. */
const WITHOUT_SEX = 0.02
/** A pregnancy: 40 weeks, in days. */
const PREGNANCY = 280

/** Who the child is. */
export const children: readonly Rule[] = [
  rule('8500', {
    wrong: 'The child has no number of the authority (LAchildID).',
    why: 'Without it nobody can say which child this is, nor follow the child from one census to the next.',
    mend: 'Enter the number by which your system knows the child.',
    marks: { ChildIdentifiers: ['LAchildID'] },
    check: ({ ChildIdentifiers }, mark) => ChildIdentifiers.each((c) => c.LAchildID === null && mark(c)),
  }),
  rule('8510', {
    wrong: 'Two records have the same number of a child (LAchildID).',
    why: WHY.twice,
    mend: 'Merge the two if they are one child; otherwise give one of them a number of its own.',
    marks: { ChildIdentifiers: ['LAchildID'] },
    check: ({ ChildIdentifiers }, mark) => mark(...repeated(ChildIdentifiers.all, (c) => c.LAchildID)),
  }),
  rule('1570', {
    wrong: 'The number of the child (LAchildID) has more than 20 characters.',
    why: 'The Department cuts it off, and two children may become one.',
    mend: 'Give the child a shorter number.',
    from: 2025,
    marks: { ChildIdentifiers: ['LAchildID'] },
    check: ({ ChildIdentifiers }, mark) => ChildIdentifiers.each((c) => (c.LAchildID?.length ?? 0) > 20 && mark(c)),
  }),
  rule('1580', {
    wrong: 'The number of the child (LAchildID) holds something else than letters and digits.',
    why: 'The Department joins years by this number and takes letters and digits only.',
    mend: 'Take out spaces, hyphens and other signs.',
    from: 2025,
    marks: { ChildIdentifiers: ['LAchildID'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => c.LAchildID !== null && /[^A-Za-z0-9]/.test(c.LAchildID) && mark(c)),
  }),
  rule('4180', {
    wrong: 'The child’s gender is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Enter 1 for male, 2 for female, 0 if it is not known, 9 if it is not specified.',
    until: 2024,
    marks: { ChildIdentifiers: ['GenderCurrent'] },
    check: ({ ChildIdentifiers }, mark) => ChildIdentifiers.each((c) => !isCode('gender', c.GenderCurrent) && mark(c)),
  }),
  rule('4180', {
    wrong: 'The child’s sex is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Enter M, F, or U if it is unknown.',
    from: 2025,
    marks: { ChildIdentifiers: ['Sex'] },
    check: ({ ChildIdentifiers }, mark) => ChildIdentifiers.each((c) => !isCode('sex', c.Sex) && mark(c)),
  }),
  ruleOfReturn('2886Q', {
    wrong: 'More than 2 in 100 children have no gender recorded, unborn children left out.',
    why: WHY.quality,
    mend: 'Record the gender of these children, or tell the Department why it is not known.',
    until: 2024,
    marks: { ChildIdentifiers: ['GenderCurrent', 'PersonBirthDate', 'ExpectedPersonBirthDate'] },
    isWrong: ({ ChildIdentifiers }) => {
      const born = ChildIdentifiers.all.filter((c) => !isUnborn(c))
      const without = born.filter((c) => c.GenderCurrent === null || c.GenderCurrent === '0')
      return without.length > born.length * WITHOUT_SEX
    },
  }),
  ruleOfReturn('2886Q', {
    wrong: 'More than 2 in 100 children have no sex recorded, unborn children left out.',
    why: WHY.quality,
    mend: 'Record the sex of these children, or tell the Department why it is not known.',
    from: 2025,
    marks: { ChildIdentifiers: ['Sex', 'PersonBirthDate', 'ExpectedPersonBirthDate'] },
    isWrong: ({ ChildIdentifiers }) => {
      const born = ChildIdentifiers.all.filter((c) => !isUnborn(c))
      return born.filter((c) => c.Sex === null || c.Sex === 'U').length > born.length * WITHOUT_SEX
    },
  }),
  rule('8750', {
    wrong: 'The child is not yet born, but a gender is recorded.',
    why: WHY.unborn,
    mend: 'Enter 0, or the date of birth if the child has been born.',
    until: 2024,
    marks: { ChildIdentifiers: ['GenderCurrent', 'PersonBirthDate', 'ExpectedPersonBirthDate'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => isUnborn(c) && c.GenderCurrent !== '0' && mark(c)),
  }),
  rule('8750', {
    wrong: 'The child is not yet born, but a sex is recorded.',
    why: WHY.unborn,
    mend: 'Enter U, or the date of birth if the child has been born.',
    from: 2025,
    marks: { ChildIdentifiers: ['Sex', 'PersonBirthDate', 'ExpectedPersonBirthDate'] },
    check: ({ ChildIdentifiers }, mark) => ChildIdentifiers.each((c) => isUnborn(c) && c.Sex !== 'U' && mark(c)),
  }),
  rule('8590', {
    wrong: 'The child has no episode of need (CINdetails).',
    why: 'A child is in the census because of such an episode.',
    mend: 'Add the referral, or take the child out of the return.',
    marks: { ChildIdentifiers: ['LAchildID'] },
    sees: { CINdetails: [] },
    check: ({ ChildIdentifiers, CINdetails }, mark) =>
      ChildIdentifiers.each((c) => CINdetails.of(c.child).length === 0 && mark(c)),
  }),
]

/** When the child was born, will be, or died. */
export const births: readonly Rule[] = [
  rule('8520', {
    wrong: 'The child was born after the census year ended.',
    why: WHY.year,
    mend: 'Correct the date of birth; for a child who was not yet born enter the expected date instead.',
    marks: { ChildIdentifiers: ['PersonBirthDate'] },
    check: ({ ChildIdentifiers, end }, mark) => ChildIdentifiers.each((c) => c.PersonBirthDate > end && mark(c)),
  }),
  rule('8525Q', {
    wrong: 'Either both the date of birth and the expected date of birth are given, or neither.',
    why: WHY.unborn,
    mend: 'Keep the date of birth of a child who has been born, and the expected date of one who has not.',
    marks: { ChildIdentifiers: ['PersonBirthDate', 'ExpectedPersonBirthDate'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => has(c, 'PersonBirthDate') === has(c, 'ExpectedPersonBirthDate') && mark(c)),
  }),
  rule('8530Q', {
    wrong: 'The expected date of birth does not lie between March and December of the year in which the census ends.',
    why: WHY.unborn,
    mend: 'Correct it, or enter the date of birth if the child has been born.',
    marks: { ChildIdentifiers: ['ExpectedPersonBirthDate'] },
    check: ({ ChildIdentifiers, year }, mark) => {
      const range = { start: dayNumberOf(year, 3, 1), end: dayNumberOf(year, 12, 31) }
      ChildIdentifiers.each((c) => isOutside(c.ExpectedPersonBirthDate, range) && mark(c))
    },
  }),
  rule('8535Q', {
    wrong: 'The child died before it was born.',
    why: WHY.order,
    mend: 'Correct one of the two dates.',
    marks: { ChildIdentifiers: ['PersonDeathDate', 'PersonBirthDate'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => c.PersonDeathDate < c.PersonBirthDate && mark(c)),
  }),
  rule('8545Q', {
    wrong: 'The child died outside the census year.',
    why: WHY.year,
    mend: 'Correct the date, or take out a child who died before the year.',
    marks: { ChildIdentifiers: ['PersonDeathDate'] },
    check: ({ ChildIdentifiers, start, end }, mark) =>
      ChildIdentifiers.each((c) => isOutside(c.PersonDeathDate, { start, end }) && mark(c)),
  }),
  rule('8606', {
    wrong: 'The child was referred more than 40 weeks before it was born or is expected.',
    why: 'A child cannot be referred before it is conceived.',
    mend: 'Correct the date of referral or of birth.',
    marks: { CINdetails: ['CINreferralDate'], ChildIdentifiers: ['PersonBirthDate', 'ExpectedPersonBirthDate'] },
    check: ({ CINdetails, ChildIdentifiers }, mark) =>
      CINdetails.each((d) => {
        for (const c of ChildIdentifiers.of(d.child)) {
          const born = isKnown(c.PersonBirthDate) ? c.PersonBirthDate : c.ExpectedPersonBirthDate
          if (d.CINreferralDate < born - PREGNANCY) mark(d, c)
        }
      }),
  }),
  rule('8770Q', {
    wrong: 'The child is over 5, but there is neither a pupil number nor a reason for its absence.',
    why: WHY.pupilNumber,
    mend: 'Enter the number, or the reason why there is none.',
    until: 2024,
    marks: { ChildIdentifiers: ['UPN', 'UPNunknown'] },
    sees: { ChildIdentifiers: ['PersonBirthDate'], CINdetails: ['ReferralNFA'] },
    check: ({ ChildIdentifiers, CINdetails, end }, mark) =>
      ChildIdentifiers.each((c) => {
        if (c.UPN !== null || explainsMissing(c.UPNunknown) || !hasReached(c.PersonBirthDate, 5, end)) return
        if (CINdetails.of(c.child).some((d) => isNo(d.ReferralNFA))) mark(c)
      }),
  }),
  rule('8770Q', {
    wrong: 'The child is of school age, but there is no pupil number, and no reason or that of a younger child (UN1).',
    why: WHY.pupilNumber,
    mend: 'Enter the number, or a reason other than UN1.',
    from: 2025,
    marks: { ChildIdentifiers: ['UPN', 'UPNunknown'] },
    sees: { ChildIdentifiers: ['PersonBirthDate'], CINdetails: ['ReferralNFA'] },
    check: ({ ChildIdentifiers, CINdetails, year }, mark) => {
      const schoolYear = dayNumberOf(year - 1, 8, 31)
      ChildIdentifiers.each((c) => {
        const isOfAge = hasReached(c.PersonBirthDate, 5, schoolYear) && birthday(c.PersonBirthDate, 16) > schoolYear
        if (c.UPN !== null || explainsMissing(c.UPNunknown) || !isOfAge) return
        if (CINdetails.of(c.child).some((d) => isNo(d.ReferralNFA))) mark(c)
      })
    },
  }),
  rule('8772', {
    wrong: 'There is said to be no pupil number because nothing followed the referral (UN7), but something did.',
    why: WHY.contradiction,
    mend: 'Enter the pupil number or another reason, or correct the referral.',
    marks: { ChildIdentifiers: ['UPNunknown'], CINdetails: ['ReferralNFA'] },
    check: ({ ChildIdentifiers, CINdetails }, mark) =>
      ChildIdentifiers.each((c) => {
        if (c.UPNunknown?.toUpperCase() !== 'UN7') return
        for (const d of CINdetails.of(c.child)) if (isNo(d.ReferralNFA)) mark(c, d)
      }),
  }),
  rule('8775Q', {
    wrong: 'The young person was over 25 when the case was closed, or is now.',
    why: 'Children’s services end at 25 at the latest.',
    mend: 'Correct the date of birth, or close the case.',
    marks: { ChildIdentifiers: ['PersonBirthDate'], CINdetails: ['CINclosureDate'] },
    check: ({ ChildIdentifiers, CINdetails, end }, mark) =>
      CINdetails.each((d) => {
        const on = isKnown(d.CINclosureDate) ? d.CINclosureDate : end
        for (const c of ChildIdentifiers.of(d.child)) if (isPast(c.PersonBirthDate, 25, on)) mark(c, d)
      }),
  }),
]

/** Ethnicity and disability. */
export const characteristics: readonly Rule[] = [
  rule('4220', {
    wrong: 'The child’s ethnicity is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Choose a code of the list; NOBT where it has not yet been asked.',
    marks: { ChildCharacteristics: ['Ethnicity'] },
    check: ({ ChildCharacteristics }, mark) =>
      ChildCharacteristics.each((c) => !isCode('ethnicity', c.Ethnicity) && mark(c)),
  }),
  rule('8540', {
    wrong: 'The child’s disability is blank, or is not a code that can be.',
    why: WHY.code,
    mend: 'Choose codes of the list; NONE for a child without a disability.',
    marks: { Disabilities: ['Disability'], ChildIdentifiers: ['PersonBirthDate'], CINdetails: ['ReferralNFA'] },
    check: ({ Disabilities, ChildIdentifiers, CINdetails }, mark) =>
      ChildIdentifiers.each((c) => {
        const referrals = CINdetails.of(c.child).filter((d) => isNo(d.ReferralNFA))
        if (!has(c, 'PersonBirthDate') || referrals.length === 0) return
        const codes = Disabilities.of(c.child)
        const wrong = codes.filter((d) => !isCode('disability', d.Disability))
        if (codes.length === 0 || wrong.length > 0) mark(...wrong, c, ...referrals)
      }),
  }),
  ruleOfReturn('2887Q', {
    wrong: 'Fewer than 8 of the codes of disability are used in the whole return.',
    why: WHY.quality,
    mend: 'Check that disabilities are recorded by their kind and carried over into the return.',
    marks: { Disabilities: ['Disability'] },
    isWrong: ({ Disabilities }) =>
      new Set(Disabilities.all.flatMap(({ Disability }) => (Disability === null ? [] : [Disability]))).size < 8,
  }),
  ruleOfReturn('2888Q', {
    wrong: 'No child in the return has more than one disability.',
    why: WHY.quality,
    mend: 'Record every disability of a child; check that your system exports more than the first.',
    marks: { Disabilities: ['Disability'] },
    isWrong: ({ Disabilities }) => {
      const isOneEach = [...Disabilities.byChild()].every(
        (of) => new Set(of.flatMap(({ Disability }) => (Disability === null ? [] : [Disability]))).size < 2,
      )
      return Disabilities.all.length > 0 && isOneEach
    },
  }),
  rule('8790', {
    wrong: 'The child is said to have no disability (NONE) and to have one.',
    why: WHY.contradiction,
    mend: 'Take out NONE, or the others.',
    marks: { Disabilities: ['Disability'] },
    check: ({ Disabilities }, mark) => {
      for (const of of Disabilities.byChild()) {
        const given = of.filter((d) => d.Disability !== null)
        if (given.some((d) => d.Disability === 'NONE') && given.some((d) => d.Disability !== 'NONE')) mark(...given)
      }
    },
  }),
  rule('8794', {
    wrong: 'The child has the same disability twice.',
    why: WHY.twice,
    mend: 'Take one of them out.',
    marks: { Disabilities: ['Disability'] },
    check: ({ Disabilities }, mark) => {
      for (const of of Disabilities.byChild()) mark(...repeated(of, (d) => d.Disability))
    },
  }),
]
