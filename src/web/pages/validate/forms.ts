import type { Kind } from './files.ts'
import type { Of } from './collections.ts'

/** A field of the form that takes files. */
export interface Place {
  readonly kind: Kind
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly multiple?: boolean
}

/** One of the two pages: what it asks for, and what else it leads to. */
export interface FormWords {
  readonly address: string
  readonly title: string
  readonly lead: string
  readonly worker: string
  readonly files: readonly Place[]
  readonly yearHint: string
  readonly moreTitle: string
  readonly more: readonly Place[]
  /** Whether rules ask where the authority lies. */
  readonly asksAuthority: boolean
  readonly other: { readonly asks: string; readonly of: Of }
}

const TABLE = '.csv,.txt,.zip'
const RETURN = '.csv,.txt,.xml,.zip'

const earlier: Place = {
  kind: 'earlier',
  label: 'Findings of an earlier check',
  hint: 'A CSV saved from this page, to see what is new, mended and still there.',
  accept: TABLE,
}
const names: Place = {
  kind: 'names',
  label: 'Names and teams',
  hint: 'A CSV with the headings CHILD, NAME and TEAM, to see the findings by team.',
  accept: TABLE,
}

export const FORMS: Readonly<Record<Of, FormWords>> = {
  return: {
    address: '/validate',
    title: 'Check a return',
    lead: 'Check an SSDA903 return by the Department’s rules before you send it. Nothing goes into the record.',
    worker: 'check-in-page.js',
    files: [
      {
        kind: 'this-year',
        label: 'The return to check',
        hint: 'The CSV files of one return, all at once, or its XML, or a zip of either. CSV files are known by their headings, not by their names.',
        accept: RETURN,
        multiple: true,
      },
      {
        kind: 'last-year',
        label: 'Last year’s return, if you have it',
        hint: 'Rules that compare with last year need it.',
        accept: RETURN,
        multiple: true,
      },
    ],
    yearHint: 'The year in which it ends: 2026 for 1 April 2025 to 31 March 2026',
    moreTitle: 'Compare with an earlier check, show teams, check more rules',
    more: [
      earlier,
      names,
      {
        kind: 'providers',
        label: 'Ofsted’s list of providers',
        hint: 'A CSV with a column URN.',
        accept: TABLE,
        multiple: true,
      },
      {
        kind: 'postcodes',
        label: 'Postcodes',
        hint: 'A postcode directory of the Office for National Statistics as CSV, for rules on where a placement lies.',
        accept: TABLE,
      },
    ],
    asksAuthority: true,
    other: { asks: 'For the children in need census, go to', of: 'census' },
  },
  census: {
    address: '/validate/census',
    title: 'Check a census',
    lead: 'Check a children in need census by the Department’s schema and rules before you send it. Nothing goes into the record.',
    worker: 'census-in-page.js',
    files: [
      {
        kind: 'this-year',
        label: 'The census to check',
        hint: 'The XML of one census, as your system exports it, or a zip of it.',
        accept: '.xml,.zip',
      },
    ],
    yearHint: 'The year in which it ends: 2026 for 1 April 2025 to 31 March 2026',
    moreTitle: 'Compare with an earlier check, show teams',
    more: [earlier, names],
    asksAuthority: false,
    other: { asks: 'For the SSDA903 return, go to', of: 'return' },
  },
}
