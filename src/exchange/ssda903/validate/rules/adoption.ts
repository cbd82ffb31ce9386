import { isKnown } from '../../../engine/ages.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { ADOPTED, ADOPTIVE, isOne } from './lists.ts'

/** Everything that is asked of an adoption. */
export const ADOPTERS = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const

interface Given {
  readonly has: (field: (typeof ADOPTERS)[number]) => boolean
}

/** Anything is filled in. */
export const isAny = (row: Given): boolean => ADOPTERS.some((field) => row.has(field))
const isAll = (row: Given): boolean => ADOPTERS.every((field) => row.has(field))

const adoptersMustBe = (code: string, legal: string, called: string, isRight: (sex: string | null) => boolean): Rule =>
  rule(code, {
    wrong: `The adopters are ${called} (${legal}), but their sex as coded does not fit.`,
    why: WHY.contradiction,
    mend: 'Correct the legal status or the sex of the adopters.',
    marks: { AD1: ['LS_ADOPTR', 'SEX_ADOPTR'] },
    check: ({ AD1 }, mark) => AD1.each((a) => a.LS_ADOPTR === legal && !isRight(a.SEX_ADOPTR) && mark(a)),
  })

/** The adopters and the day of the match (AD1). */
export const adopters: readonly Rule[] = [
  rule('151', {
    wrong: 'Some of the adoption fields are filled in and others are blank.',
    why: WHY.complete,
    mend: 'Fill in all six, or clear them all.',
    marks: { AD1: ADOPTERS },
    check: ({ AD1 }, mark) => AD1.each((a) => isAny(a) && !isAll(a) && mark(a)),
  }),
  rule('134', {
    wrong: 'A young person who has left care also has adoption fields.',
    why: WHY.notAsked,
    mend: 'Clear the adoption fields, or the care leaver’s.',
    marks: { AD1: ADOPTERS, OC3: ['IN_TOUCH', 'ACTIV', 'ACCOM'] },
    check: ({ AD1, OC3 }, mark) =>
      OC3.each((o) => {
        if (o.IN_TOUCH === null && o.ACTIV === null && o.ACCOM === null) return
        for (const a of AD1.of(o.child)) if (isAny(a)) mark(o, a)
      }),
  }),
  adoptersMustBe('517', 'L3', 'an unmarried couple of different sex', (sex) => sex === 'MF'),
  adoptersMustBe('518', 'L4', 'an unmarried couple of the same sex', (sex) => sex === 'MM' || sex === 'FF'),
  adoptersMustBe('519', 'L2', 'in a civil partnership', (sex) => isOne(['MM', 'FF', 'MF'], sex)),
  adoptersMustBe('520', 'L11', 'a married couple of different sex', (sex) => sex !== 'MM' && sex !== 'FF'),
  adoptersMustBe('524', 'L12', 'a married couple of the same sex', (sex) => sex === 'MM' || sex === 'FF'),
  adoptersMustBe('514', 'L0', 'one person', (sex) => !isOne(['MM', 'FF', 'MF'], sex)),
  rule('511', {
    wrong: 'There are two adopters, but their sex is coded for one.',
    why: WHY.contradiction,
    mend: 'Use MM, FF or MF for two adopters.',
    marks: { AD1: ['NB_ADOPTR', 'SEX_ADOPTR'] },
    check: ({ AD1 }, mark) => AD1.each((a) => a.NB_ADOPTR === '2' && isOne(['M1', 'F1'], a.SEX_ADOPTR) && mark(a)),
  }),
  rule('333', {
    wrong: 'The child was matched before it was decided that the child should be placed for adoption.',
    why: WHY.order,
    mend: 'Correct the day of the decision or of the match.',
    marks: { AD1: ['DATE_INT', 'DATE_MATCH'] },
    check: ({ AD1 }, mark) =>
      AD1.each((a) => (a.DATE_INT > a.DATE_MATCH || (!a.has('DATE_INT') && isKnown(a.DATE_MATCH))) && mark(a)),
  }),
  rule('331', {
    wrong: 'The child was matched after being placed with the adopters.',
    why: WHY.order,
    mend: 'Correct the day of the match, or the start of the placement that ended in adoption.',
    marks: { AD1: ['DATE_MATCH'], Episodes: ['DECOM', 'REC'] },
    check: ({ AD1, Episodes }, mark) =>
      AD1.each((a) => {
        for (const e of Episodes.of(a.child)) if (isOne(ADOPTED, e.REC) && a.DATE_MATCH > e.DECOM) mark(a, e)
      }),
  }),
  rule('334', {
    wrong: 'Adoption was decided before the child’s latest period of care started.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the start of care.',
    marks: { AD1: ['DATE_INT'], Episodes: ['DECOM', 'RNE'] },
    check: ({ AD1, Episodes }, mark) =>
      AD1.each((a) => {
        const start = Episodes.of(a.child).findLast((e) => e.RNE === 'S' && isKnown(e.DECOM))
        if (start && a.DATE_INT < start.DECOM) mark(a, start)
      }),
  }),
  rule('335', {
    wrong: 'Whether the adopters were the child’s foster carers is said one way here and another by the placement.',
    why: WHY.contradiction,
    mend: 'Correct FOSTER_CARE, or the last placement: A3 and A5 are with the current carers, A4 and A6 are not.',
    marks: { AD1: ['FOSTER_CARE'], Episodes: ['PLACE'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ AD1, Episodes }, mark) =>
      AD1.each((a) => {
        const last = Episodes.of(a.child).findLast((e) => isKnown(e.DECOM))
        const contradicts = a.FOSTER_CARE === '0' ? ['A2', 'A3', 'A5'] : a.FOSTER_CARE === '1' ? ['A1', 'A4', 'A6'] : []
        if (last && isOne(contradicts, last.PLACE)) mark(a, last)
      }),
  }),
  rule('521', {
    wrong: 'Adoption was decided after the child was placed for adoption.',
    why: WHY.order,
    mend: 'Correct the day of the decision, or the start of the placement.',
    marks: { AD1: ['DATE_INT'], Episodes: ['PLACE', 'DECOM'] },
    check: ({ AD1, Episodes }, mark) =>
      AD1.each((a) => {
        for (const e of Episodes.of(a.child)) if (isOne(ADOPTIVE, e.PLACE) && a.DATE_INT > e.DECOM) mark(a, e)
      }),
  }),
  rule('582', {
    wrong: 'The child was adopted on the day of the match.',
    why: 'Between match and adoption order the child lives with the adopters, so the days are almost always different.',
    mend: 'Check the day of the match.',
    marks: { AD1: ['DATE_MATCH'], Episodes: ['DEC'] },
    sees: { Episodes: ['REC'] },
    check: ({ AD1, Episodes }, mark) =>
      AD1.each((a) => {
        for (const e of Episodes.of(a.child)) if (isOne(ADOPTED, e.REC) && a.DATE_MATCH === e.DEC) mark(a, e)
      }),
  }),
  rule('601', {
    wrong: 'The child was adopted in the year, but the adoption fields are not complete.',
    why: WHY.complete,
    mend: 'Fill in the adopters, the decision and the match.',
    marks: { AD1: ADOPTERS, Episodes: ['REC'] },
    sees: { Episodes: ['DEC'] },
    check: ({ AD1, Episodes, start, end }, mark) =>
      Episodes.each((e) => {
        if (!isOne(ADOPTED, e.REC) || !(e.DEC >= start && e.DEC <= end)) return
        const rows = AD1.of(e.child)
        if (!rows.some(isAll)) mark(e, ...rows)
      }),
  }),
  rule('602', {
    wrong: 'Adoption fields are filled in, but no episode shows that the child was adopted in the year.',
    why: WHY.contradiction,
    mend: 'Enter the adoption as the reason the episode ceased, or clear the adoption fields.',
    marks: { AD1: ADOPTERS },
    sees: { Episodes: ['REC', 'DEC'] },
    check: ({ AD1, Episodes, start, end }, mark) =>
      AD1.each((a) => {
        const isAdopted = Episodes.of(a.child).some((e) => isOne(ADOPTED, e.REC) && e.DEC >= start && e.DEC <= end)
        if (isAny(a) && !isAdopted) mark(a)
      }),
  }),
  rule('390', {
    wrong: 'The child was adopted without having been placed for adoption.',
    why: WHY.contradiction,
    mend: 'Enter the placement for adoption (A3 to A6), or correct the reason the episode ceased.',
    marks: { Episodes: ['PLACE', 'REC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => isOne(ADOPTED, e.REC) && !isOne(ADOPTIVE, e.PLACE) && mark(e)),
  }),
  rule('336', {
    wrong: 'The child was not with foster carers immediately before being placed for adoption with consent.',
    why: 'Children are placed for adoption from foster care, so another placement before is rare.',
    mend: 'Check the placement before this one.',
    marks: { Episodes: ['PLACE'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const before = isOne(['A3', 'A4'], e.PLACE) ? Episodes.before(e) : undefined
        const expected = ['A3', 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6']
        if (before && !isOne(expected, before.PLACE)) mark(e)
      }),
  }),
]
