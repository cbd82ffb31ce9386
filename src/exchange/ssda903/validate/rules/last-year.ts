import { isAbsent, isKnown } from '../../../engine/ages.ts'
import type { Row, Rows } from '../rows.ts'
import type { ColumnOf } from '../schema.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOne, isRespite } from './lists.ts'

type LastEpisode = Row<'Episodes_last', 'DECOM' | 'DEC'>

/** The episode with which last year ended, if it was still open then. */
function openLastYear<R extends LastEpisode>(Episodes_last: Rows<R>, child: number): R | undefined {
  const last = Episodes_last.of(child).findLast((e) => isKnown(e.DECOM))
  return last && !last.has('DEC') ? last : undefined
}

/** What may follow last year's code although it is another: codes that were replaced. */
type Replaced = (last: string | null, now: string | null, year: number) => boolean

const placementReplaced: Replaced = (last, now, year) =>
  (year >= 2025 && isOne(['H5', 'P2'], last) && now === 'K3') ||
  (year >= 2026 && last === 'Z1' && isOne(['Z11', 'Z12', 'Z13', 'Z14'], now))

const miles = (distance: string | null): number => (distance === null ? Number.NaN : Number(distance))

/** Distances are worked out afresh each year: less than a fifth of a mile, or one not known, is no contradiction. */
const isSameDistance: Replaced = (last, now) => !(Math.abs(miles(last) - miles(now)) >= 0.2)

const carriedOver = (
  code: string,
  field: Extract<
    ColumnOf<'Episodes'>,
    'RNE' | 'LS' | 'CIN' | 'PLACE' | 'PLACE_PROVIDER' | 'URN' | 'PL_DISTANCE' | 'PL_LA' | 'PL_LOCATION'
  >,
  called: string,
  mayDiffer: Replaced = () => false,
): Rule =>
  rule(code, {
    wrong: `The ${called} of the first episode is not that of the episode with which last year ended.`,
    why: WHY.lastYear,
    mend: 'Give the continuing episode what last year’s return says, or correct last year’s with the Department.',
    marks: { Episodes: [field] },
    sees: { Episodes: ['DECOM'], Episodes_last: [field, 'DECOM', 'DEC'] },
    check: ({ Episodes, Episodes_last, year }, mark) =>
      Episodes.each((e) => {
        if (Episodes.first(e.child) !== e) return
        const last = openLastYear(Episodes_last, e.child)
        if (last && last[field] !== e[field] && !mayDiffer(last[field], e[field], year)) mark(e)
      }),
  })

/** Episodes of this year against last year's. */
export const episodesAgainstLastYear: readonly Rule[] = [
  carriedOver('503A', 'RNE', 'reason for new episode'),
  carriedOver('503B', 'LS', 'legal status'),
  carriedOver('503C', 'CIN', 'category of need'),
  carriedOver('503D', 'PLACE', 'placement type', placementReplaced),
  carriedOver('503E', 'PLACE_PROVIDER', 'placement provider'),
  carriedOver('503F', 'URN', 'Ofsted number'),
  carriedOver('503G', 'PL_DISTANCE', 'distance from home', isSameDistance),
  carriedOver('503H', 'PL_LA', 'authority of placement'),
  carriedOver('503J', 'PL_LOCATION', 'location of placement'),
  carriedOver('452', 'PL_LA', 'authority of placement'),
  carriedOver('453', 'PL_DISTANCE', 'distance from home', isSameDistance),
  rule('502', {
    wrong: 'Last year ended with an open episode, but this year’s first episode starts on another day.',
    why: WHY.lastYear,
    mend: 'Begin with the episode that was open, with its end.',
    marks: { Episodes: ['DECOM'] },
    sees: { Episodes_last: ['DECOM', 'DEC'] },
    check: ({ Episodes, Episodes_last }, mark) =>
      Episodes.each((e) => {
        const last = Episodes.first(e.child) === e ? openLastYear(Episodes_last, e.child) : undefined
        if (last && isKnown(e.DECOM) && last.DECOM !== e.DECOM) mark(e)
      }),
  }),
  rule('562', {
    wrong: 'The episode started before this year, but last year’s return does not have it.',
    why: WHY.lastYear,
    mend: 'Correct DECOM, or tell the Department that last year’s return lacks the episode.',
    marks: { Episodes: ['DECOM'] },
    sees: { Episodes_last: ['DECOM'] },
    check: ({ Episodes, Episodes_last, start }, mark) =>
      Episodes.each((e) => {
        const last = e.DECOM < start && Episodes.first(e.child) === e ? Episodes_last.of(e.child) : []
        if (last.length > 0 && !last.some((l) => l.DECOM === e.DECOM)) mark(e)
      }),
  }),
  rule('NoE', {
    wrong:
      'The child has been looked after since before this year, but last year’s return has no episode of the child.',
    why: WHY.lastYear,
    mend: 'Correct DECOM, or tell the Department that last year’s return lacks the child.',
    marks: { Episodes: ['DECOM'] },
    sees: { Episodes_last: [] },
    check: ({ Episodes, Episodes_last, start }, mark) =>
      Episodes.each((e) => e.DECOM < start && Episodes_last.of(e.child).length === 0 && mark(e)),
  }),
]

