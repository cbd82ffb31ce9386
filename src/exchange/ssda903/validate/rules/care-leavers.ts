import { CARE, lookedAfterAllYear } from '../care.ts'
import { birthday, hasReached, isKnown, isUnder } from '../../../engine/ages.ts'
import type { AnyRow, Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { ADOPTERS, isAny } from './adoption.ts'
import { isOne, isRespite } from './lists.ts'

const LEAVER = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const
type Leaver = Readonly<Record<(typeof LEAVER)[number], string | null>>

/** Anything about life after care is filled in. */
const isTold = (o: Leaver): boolean => LEAVER.some((field) => o[field] !== null)

/** The rows that report a care leaver: those with anything filled in; every row where the table has no column to fill in. */
function reported<R extends AnyRow & Leaver>(OC3: Rows<R>): readonly R[] {
  return LEAVER.some((field) => OC3.carries(field)) ? OC3.all.filter(isTold) : OC3.all
}

type Dated = Row<'Episodes', 'DECOM' | 'DEC'> | Row<'Episodes_last', 'DECOM' | 'DEC'>

/** Days in care from one birthday to another, over both years' episodes; an episode in both years counts once, as told last. */
function daysInCare(
  born: number,
  [from, to]: readonly [number, number],
  episodes: readonly Dated[],
  end: number,
): number {
  const told = new Map<number, number>()
  for (const e of episodes) if (isKnown(e.DECOM)) told.set(e.DECOM, isKnown(e.DEC) ? e.DEC : end)
  const first = birthday(born, from)
  const last = Math.min(birthday(born, to), end)
  return [...told].reduce((sum, [began, ended]) => sum + Math.max(0, Math.min(ended, last) - Math.max(began, first)), 0)
}

const wasInCareOn = (e: Row<'Episodes', 'DECOM' | 'DEC' | 'LS'>, on: number): boolean =>
  !isRespite(e.LS) && e.DECOM <= on && (e.DEC > on || !e.has('DEC'))

/** The 17th or 18th birthday, if it lies in the year. */
const birthdayInYear = (born: number, start: number, end: number): number | undefined =>
  [17, 18].map((age) => birthday(born, age)).find((on) => on >= start && on <= end)

const hasEpisode = (Episodes: Pick<Rows<AnyRow>, 'of'>, child: number): boolean => Episodes.of(child).length > 0

/** Young people who have left care (OC3). */
export const careLeavers: readonly Rule[] = [
  rule('153', {
    wrong: 'Of touch, activity and accommodation, some are filled in and others are blank.',
    why: WHY.complete,
    mend: 'Fill in all three.',
    marks: { OC3: LEAVER },
    check: ({ OC3 }, mark) => OC3.each((o) => isTold(o) && LEAVER.some((field) => o[field] === null) && mark(o)),
  }),
  rule('344', {
    wrong: 'The young person died or went home, but activity or accommodation is filled in.',
    why: WHY.notAsked,
    mend: 'Enter 0 for activity and accommodation.',
    marks: { OC3: LEAVER },
    check: ({ OC3 }, mark) => {
      const isFilled = (cell: string | null): boolean => cell !== null && cell !== '0'
      OC3.each((o) => {
        if (!isOne(['DIED', 'RHOM'], o.IN_TOUCH)) return
        if (isFilled(o.ACTIV) || isFilled(o.ACCOM) || (o.ACTIV === null) !== (o.ACCOM === null)) mark(o)
      })
    },
  }),
  rule('345', {
    wrong: 'The authority is in touch, but activity or accommodation is not known (0).',
    why: WHY.contradiction,
    mend: 'Enter what the young person does and where they live, or correct IN_TOUCH.',
    marks: { OC3: LEAVER },
    check: ({ OC3 }, mark) => OC3.each((o) => o.IN_TOUCH === 'YES' && (o.ACTIV === '0' || o.ACCOM === '0') && mark(o)),
  }),
  rule('347', {
    wrong: 'A care leaver under 18 is said to live in a foyer.',
    why: WHY.age,
    mend: 'Correct the accommodation or the date of birth.',
    from: 2024,
    marks: { OC3: ['ACCOM'] },
    sees: { OC3: ['DOB'] },
    check: ({ OC3, start }, mark) =>
      OC3.each((o) => isOne(['T', 'T1', 'T2'], o.ACCOM) && isUnder(o.DOB, 18, start) && mark(o)),
  }),
  rule('348', {
    wrong: 'The care leaver was reported last year as having died.',
    why: WHY.lastYear,
    mend: 'Correct IN_TOUCH, or tell the Department that last year’s was wrong.',
    from: 2026,
    marks: { OC3: ['IN_TOUCH'] },
    sees: { OC3_last: ['IN_TOUCH'] },
    check: ({ OC3, OC3_last }, mark) =>
      OC3.each((o) => o.IN_TOUCH !== 'DIED' && OC3_last.of(o.child).some((l) => l.IN_TOUCH === 'DIED') && mark(o)),
  }),
  rule('391', {
    wrong: 'The young person was not 17 to 21 in the year.',
    why: WHY.cohort,
    mend: 'Correct the date of birth, or clear what is filled in.',
    marks: { OC3: ['DOB', ...LEAVER] },
    check: ({ OC3, start, end }, mark) =>
      OC3.each((o) => isTold(o) && (isUnder(o.DOB, 17, end) || hasReached(o.DOB, 22, start)) && mark(o)),
  }),
  rule('3001', {
    wrong: 'At 17 the young person is said to live with the former foster carers.',
    why: 'Staying put begins at 18.',
    mend: 'Correct the accommodation or the date of birth.',
    marks: { OC3: ['ACCOM'] },
    sees: { Header: ['DOB'] },
    check: ({ OC3, Header, start, end }, mark) =>
      OC3.each((o) => {
        if (!isOne(['Z1', 'Z2'], o.ACCOM)) return
        const turns17 = Header.of(o.child).some((h) => hasReached(h.DOB, 17, end) && isUnder(h.DOB, 17, start))
        if (turns17) mark(o)
      }),
  }),
  rule('1000', {
    wrong: 'The child died in care, but is reported as a care leaver.',
    why: WHY.contradiction,
    mend: 'Clear the care leaver’s fields, or correct the reason the episode ceased.',
    marks: { OC3: LEAVER },
    sees: { Episodes: ['REC'], Episodes_last: ['REC'] },
    optional: ['Episodes_last'],
    check: ({ OC3, Episodes, Episodes_last }, mark) => {
      for (const o of reported(OC3))
        if ([...Episodes.of(o.child), ...Episodes_last.of(o.child)].some((e) => e.REC === 'E2')) mark(o)
    },
  }),
  rule('1001', {
    wrong: 'The episodes do not show 13 weeks in care between 14 and 18, some of them at 16 or 17.',
    why: WHY.cohort,
    mend: 'Check that the young person is a care leaver; care in earlier years is not in these files.',
    marks: { OC3: LEAVER },
    sees: { Episodes: ['DECOM', 'DEC'], Episodes_last: ['DECOM', 'DEC'], Header: ['DOB'] },
    optional: ['Episodes_last'],
    check: ({ OC3, Episodes, Episodes_last, Header, end }, mark) => {
      for (const o of reported(OC3)) {
        const born = Header.first(o.child)?.DOB ?? Number.NaN
        const all = [...Episodes_last.of(o.child), ...Episodes.of(o.child)]
        if (all.length === 0 || !isKnown(born)) continue
        if (daysInCare(born, [16, 18], all, end) === 0 || daysInCare(born, [14, 18], all, end) < 91) mark(o)
      }
    },
  }),
  rule('1002', {
    wrong: 'The young person has no earlier episode of care.',
    why: WHY.cohort,
    mend: 'Check that the young person is a care leaver; care before last year is not in these files.',
    marks: { OC3: LEAVER },
    sees: { Episodes: ['DEC'], Episodes_last: ['DEC'] },
    check: ({ OC3, Episodes, Episodes_last }, mark) => {
      for (const o of reported(OC3))
        if (![...Episodes.of(o.child), ...Episodes_last.of(o.child)].some((e) => e.has('DEC'))) mark(o)
    },
  }),
  rule('1007', {
    wrong: 'A young person still in care on the 17th or 18th birthday is reported as a care leaver.',
    why: WHY.notAsked,
    mend: 'Clear the care leaver’s fields.',
    marks: { OC3: LEAVER },
    sees: { OC3: ['DOB'], Episodes: ['DECOM', 'DEC', 'LS'] },
    check: ({ OC3, Episodes, start, end }, mark) => {
      for (const o of reported(OC3)) {
        const on = birthdayInYear(o.DOB, start, end)
        if (on !== undefined && Episodes.of(o.child).some((e) => wasInCareOn(e, on))) mark(o)
      }
    },
  }),
  rule('1016', {
    wrong: 'A young person who left care after the 17th or 18th birthday in the year is reported as a care leaver.',
    why: WHY.notAsked,
    mend: 'Clear the care leaver’s fields: they are asked for from the next birthday on.',
    from: 2024,
    marks: { OC3: LEAVER },
    sees: { OC3: ['DOB'], Episodes: ['DECOM', 'DEC', 'REC'] },
    check: ({ OC3, Episodes, start, end }, mark) => {
      for (const o of reported(OC3)) {
        const on = birthdayInYear(o.DOB, start, end)
        const last = Episodes.of(o.child).findLast((e) => isKnown(e.DECOM))
        if (on !== undefined && last && last.REC !== 'X1' && last.DEC > on && last.DEC <= end) mark(o)
      }
    },
  }),
  rule('1010', {
    wrong:
      'Last year ended with an open episode, but this year has none, and the young person is reported as a care leaver.',
    why: WHY.lastYear,
    mend: 'Enter the episode that was open, with its end.',
    marks: { OC3: LEAVER },
    sees: { Episodes: ['DECOM'], Episodes_last: ['DECOM', 'DEC'] },
    check: ({ OC3, Episodes, Episodes_last }, mark) => {
      for (const o of reported(OC3)) {
        const last = Episodes_last.last(o.child)
        if (!hasEpisode(Episodes, o.child) && last && !last.has('DEC')) mark(o)
      }
    },
  }),
  rule('1011', {
    wrong: 'Care was taken over by another authority, so this authority does not report on life after care.',
    why: WHY.notAsked,
    mend: 'Clear the care leaver’s fields, or correct the reason the last episode ceased.',
    marks: { OC3: LEAVER },
    sees: { Episodes: ['DECOM', 'REC'] },
    check: ({ OC3, Episodes }, mark) => {
      for (const o of reported(OC3)) if (Episodes.last(o.child)?.REC === 'E3') mark(o)
    },
  }),
  rule('1014', {
    wrong: 'The end of UASC status is given for a care leaver.',
    why: WHY.notAsked,
    mend: 'Remove the row from the UASC table.',
    marks: { OC3: LEAVER, UASC: ['DUC'] },
    sees: { Episodes: ['DECOM', 'DEC'] },
    check: ({ OC3, UASC, Episodes, start, end }, mark) => {
      for (const o of reported(OC3)) {
        const wasInCare = Episodes.of(o.child).some((e) => e.DECOM <= end && (e.DEC >= start || !e.has('DEC')))
        if (wasInCare) continue
        for (const u of UASC.of(o.child)) if (u.has('DUC') || !UASC.carries('DUC')) mark(o, u)
      }
    },
  }),
  rule('1012', {
    wrong: 'A care leaver without an episode in the year has other information.',
    why: WHY.notAsked,
    mend: 'Remove the row, or enter the missing episode.',
    marks: {
      OC2: ['SDQ_SCORE'],
      UASC: ['DUC'],
      AD1: ['DATE_INT'],
      PlacedAdoption: ['DATE_PLACED'],
      PrevPerm: ['PREV_PERM'],
      Missing: ['MISSING'],
      Reviews: ['REVIEW'],
      SWEpisodes: ['SW_ID'],
      DoLo: ['DOLO_START'],
    },
    sees: { Episodes: [], OC3: [] },
    optional: ['OC2', 'UASC', 'AD1', 'PlacedAdoption', 'PrevPerm', 'Missing', 'Reviews', 'SWEpisodes', 'DoLo'],
    check: (see, mark) =>
      see.OC3.each((o) => {
        if (hasEpisode(see.Episodes, o.child)) return
        const { OC2, UASC, AD1, PlacedAdoption, PrevPerm, Missing, Reviews, SWEpisodes, DoLo } = see
        for (const rows of [OC2, UASC, AD1, PlacedAdoption, PrevPerm, Missing, Reviews, SWEpisodes, DoLo])
          mark(...rows.of(o.child))
      }),
  }),
  rule('187', {
    wrong: 'The child was looked after all year, and yet adoption or care leaver’s fields are filled in.',
    why: WHY.contradiction,
    mend: 'Clear those fields, or enter the end of care.',
    marks: { OC3: LEAVER, AD1: ADOPTERS },
    sees: { Episodes: CARE },
    check: (see, mark) => {
      const allYear = lookedAfterAllYear(see)
      for (const o of reported(see.OC3)) if (allYear(o.child)) mark(o)
      see.AD1.each((a) => isAny(a) && allYear(a.child) && mark(a))
    },
  }),
  rule('628', {
    wrong: 'Motherhood is recorded for a care leaver who was not looked after in the year.',
    why: WHY.notAsked,
    mend: 'Clear the field.',
    marks: { Header: ['MOTHER'] },
    sees: { Episodes: [], OC3: LEAVER },
    check: ({ Header, Episodes, OC3 }, mark) =>
      Header.each(
        (h) => h.MOTHER !== null && !hasEpisode(Episodes, h.child) && OC3.of(h.child).some(isTold) && mark(h),
      ),
  }),
]
