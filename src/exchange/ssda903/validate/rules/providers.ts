import { isKnown, on } from '../../../engine/ages.ts'
import type { Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { ADOPTIVE, isOne, isOutsideEngland, isRespite, withoutUrn } from './lists.ts'

/** Stands for the number of a regional adoption agency, which has none. */
const AGENCY = 'XXXXXXX'

const isUrn = (urn: string | null): urn is string => urn !== null && urn !== AGENCY

type Provider = Row<'Providers', 'URN'>

const indexes = new WeakMap<object, Map<string, Provider>>()

/** Ofsted's entry for a number; undefined where the list has none. */
function providerOf<P extends Provider>(Providers: Rows<P>, urn: string): P | undefined {
  let index = indexes.get(Providers) as Map<string, P> | undefined // put there by the line below for these same rows
  if (!index) {
    index = new Map(Providers.all.flatMap((p) => (p.URN === null ? [] : [[p.URN, p] as const])))
    indexes.set(Providers, index)
  }
  return index.get(urn)
}

const listed = (codes: string | null): readonly string[] => (codes ?? '').split(',').map((code) => code.trim())

/** Placements that stand at one address, which Ofsted's list gives. */
const withAddress = (year: number): readonly string[] => {
  const homes = ['K1', 'K2', 'R3', 'S1']
  if (year >= 2025) return [...homes, 'K3']
  return year === 2024 ? [...homes, 'H5'] : homes
}

/** Ofsted's reference numbers of placements. */
export const providers: readonly Rule[] = [
  rule('218', {
    wrong: 'The Ofsted number of the placement is missing.',
    why: WHY.provider,
    mend: `Enter the number (URN) of the provider, or ${AGENCY} for a regional adoption agency.`,
    marks: { Episodes: ['URN'] },
    sees: { Episodes: ['PLACE', 'DEC', 'PL_LA'] },
    optional: ['Episodes.PL_LA'],
    check: ({ Episodes, start, year }, mark) => {
      const none = withoutUrn(Math.min(year, 2026) === 2024 ? 2023 : year)
      Episodes.each((e) => {
        if (e.URN !== null || isOne(none, e.PLACE) || isOutsideEngland(e.PL_LA)) return
        if (!e.has('DEC') || e.DEC >= start) mark(e)
      })
    },
  }),
  rule('222', {
    wrong: 'An Ofsted number is given for a kind of placement that has none.',
    why: WHY.provider,
    mend: 'Clear the number, or correct the placement type.',
    marks: { Episodes: ['URN'] },
    sees: { Episodes: ['PLACE'] },
    check: ({ Episodes, year }, mark) => {
      const none = withoutUrn(year)
      Episodes.each((e) => isUrn(e.URN) && isOne(none, e.PLACE) && mark(e))
    },
  }),
  rule('230', {
    wrong: 'Supported accommodation in England from 28 October 2023 has no Ofsted number.',
    why: 'Providers of supported accommodation have had to register with Ofsted since that day.',
    mend: 'Enter the number of the provider.',
    from: 2024,
    until: 2024,
    marks: { Episodes: ['PLACE', 'DEC', 'URN'] },
    sees: { Episodes: ['PL_LA'] },
    optional: ['Episodes.PL_LA'],
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => {
        if (e.PLACE !== 'H5' || e.URN !== null || isOutsideEngland(e.PL_LA)) return
        if (!e.has('DEC') || e.DEC >= on(2023, 10, 28)) mark(e)
      }),
  }),
  rule('242', {
    wrong: `${AGENCY} stands for a regional adoption agency, but the child is not placed for adoption.`,
    why: WHY.provider,
    mend: 'Enter the Ofsted number of the provider.',
    from: 2026,
    marks: { Episodes: ['URN'] },
    sees: { Episodes: ['PLACE'] },
    check: ({ Episodes }, mark) => Episodes.each((e) => e.URN === AGENCY && !isOne(ADOPTIVE, e.PLACE) && mark(e)),
  }),
  rule('243', {
    wrong: 'An Ofsted number is given for a placement with a provider that Ofsted does not register.',
    why: WHY.provider,
    mend: 'Clear the number, or check the postcode of the placement and its type.',
    from: 2026,
    marks: { Episodes: ['URN'] },
    sees: { Episodes: ['PLACE', 'PL_LA'] },
    optional: ['Episodes.PL_LA'],
    check: ({ Episodes, year }, mark) => {
      // Care homes (R1) are registered elsewhere and may hold both numbers: rule 222 asks about them.
      const never = withoutUrn(year).filter((place) => place !== 'R1')
      Episodes.each((e) => isUrn(e.URN) && (isOutsideEngland(e.PL_LA) || isOne(never, e.PLACE)) && mark(e))
    },
  }),
  rule('241', {
    wrong: 'The supported accommodation lies in an authority in which its provider has no premises.',
    why: WHY.provider,
    mend: 'Check the number and the postcode of the placement.',
    from: 2026,
    needsAuthority: true,
    marks: { Episodes: ['URN'] },
    sees: { Episodes: ['PLACE', 'PL_LA'], Providers: ['URN', 'LA_CODE'] },
    optional: ['Providers'],
    check: ({ Episodes, Providers, authority }, mark) =>
      Episodes.each((e) => {
        if (e.PLACE !== 'K3' || !isUrn(e.URN) || e.PL_LA === null) return
        const expected = providerOf(Providers, e.URN)?.LA_CODE ?? authority
        if (expected !== null && e.PL_LA !== expected) mark(e)
      }),
  }),
  rule('1008', {
    wrong: 'The Ofsted number is not on Ofsted’s list.',
    why: WHY.provider,
    mend: 'Correct the number.',
    marks: { Episodes: ['URN'] },
    sees: { Providers: ['URN'] },
    check: ({ Episodes, Providers }, mark) =>
      Episodes.each((e) => isUrn(e.URN) && !providerOf(Providers, e.URN) && mark(e)),
  }),
  rule('219', {
    wrong: 'The Ofsted number belongs to a provider that does not offer this kind of placement.',
    why: WHY.provider,
    mend: 'Correct the number or the placement type.',
    marks: { Episodes: ['URN', 'PLACE'] },
    sees: { Providers: ['URN', 'PLACE_CODES'] },
    check: ({ Episodes, Providers }, mark) =>
      Episodes.each((e) => {
        const provider = isUrn(e.URN) ? providerOf(Providers, e.URN) : undefined
        if (provider && e.PLACE !== null && !listed(provider.PLACE_CODES).includes(e.PLACE)) mark(e)
      }),
  }),
  rule('224', {
    wrong: 'The Ofsted number belongs to another kind of provider than the one coded.',
    why: WHY.provider,
    mend: 'Correct the number or the placement provider.',
    marks: { Episodes: ['PLACE_PROVIDER'] },
    sees: { Episodes: ['URN'], Providers: ['URN', 'PROVIDER_CODES'] },
    check: ({ Episodes, Providers }, mark) =>
      Episodes.each((e) => {
        const provider = isUrn(e.URN) ? providerOf(Providers, e.URN) : undefined
        if (!provider || e.PLACE_PROVIDER === null) return
        if (!listed(provider.PROVIDER_CODES).includes(e.PLACE_PROVIDER)) mark(e)
      }),
  }),
  rule('221', {
    wrong: 'The postcode of the placement is not that of the provider with this Ofsted number.',
    why: WHY.provider,
    mend: 'Correct the number or the postcode.',
    marks: { Episodes: ['PL_POST'] },
    sees: { Episodes: ['LS', 'PLACE', 'URN'], Providers: ['URN', 'POSTCODE'] },
    check: ({ Episodes, Providers, year }, mark) => {
      const kinds = withAddress(year)
      const bare = (postcode: string | null): string => (postcode ?? '').replaceAll(' ', '').toUpperCase()
      Episodes.each((e) => {
        if (!isUrn(e.URN) || e.PL_POST === null || isRespite(e.LS) || !isOne(kinds, e.PLACE)) return
        const provider = providerOf(Providers, e.URN)
        if (provider && bare(provider.POSTCODE) !== bare(e.PL_POST)) mark(e)
      })
    },
  }),
  rule('227', {
    wrong: 'The provider with this Ofsted number was not registered when the episode started.',
    why: WHY.provider,
    mend: 'Correct the number or DECOM.',
    marks: { Episodes: ['URN', 'DECOM'] },
    sees: { Providers: ['URN', 'REG_START', 'REG_END'] },
    optional: ['Providers.REG_START'],
    check: ({ Episodes, Providers }, mark) =>
      Episodes.each((e) => {
        const provider = isUrn(e.URN) ? providerOf(Providers, e.URN) : undefined
        if (provider && (e.DECOM < provider.REG_START || e.DECOM > provider.REG_END)) mark(e)
      }),
  }),
  rule('228', {
    wrong: 'The provider with this Ofsted number was no longer registered when the episode ended.',
    why: WHY.provider,
    mend: 'Correct the number or DEC; an open episode needs another placement.',
    marks: { Episodes: ['URN', 'DEC'] },
    sees: { Providers: ['URN', 'REG_END'] },
    check: ({ Episodes, Providers, end }, mark) =>
      Episodes.each((e) => {
        const provider = isUrn(e.URN) ? providerOf(Providers, e.URN) : undefined
        const until = isKnown(e.DEC) || e.has('DEC') ? e.DEC : end
        if (provider && until > provider.REG_END) mark(e)
      }),
  }),
  rule('229', {
    wrong: 'The provider is said to be this authority’s or another’s, but Ofsted’s list shows otherwise.',
    why: WHY.provider,
    mend: 'Correct the number, or use PR1 for own provision and PR2 for another authority’s.',
    needsAuthority: true,
    marks: { Episodes: ['URN', 'PLACE_PROVIDER'] },
    sees: { Providers: ['URN', 'LA_CODE'] },
    check: ({ Episodes, Providers, authority }, mark) =>
      Episodes.each((e) => {
        const provider = isUrn(e.URN) ? providerOf(Providers, e.URN) : undefined
        if (!provider || provider.LA_CODE === null || authority === null) return
        const isOwn = provider.LA_CODE === authority
        if ((e.PLACE_PROVIDER === 'PR1' && !isOwn) || (e.PLACE_PROVIDER === 'PR2' && isOwn)) mark(e)
      }),
  }),
]
