import { birthday, hasReached, isUnder, on } from '../../../engine/ages.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { endsCare, isOne, ADOPTIVE, FOSTER, TEMPORARY, withoutProvider } from './lists.ts'

interface YoungestIn {
  readonly places: (year: number) => readonly string[]
  readonly age: (year: number) => number
  readonly called: string
  readonly until?: number
}

const youngest = (code: string, { places, age, called, until }: YoungestIn): Rule =>
  rule(code, {
    wrong: `The child is too young to be placed in ${called}.`,
    why: WHY.age,
    mend: 'Correct the placement type, the start of the episode or the date of birth.',
    ...(until === undefined ? {} : { until }),
    marks: { Episodes: ['DECOM', 'PLACE'] },
    sees: { Header: ['DOB'] },
    check: ({ Episodes, Header, year }, mark) =>
      Episodes.each((e) => {
        if (!isOne(places(year), e.PLACE)) return
        if (Header.of(e.child).some((h) => isUnder(h.DOB, age(year), e.DECOM))) mark(e)
      }),
  })

const longest = (code: string, place: string, days: number, called: string): Rule =>
  rule(code, {
    wrong: `A temporary placement ${called} (${place}) lasts longer than ${days} days.`,
    why: 'A longer stay is a placement of its own, and the usual placement has in truth ended.',
    mend: 'Check the dates, or record a change of placement.',
    marks: { Episodes: ['DECOM', 'PLACE'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Episodes, end }, mark) =>
      Episodes.each((e) => e.PLACE === place && (e.has('DEC') ? e.DEC : end) - e.DECOM > days && mark(e)),
  })

const notTogether = (code: string, provider: string, places: readonly string[]): Rule =>
  rule(code, {
    wrong: `A placement of this kind cannot be provided by ${provider}.`,
    why: WHY.contradiction,
    mend: 'Correct the placement type or the provider.',
    marks: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => e.PLACE_PROVIDER === provider && isOne(places, e.PLACE) && mark(e)),
  })

const supported = (year: number): readonly string[] => (year >= 2025 ? ['K3', 'H5'] : ['H5'])

