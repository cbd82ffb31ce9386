import type { TableName } from './table-names.ts'
import { codeLists, type CodeList } from './codes.ts'

/**
 * What a cell holds. An unreadable `key-date` or `end-date` rejects its row; any other unreadable date is left out of
 * the fact and flagged. A `partial-date` (zz/05/2019) stays text.
 */
export type CellKind = 'child' | 'key-date' | 'end-date' | 'date' | 'repeated-date' | 'partial-date' | 'code' | 'text'

/** One column of a table, and the one field of the one fact that it fills: read and written from this line alone. */
export interface Column {
  readonly name: string
  readonly kind: CellKind
  /** The field of the fact's body; null where the column is the child, the fact's own date, or repeats the Header. */
  readonly field: string | null
  /** The codes that the column may hold. */
  readonly codes: CodeList | null
  /** Codes that were replaced by others of the same meaning: facts hold today's, older returns are written with theirs. */
  readonly recoded: Recoded | null
  /** The name of its element in the XML return, where it differs. */
  readonly xml: string
}

export interface Recoded {
  /** The last return year that is written with the older codes. */
  readonly until: number
  /** The older code to today's. */
  readonly codes: Readonly<Record<string, string>>
}

/**
 * Which facts on record a return speaks of by not repeating them:
 * `open-in-year`: those that overlap 1 April to the as-at date; `dated-in-year`: those dated in it; `never`: none;
 * `same-year`: those that a return of the same year last stated.
 */
export type Scope = 'open-in-year' | 'dated-in-year' | 'never' | 'same-year'

/** One table of the return. One row of it is one fact. */
export interface Table {
  readonly name: TableName
  /** The file name that the Department uses, without its ending. */
  readonly file: string
  readonly firstYear: number
  /** The type of fact that a row is. */
  readonly type: string
  /** A table given afresh each year: its facts are dated 1 April, when the return year begins. */
  readonly yearly: boolean
  readonly scope: Scope
  /** Where its rows stand in the XML return: in an element of their own, in HEADER itself, or nowhere. */
  readonly xml: { readonly element: string; readonly within: 'CHILD' | 'HEADER' } | 'in-header' | null
  readonly columns: readonly Column[]
}

const column = (name: string, kind: CellKind, field: string | null, more: Partial<Column> = {}): Column => ({
  name,
  kind,
  field,
  codes: null,
  recoded: null,
  xml: name,
  ...more,
})
const child = column('CHILD', 'child', null, { xml: 'CHILDID' })
const born = column('DOB', 'repeated-date', null)
const dated = (name: string): Column => column(name, 'key-date', null)
const ended = (name: string, field: string): Column => column(name, 'end-date', field)
const date = (name: string, field: string): Column => column(name, 'date', field)
const text = (name: string, field: string): Column => column(name, 'text', field)
const code = (name: string, field: string | null, list: keyof typeof codeLists, xml = name): Column =>
  column(name, 'code', field, { codes: codeLists[list], xml })

const sexBefore2025: Recoded = { until: 2024, codes: { '1': 'M', '2': 'F' } }

const header: Table = {
  name: 'Header',
  file: 'header',
  firstYear: 2019,
  type: 'child.identity',
  yearly: false,
  scope: 'never',
  xml: 'in-header',
  columns: [
    child,
    { ...code('SEX', 'sex', 'sex'), recoded: sexBefore2025 },
    dated('DOB'),
    code('ETHNIC', 'ethnicity', 'ethnicity'),
    text('UPN', 'upn'),
    code('MOTHER', 'isMother', 'yesNo'),
    date('MC_DOB', 'firstChildBornOn'),
  ],
}

const episodes: Table = {
  name: 'Episodes',
  file: 'episodes',
  firstYear: 2019,
  type: 'child.episode',
  yearly: false,
  scope: 'open-in-year',
  xml: { element: 'EPISODE', within: 'CHILD' },
  columns: [
    child,
    dated('DECOM'),
    code('RNE', 'reasonStarted', 'reasonStarted'),
    code('LS', 'legalStatus', 'legalStatus'),
    code('CIN', 'need', 'need'),
    code('PLACE', 'placement', 'placement', 'PL'),
    code('PLACE_PROVIDER', 'provider', 'provider'),
    ended('DEC', 'endedOn'),
    code('REC', 'reasonEnded', 'reasonEnded'),
    code('REASON_PLACE_CHANGE', 'reasonPlacementChanged', 'reasonPlacementChanged'),
    text('HOME_POST', 'homePostcode'),
    text('PL_POST', 'placementPostcode'),
    text('URN', 'ofstedUrn'),
  ],
}

const reviews: Table = {
  name: 'Reviews',
  file: 'reviews',
  firstYear: 2019,
  type: 'child.review',
  yearly: false,
  scope: 'dated-in-year',
  xml: { element: 'AREVIEW', within: 'HEADER' },
  columns: [child, born, dated('REVIEW'), code('REVIEW_CODE', 'participation', 'participation')],
}

