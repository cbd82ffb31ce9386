import { UNACCOMPANIED, UNACCOMPANIED_TABLES, isOrWasUnaccompanied } from '../care.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { isOne, isRespite } from './lists.ts'

/**
 * An authority with children's services as the Office for National Statistics numbers it, or a place elsewhere: unitary
 * authorities, metropolitan districts, London boroughs and counties of England, and the councils of the rest of the UK, those
 * that were renumbered included (ONS, Register of Geographic Codes, 2025).
 */
const AUTHORITY = /^(?:([EWSN]\d\d)0000(\d\d)|WAL|SCO|NIR|NUK|CON)$/
const LAST_NUMBER: Readonly<Record<string, number>> = { E06: 66, E08: 39, E09: 33, E10: 34, W06: 24, S12: 50, N09: 11 }

function isAuthority(code: string | null): boolean {
  const known = code === null ? null : AUTHORITY.exec(code)
  if (!known) return false
  const [, kind, number] = known
  return kind === undefined || (Number(number) > 0 && Number(number) <= (LAST_NUMBER[kind] ?? 0))
}

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/
const bare = (postcode: string): string => postcode.replaceAll(' ', '').toUpperCase()

/** Postcodes of episodes, and the authority, location and distance that follow from them. */
export const postcodes: readonly Rule[] = [
  rule('392c', {
    wrong: 'A postcode is not one.',
    why: WHY.postcode,
    mend: 'Correct the postcode.',
    marks: { Episodes: ['HOME_POST', 'PL_POST'] },
    check: ({ Episodes }, mark) => {
      const isBad = (postcode: string | null): boolean => postcode !== null && !POSTCODE.test(bare(postcode))
      Episodes.each((e) => (isBad(e.HOME_POST) || isBad(e.PL_POST)) && mark(e))
    },
  }),
  rule('392d', {
    wrong: 'The child is placed at the home address but not with parents.',
    why: WHY.postcode,
    mend: 'Correct one of the postcodes, or the placement type.',
    marks: { Episodes: ['HOME_POST', 'PL_POST', 'PLACE'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        if (e.HOME_POST === null || e.PL_POST === null || e.PLACE === 'P1') return
        if (bare(e.HOME_POST) === bare(e.PL_POST)) mark(e)
      }),
  }),
  rule('411', {
    wrong: 'The child is said to be placed inside the authority, but the placement lies in another.',
    why: WHY.postcode,
    mend: 'Check the postcode of the placement.',
    needsAuthority: true,
    marks: { Episodes: ['PL_LOCATION'] },
    sees: { Episodes: ['PL_LA'] },
    check: ({ Episodes, authority }, mark) =>
      Episodes.each(
        (e) => e.PL_LOCATION === 'IN' && e.PL_LA !== null && authority !== null && e.PL_LA !== authority && mark(e),
      ),
  }),
  rule('420', {
    wrong: 'The authority of the placement is given for a child in a series of short-term breaks.',
    why: WHY.notAsked,
    mend: 'Clear the postcode of the placement.',
    marks: { Episodes: ['PL_LA'] },
    sees: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => isRespite(e.LS) && e.PL_LA !== null && mark(e)),
  }),
  rule('164', {
    wrong: 'The distance from home to the placement is not a number of miles from 0 to 999.9.',
    why: WHY.postcode,
    mend: 'Check both postcodes.',
    marks: { Episodes: ['PL_DISTANCE'] },
    sees: { Episodes: ['LS'], ...UNACCOMPANIED },
    optional: UNACCOMPANIED_TABLES,
    check: (see, mark) => {
      const isUnaccompanied = isOrWasUnaccompanied(see)
      see.Episodes.each((e) => {
        if (e.PL_DISTANCE === null || isRespite(e.LS) || isUnaccompanied(e.child)) return
        const miles = e.PL_DISTANCE.trim() === '' ? Number.NaN : Number(e.PL_DISTANCE)
        if (!(miles >= 0 && miles <= 999.9)) mark(e)
      })
    },
  }),
  rule('169', {
    wrong: 'The authority of the placement is not known.',
    why: WHY.postcode,
    mend: 'Check the postcode of the placement.',
    marks: { Episodes: ['PL_LA'] },
    sees: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => !isRespite(e.LS) && !isAuthority(e.PL_LA) && mark(e)),
  }),
  rule('392a', {
    wrong: 'The child is looked after, but the distance from home is not known.',
    why: WHY.postcode,
    mend: 'Enter both postcodes, or correct them.',
    marks: { Episodes: ['PL_DISTANCE'] },
    sees: { Episodes: ['LS'], ...UNACCOMPANIED },
    optional: UNACCOMPANIED_TABLES,
    check: (see, mark) => {
      const isUnaccompanied = isOrWasUnaccompanied(see)
      see.Episodes.each((e) => !isRespite(e.LS) && e.PL_DISTANCE === null && !isUnaccompanied(e.child) && mark(e))
    },
  }),
  rule('392b', {
    wrong: 'The child is looked after, but a postcode is missing.',
    why: WHY.postcode,
    mend: 'Enter the postcodes of home and of the placement.',
    marks: { Episodes: ['HOME_POST', 'PL_POST'] },
    sees: { Episodes: ['LS'], ...UNACCOMPANIED },
    optional: UNACCOMPANIED_TABLES,
    check: (see, mark) => {
      const isUnaccompanied = isOrWasUnaccompanied(see)
      see.Episodes.each(
        (e) => !isRespite(e.LS) && (e.HOME_POST === null || e.PL_POST === null) && !isUnaccompanied(e.child) && mark(e),
      )
    },
  }),
  rule('406', {
    wrong: 'A distance from home is given for a child who came to the country alone.',
    why: WHY.notAsked,
    mend: 'Clear the home postcode: an unaccompanied child has no home address here.',
    marks: { Episodes: ['PL_DISTANCE'] },
    sees: UNACCOMPANIED,
    optional: UNACCOMPANIED_TABLES,
    check: (see, mark) => {
      const isUnaccompanied = isOrWasUnaccompanied(see)
      see.Episodes.each((e) => e.PL_DISTANCE !== null && isUnaccompanied(e.child) && mark(e))
    },
  }),
  rule('454', {
    wrong: 'The placement is more than 350 miles from home.',
    why: 'Such distances are rare enough that the Department asks about each.',
    mend: 'Check both postcodes.',
    from: 2026,
    marks: { Episodes: ['PL_DISTANCE'] },
    sees: UNACCOMPANIED,
    optional: UNACCOMPANIED_TABLES,
    check: (see, mark) => {
      const isUnaccompanied = isOrWasUnaccompanied(see)
      see.Episodes.each((e) => {
        const miles = e.PL_DISTANCE === null ? 0 : Number(e.PL_DISTANCE)
        if (miles > 350 && miles !== 999.9 && !isUnaccompanied(e.child)) mark(e)
      })
    },
  }),
  rule('1015', {
    wrong: 'The placement is the authority’s own provision, but lies in another authority.',
    why: WHY.contradiction,
    mend: 'Check the postcode and the provider; use PR2 for another authority’s provision.',
    needsAuthority: true,
    marks: { Episodes: ['PL_LA'] },
    sees: { Episodes: ['PLACE', 'PLACE_PROVIDER', 'LS'] },
    check: ({ Episodes, authority, year }, mark) => {
      const anywhere = (place: string): boolean => /^[UATZ]/.test(place) || isOne(ownButElsewhere(year), place)
      Episodes.each((e) => {
        if (e.PLACE_PROVIDER !== 'PR1' || e.PLACE === null || anywhere(e.PLACE) || isRespite(e.LS)) return
        if (e.PL_LA !== null && authority !== null && e.PL_LA !== authority) mark(e)
      })
    },
  }),
]

/** Besides carers’ homes, what an authority may run itself outside its own area. */
const ownButElsewhere = (year: number): readonly string[] => (year >= 2025 ? ['K3'] : ['H5', 'P2'])