interface Carried {
  readonly last: readonly Row<'PlacedAdoption_last', 'DATE_PLACED' | 'DATE_PLACED_CEASED' | 'REASON_PLACED_CEASED'>[]
}
const latestDecision = ({ last }: Carried): Carried['last'][number] | undefined =>
  last.findLast((l) => isKnown(l.DATE_PLACED))

const DECISION = ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'] as const

/** Decisions, missing children and the rest against last year's. */
export const restAgainstLastYear: readonly Rule[] = [
  rule('559', {
    wrong: 'The decision to place for adoption was made before this year, but was not in last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct the day, or tell the Department that last year’s return lacks the decision.',
    marks: { PlacedAdoption: ['DATE_PLACED'] },
    sees: { PlacedAdoption_last: ['DATE_PLACED'] },
    check: ({ PlacedAdoption, PlacedAdoption_last, start }, mark) =>
      PlacedAdoption.each(
        (p) => p.DATE_PLACED < start && !PlacedAdoption_last.of(p.child).some((l) => l.has('DATE_PLACED')) && mark(p),
      ),
  }),
  rule('560', {
    wrong: 'The decision to place for adoption is dated otherwise than last year, though it did not change.',
    why: WHY.lastYear,
    mend: 'Give the day that last year’s return has.',
    marks: { PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'] },
    sees: { PlacedAdoption_last: DECISION },
    check: ({ PlacedAdoption, PlacedAdoption_last }, mark) =>
      PlacedAdoption.each((p) => {
        const last = latestDecision({ last: PlacedAdoption_last.of(p.child) })
        if (!last || isAbsent(p.DATE_PLACED) || last.has('DATE_PLACED_CEASED')) return
        if (!PlacedAdoption.of(p.child).some((own) => own.DATE_PLACED === last.DATE_PLACED)) mark(p)
      }),
  }),
  rule('561', {
    wrong: 'The decision has the same date as last year, although last year’s return says that it was reversed.',
    why: WHY.lastYear,
    mend: 'Remove the decision, or give the day of the new one.',
    marks: { PlacedAdoption: ['DATE_PLACED'] },
    sees: { PlacedAdoption_last: DECISION },
    check: ({ PlacedAdoption, PlacedAdoption_last }, mark) =>
      PlacedAdoption.each((p) => {
        const isReversed = PlacedAdoption_last.of(p.child).some(
          (l) => l.DATE_PLACED === p.DATE_PLACED && (l.has('DATE_PLACED_CEASED') || l.REASON_PLACED_CEASED !== null),
        )
        if (isReversed) mark(p)
      }),
  }),
  rule('584', {
    wrong: 'The decision has another date than last year’s, which was reversed.',
    why: WHY.lastYear,
    mend: 'Check that a new decision was made on this day.',
    marks: { PlacedAdoption: ['DATE_PLACED'] },
    sees: { PlacedAdoption_last: DECISION },
    check: ({ PlacedAdoption, PlacedAdoption_last }, mark) =>
      PlacedAdoption.each((p) => {
        const last = latestDecision({ last: PlacedAdoption_last.of(p.child) })
        if (!last || isAbsent(p.DATE_PLACED) || p.DATE_PLACED === last.DATE_PLACED) return
        if (last.has('DATE_PLACED_CEASED') || last.REASON_PLACED_CEASED !== null) mark(p)
      }),
  }),
  rule('576', {
    wrong: 'The child was missing at the end of last year, and this year’s return does not have that time.',
    why: WHY.lastYear,
    mend: 'Enter the time with the day on which the child was back, or still open.',
    marks: { Missing: ['MIS_START'] },
    sees: { Missing_last: ['MIS_START', 'MIS_END'] },
    check: ({ Missing, Missing_last }, mark) =>
      Missing_last.each((l) => {
        if (l.has('MIS_END') || isAbsent(l.MIS_START)) return
        const now = Missing.of(l.child)
        if (!now.some((m) => m.MIS_START === l.MIS_START)) mark(now[0] ?? l)
      }),
  }),
  rule('202', {
    wrong: 'The child’s sex is not that of last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct it, or tell the Department that last year’s was wrong.',
    marks: { Header: ['SEX'] },
    sees: { Header_last: ['SEX'] },
    check: ({ Header, Header_last }, mark) => {
      const now: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' }
      const sexOf = (sex: string | null): string | null => (sex === null ? null : (now[sex] ?? sex))
      Header.each((h) => Header_last.of(h.child).some((l) => sexOf(l.SEX) !== sexOf(h.SEX)) && mark(h))
    },
  }),
  rule('203', {
    wrong: 'The date of birth is not that of last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct it, or tell the Department that last year’s was wrong.',
    marks: { Header: ['DOB'] },
    sees: { Header_last: ['DOB'] },
    check: ({ Header, Header_last }, mark) =>
      Header.each((h) => Header_last.of(h.child).some((l) => !Object.is(l.DOB, h.DOB)) && mark(h)),
  }),
  rule('204', {
    wrong: 'The ethnic group is not that of last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct it, or tell the Department that last year’s was wrong.',
    marks: { Header: ['ETHNIC'] },
    sees: { Header_last: ['ETHNIC'] },
    check: ({ Header, Header_last }, mark) =>
      Header.each((h) => Header_last.of(h.child).some((l) => l.ETHNIC !== h.ETHNIC) && mark(h)),
  }),
  rule('207', {
    wrong: 'The child was a mother in last year’s return and is not in this one.',
    why: WHY.lastYear,
    mend: 'Enter 1 for a mother, or tell the Department that last year’s was wrong.',
    marks: { Header: ['MOTHER'] },
    sees: { Header_last: ['MOTHER'], Episodes: ['LS'] },
    check: ({ Header, Header_last, Episodes }, mark) =>
      Header.each((h) => {
        const wasMother = h.MOTHER !== '1' && Header_last.of(h.child).some((l) => l.MOTHER === '1')
        if (wasMother && Episodes.of(h.child).some((e) => !isRespite(e.LS))) mark(h)
      }),
  }),
  rule('208', {
    wrong: 'The pupil number is not that of last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct it; only an unknown number may be replaced by a real one.',
    marks: { Header: ['UPN'] },
    sees: { Header_last: ['UPN'] },
    check: ({ Header, Header_last }, mark) => {
      const isUnknown = (upn: string | null): boolean => upn !== null && /^UN[1-5]$/.test(upn)
      const mayFollow = (last: string | null, now: string | null): boolean =>
        last?.toUpperCase() === now?.toUpperCase() ||
        (isUnknown(last) && now !== null && !isUnknown(now)) ||
        (last === 'UN1' && isUnknown(now)) ||
        (last === null && now === 'UN4')
      Header.each((h) => Header_last.of(h.child).some((l) => !mayFollow(l.UPN, h.UPN)) && mark(h))
    },
  }),
  rule('624', {
    wrong: 'The birth of the mother’s first child is not dated as in last year’s return.',
    why: WHY.lastYear,
    mend: 'Correct it, or tell the Department that last year’s was wrong.',
    marks: { Header: ['MC_DOB'] },
    sees: { Header_last: ['MC_DOB'] },
    check: ({ Header, Header_last }, mark) =>
      Header.each((h) => {
        if (Header_last.of(h.child).some((l) => isKnown(l.MC_DOB) && l.MC_DOB !== h.MC_DOB)) mark(h)
      }),
  }),
  rule('626', {
    wrong: 'The mother’s child was born before this year, but last year’s return says that she was not a mother.',
    why: WHY.lastYear,
    mend: 'Correct MC_DOB, or tell the Department that last year’s was wrong.',
    marks: { Header: ['MOTHER', 'MC_DOB'] },
    sees: { Header_last: ['MOTHER'] },
    check: ({ Header, Header_last, start }, mark) =>
      Header.each((h) => {
        if (h.MOTHER === '1' && h.MC_DOB < start && Header_last.of(h.child).some((l) => l.MOTHER === '0')) mark(h)
      }),
  }),
]