const unaccompanied: Table = {
  name: 'UASC',
  file: 'uasc',
  firstYear: 2019,
  type: 'child.unaccompanied',
  yearly: true,
  scope: 'same-year',
  xml: 'in-header',
  columns: [child, { ...code('SEX', null, 'sex'), recoded: sexBefore2025 }, born, ended('DUC', 'ceasesOn')],
}

const health: Table = {
  name: 'OC2',
  file: 'oc2',
  firstYear: 2019,
  type: 'child.health-year',
  yearly: true,
  scope: 'same-year',
  xml: { element: 'OC2', within: 'HEADER' },
  columns: [
    child,
    born,
    text('SDQ_SCORE', 'sdqScore'),
    code('SDQ_REASON', 'sdqReason', 'sdqReason'),
    code('CONVICTED', 'convicted', 'yesNo'),
    code('HEALTH_CHECK', 'developmentChecks', 'yesNo'),
    code('IMMUNISATIONS', 'immunisations', 'yesNo'),
    code('TEETH_CHECK', 'dentalCheck', 'yesNo'),
    code('HEALTH_ASSESSMENT', 'healthAssessment', 'yesNo'),
    code('SUBSTANCE_MISUSE', 'substanceMisuse', 'yesNo'),
    code('INTERVENTION_RECEIVED', 'interventionReceived', 'yesNo'),
    code('INTERVENTION_OFFERED', 'interventionOffered', 'yesNo'),
  ],
}

const careLeavers: Table = {
  name: 'OC3',
  file: 'oc3',
  firstYear: 2019,
  type: 'child.care-leaver-year',
  yearly: true,
  scope: 'same-year',
  xml: 'in-header',
  columns: [
    child,
    born,
    code('IN_TOUCH', 'inTouch', 'inTouch'),
    code('ACTIV', 'activity', 'activity'),
    code('ACCOM', 'accommodation', 'accommodation'),
  ],
}

const adopted: Table = {
  name: 'AD1',
  file: 'ad1',
  firstYear: 2019,
  type: 'permanence.adopters',
  yearly: false,
  scope: 'same-year',
  xml: 'in-header',
  columns: [
    child,
    born,
    date('DATE_INT', 'decidedOn'),
    dated('DATE_MATCH'),
    code('FOSTER_CARE', 'byFosterCarer', 'yesNo'),
    code('NB_ADOPTR', 'adopters', 'adopters'),
    code('SEX_ADOPTR', 'adoptersSex', 'adoptersSex'),
    code('LS_ADOPTR', 'adoptersLegal', 'adoptersLegal'),
  ],
}

const shouldBePlaced: Table = {
  name: 'PlacedAdoption',
  file: 'placed_for_adoption',
  firstYear: 2019,
  type: 'permanence.adoption-decision',
  yearly: false,
  scope: 'same-year',
  xml: { element: 'AD_PLACED', within: 'HEADER' },
  columns: [
    child,
    born,
    dated('DATE_PLACED'),
    ended('DATE_PLACED_CEASED', 'endedOn'),
    code('REASON_PLACED_CEASED', 'reasonEnded', 'reversal'),
  ],
}

const previousPermanence: Table = {
  name: 'PrevPerm',
  file: 'previous_permanence',
  firstYear: 2019,
  type: 'child.previous-permanence',
  yearly: true,
  scope: 'same-year',
  xml: { element: 'PERMANENCE', within: 'HEADER' },
  columns: [
    child,
    born,
    code('PREV_PERM', 'option', 'previousPermanence'),
    text('LA_PERM', 'authority'),
    column('DATE_PERM', 'partial-date', 'orderDate'),
  ],
}

const missing: Table = {
  name: 'Missing',
  file: 'missing',
  firstYear: 2019,
  type: 'child.missing',
  yearly: false,
  scope: 'open-in-year',
  xml: { element: 'AMISSING', within: 'HEADER' },
  columns: [child, born, code('MISSING', 'kind', 'missing'), dated('MIS_START'), ended('MIS_END', 'endedOn')],
}

const workers: Table = {
  name: 'SWEpisodes',
  file: 'sw_episodes',
  firstYear: 2024,
  type: 'child.worker',
  yearly: false,
  scope: 'open-in-year',
  xml: null,
  columns: [
    child,
    born,
    text('SW_ID', 'worker'),
    dated('SW_DECOM'),
    ended('SW_DEC', 'endedOn'),
    code('SW_REASON', 'reason', 'workerReason'),
  ],
}

const deprivationOfLiberty: Table = {
  name: 'DoLo',
  file: 'dolo',
  firstYear: 2027,
  type: 'child.deprivation-of-liberty',
  yearly: false,
  scope: 'open-in-year',
  xml: null,
  columns: [child, born, dated('DOLO_START'), ended('DOLO_END', 'endedOn')],
}

/** The twelve tables of the return, in the order in which the Department lists them. */
export const tables: readonly Table[] = [
  header,
  episodes,
  reviews,
  unaccompanied,
  health,
  careLeavers,
  adopted,
  shouldBePlaced,
  previousPermanence,
  missing,
  workers,
  deprivationOfLiberty,
]

/** The tables that the XML return cannot carry. */
export const tablesWithoutXml: readonly Table[] = tables.filter((table) => table.xml === null)