/** Placements: who may be where, for how long, and who may provide it. */
export const placements: readonly Rule[] = [
  youngest('370', {
    places: () => ['P2'],
    age: (year) => (year >= 2024 ? 16 : 15),
    called: 'independent living',
    until: 2024,
  }),
  youngest('371', { places: supported, age: (year) => (year >= 2024 ? 16 : 14), called: 'supported accommodation' }),
  youngest('372', { places: () => ['R5'], age: () => 10, called: 'youth custody or prison' }),
  youngest('373', { places: () => ['S1'], age: () => 4, called: 'a residential school' }),
  youngest('374', { places: () => ['P3'], age: () => 14, called: 'residential employment' }),
  longest('375', 'T1', 42, 'in hospital'),
  longest('376', 'T3', 21, 'while the carer is on holiday'),
  longest('379', 'T4', 7, 'for another reason'),
  rule('377', {
    wrong: 'The child has more than two temporary placements for a carer’s holiday in twelve months.',
    why: 'So many breaks suggest that the usual placement is not one.',
    mend: 'Check the placement types of these episodes.',
    marks: { Episodes: ['PLACE'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        if (e.PLACE !== 'T3') return
        const holidays = Episodes.of(e.child).filter((o) => o.PLACE === 'T3')
        // Twelve months from any of them; one without a day may lie in all of them.
        const inTheYearFrom = (from: number, o: typeof e): boolean => !(o.DECOM < from || o.DECOM >= birthday(from, 1))
        const isTooMany = holidays.some(
          ({ DECOM }) => inTheYearFrom(DECOM, e) && holidays.filter((o) => inTheYearFrom(DECOM, o)).length > 2,
        )
        if (isTooMany) mark(e)
      }),
  }),
  rule('380', {
    wrong: 'A period of care starts with a temporary placement.',
    why: 'A temporary placement interrupts a usual one, so it cannot be the first.',
    mend: 'Enter the usual placement first, or correct the placement type.',
    marks: { Episodes: ['PLACE', 'RNE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => isOne(TEMPORARY, e.PLACE) && isOne(['S', 'T', 'L', 'U', 'B'], e.RNE) && mark(e)),
  }),
  rule('381', {
    wrong: 'A period of care ends with a temporary placement.',
    why: 'The child should be back in the usual placement before care ends.',
    mend: 'Enter the return to the usual placement, or correct the placement type.',
    marks: { Episodes: ['PLACE', 'REC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => endsCare(e.REC) && isOne(TEMPORARY, e.PLACE) && mark(e)),
  }),
  rule('383', {
    wrong: 'After a temporary placement the child does not return to the usual one.',
    why: 'Otherwise the first move was not temporary.',
    mend: 'Enter the return to the earlier placement with reason P, or correct the placement type.',
    marks: { Episodes: ['PLACE', 'RNE'] },
    sees: { Episodes: ['PL_POST'] },
    check: ({ Episodes, year }, mark) =>
      Episodes.each((e) => {
        const away = Episodes.before(e)
        const usual = away && isOne(TEMPORARY, away.PLACE) ? Episodes.before(away) : undefined
        if (!usual) return
        const isBack = e.PLACE === usual.PLACE && (year < 2026 || e.PL_POST === usual.PL_POST)
        if (!isBack || e.RNE !== 'P') mark(e)
      }),
  }),
  rule('217', {
    wrong:
      'The child is placed for adoption with the current foster carers, but the reason for new episode says otherwise.',
    why: WHY.contradiction,
    mend: 'Use S, T or U: the carer stays the same.',
    marks: { Episodes: ['PLACE', 'DECOM', 'RNE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each(
        (e) => isOne(['A3', 'A5'], e.PLACE) && e.DECOM >= on(2015, 4, 1) && !isOne(['S', 'T', 'U'], e.RNE) && mark(e),
      ),
  }),
  rule('217t', {
    wrong: 'Independent living (P2) has not been a placement type since 28 October 2023.',
    why: 'Supported accommodation has been registered by Ofsted since that day.',
    mend: 'End the episode on or before 28 October 2023 and enter the placement that followed.',
    from: 2024,
    until: 2024,
    marks: { Episodes: ['PLACE', 'DEC'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => e.PLACE === 'P2' && (!e.has('DEC') || e.DEC > on(2023, 10, 28)) && mark(e)),
  }),
  rule('213', {
    wrong: 'A provider is coded for a placement that has none.',
    why: WHY.notAsked,
    mend: 'Clear the placement provider.',
    marks: { Episodes: ['PLACE_PROVIDER'] },
    sees: { Episodes: ['PLACE'] },
    check: ({ Episodes, year }, mark) => {
      const none = withoutProvider(year)
      Episodes.each((e) => isOne(none, e.PLACE) && e.PLACE_PROVIDER !== null && mark(e))
    },
  }),
  rule('526', {
    wrong: 'An episode has no placement provider.',
    why: WHY.complete,
    mend: 'Enter PR0 to PR5.',
    marks: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    check: ({ Episodes, year }, mark) => {
      const none = withoutProvider(year)
      Episodes.each((e) => e.PLACE_PROVIDER === null && !isOne(none, e.PLACE) && mark(e))
    },
  }),
  notTogether('527', 'PR1', ['P1', 'R2', 'R5']),
  notTogether('528', 'PR2', ['P1', 'R2', 'R5']),
  notTogether('529', 'PR3', ['P1', ...ADOPTIVE, 'K1', 'K2', ...FOSTER]),
  notTogether('530', 'PR4', ['P1']),
  notTogether('531', 'PR5', ['P1']),
  rule('550', {
    wrong: 'The provider is a parent (PR0), but the child is not placed with one.',
    why: WHY.contradiction,
    mend: 'Correct the placement type or the provider.',
    marks: { Episodes: ['PLACE', 'PLACE_PROVIDER'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.PLACE_PROVIDER === 'PR0' && e.PLACE !== 'P1' && mark(e)),
  }),
  rule('225', {
    wrong: 'The child moves on from this placement, but the reason is not given.',
    why: 'The Department counts why placements end.',
    mend: 'Enter the reason for the placement change.',
    marks: { Episodes: ['REASON_PLACE_CHANGE'] },
    sees: { Episodes: ['DECOM', 'RNE', 'REC', 'PLACE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        const next = e.REC === 'X1' && e.REASON_PLACE_CHANGE === null ? Episodes.after(e) : undefined
        if (!next || isOne(TEMPORARY, e.PLACE) || isOne(TEMPORARY, next.PLACE)) return
        if (isOne(['P', 'T', 'B', 'U'], next.RNE)) mark(e)
      }),
  }),
  rule('226', {
    wrong: 'A reason is given for a change into or out of a temporary placement.',
    why: WHY.notAsked,
    mend: 'Clear the reason: the usual placement has not ended.',
    marks: { Episodes: ['REASON_PLACE_CHANGE', 'PLACE'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        if (!isOne(TEMPORARY, e.PLACE)) return
        if (e.REASON_PLACE_CHANGE !== null || (Episodes.before(e)?.REASON_PLACE_CHANGE ?? null) !== null) mark(e)
      }),
  }),
  rule('233', {
    wrong: 'A reason for placement change is given although the episode has not ended.',
    why: WHY.notAsked,
    mend: 'Clear the reason, or enter the end of the episode.',
    from: 2026,
    marks: { Episodes: ['REASON_PLACE_CHANGE'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.REASON_PLACE_CHANGE !== null && !e.has('DEC') && mark(e)),
  }),
  rule('234', {
    wrong: 'A child under 10 is said to have moved into custody.',
    why: WHY.age,
    mend: 'Correct the reason for the placement change or the date of birth.',
    from: 2026,
    marks: { Episodes: ['REASON_PLACE_CHANGE'], Header: ['DOB'] },
    sees: { Episodes: ['DECOM'] },
    check: ({ Episodes, Header }, mark) =>
      Episodes.each((e) => {
        if (e.REASON_PLACE_CHANGE !== 'CUSTOD') return
        for (const h of Header.of(e.child)) if (isUnder(h.DOB, 10, e.DECOM)) mark(e, h)
      }),
  }),
  rule('352', {
    wrong: 'The child was 18 or over when care started.',
    why: WHY.age,
    mend: 'Correct the date of birth or DECOM; an adult cannot start to be looked after.',
    marks: { Episodes: ['DECOM', 'RNE'] },
    sees: { Header: ['DOB'] },
    check: ({ Episodes, Header }, mark) =>
      Episodes.each((e) => {
        if (e.RNE === 'S' && Header.of(e.child).some((h) => hasReached(h.DOB, 18, e.DECOM))) mark(e)
      }),
  }),
  ...(
    [
      ['386', 'adopted', ['E11', 'E12'], 18, true],
      ['387', 'moved into independent living', ['E5', 'E6'], 14, false],
      ['389', 'moved to adult social care', ['E7'], 16, false],
      ['460', 'staying put at 18', ['E17'], 18, false],
    ] as const
  ).map(([code, said, reasons, age, tooOld]) =>
    rule(code, {
      wrong: `The child left care as ${said}, but was ${tooOld ? `${age} or over` : `under ${age}`}.`,
      why: WHY.age,
      mend: 'Correct the reason the episode ceased, the day on which it ended or the date of birth.',
      marks: { Episodes: ['REC', 'DEC'] },
      sees: { Header: ['DOB'] },
      check: ({ Episodes, Header }, mark) =>
        Episodes.each((e) => {
          if (!isOne(reasons, e.REC)) return
          const isWrong = tooOld ? hasReached : isUnder
          if (Header.of(e.child).some((h) => isWrong(h.DOB, age, e.DEC))) mark(e)
        }),
    }),
  ),
  rule('408', {
    wrong: 'The child is placed for adoption under a placement order, but the legal status shows no such order.',
    why: WHY.contradiction,
    mend: 'Correct the legal status to E1, or the placement type.',
    marks: { Episodes: ['PLACE', 'LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => isOne(['A5', 'A6'], e.PLACE) && e.LS !== 'E1' && mark(e)),
  }),
  rule('516', {
    wrong: 'Guardianship went to the former foster carer, but the child was not placed with foster carers.',
    why: WHY.contradiction,
    mend: 'Use E47 or E48, or correct the placement to U1 to U6.',
    marks: { Episodes: ['REC', 'PLACE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => isOne(['E45', 'E46'], e.REC) && !isOne(FOSTER, e.PLACE) && mark(e)),
  }),
  rule('407', {
    wrong: 'The child left care to a special guardian, but was 18 or over.',
    why: WHY.age,
    mend: 'Correct the reason the episode ceased, the day on which it ended or the date of birth.',
    marks: { Episodes: ['DEC', 'REC'], Header: ['DOB'] },
    check: ({ Episodes, Header }, mark) =>
      Episodes.each((e) => {
        if (!isOne(['E45', 'E46', 'E47', 'E48'], e.REC)) return
        for (const h of Header.of(e.child)) if (hasReached(h.DOB, 18, e.DEC)) mark(e, h)
      }),
  }),
]
