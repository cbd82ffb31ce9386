/**
 * The tables that rules may see and how each column is read: a date as a day number, anything else as the text that was
 * given. `Header.UASC` comes in the XML only; the `PL_` columns are worked out from postcodes; `Providers` is Ofsted's list.
 */
export const SCHEMA = {
  Header: { SEX: 'text', DOB: 'date', ETHNIC: 'text', UPN: 'text', MOTHER: 'text', MC_DOB: 'date', UASC: 'text' },
  Episodes: {
    DECOM: 'date',
    RNE: 'text',
    LS: 'text',
    CIN: 'text',
    PLACE: 'text',
    PLACE_PROVIDER: 'text',
    DEC: 'date',
    REC: 'text',
    REASON_PLACE_CHANGE: 'text',
    HOME_POST: 'text',
    PL_POST: 'text',
    URN: 'text',
    PL_LA: 'text',
    PL_LOCATION: 'text',
    PL_DISTANCE: 'text',
  },
  Reviews: { DOB: 'date', REVIEW: 'date', REVIEW_CODE: 'text' },
  UASC: { SEX: 'text', DOB: 'date', DUC: 'date' },
  OC2: {
    DOB: 'date',
    SDQ_SCORE: 'text',
    SDQ_REASON: 'text',
    CONVICTED: 'text',
    HEALTH_CHECK: 'text',
    IMMUNISATIONS: 'text',
    TEETH_CHECK: 'text',
    HEALTH_ASSESSMENT: 'text',
    SUBSTANCE_MISUSE: 'text',
    INTERVENTION_RECEIVED: 'text',
    INTERVENTION_OFFERED: 'text',
  },
  OC3: { DOB: 'date', IN_TOUCH: 'text', ACTIV: 'text', ACCOM: 'text' },
  AD1: {
    DOB: 'date',
    DATE_INT: 'date',
    DATE_MATCH: 'date',
    FOSTER_CARE: 'text',
    NB_ADOPTR: 'text',
    SEX_ADOPTR: 'text',
    LS_ADOPTR: 'text',
  },
  PlacedAdoption: { DOB: 'date', DATE_PLACED: 'date', DATE_PLACED_CEASED: 'date', REASON_PLACED_CEASED: 'text' },
  PrevPerm: { DOB: 'date', PREV_PERM: 'text', LA_PERM: 'text', DATE_PERM: 'text' },
  Missing: { DOB: 'date', MISSING: 'text', MIS_START: 'date', MIS_END: 'date' },
  SWEpisodes: { DOB: 'date', SW_ID: 'text', SW_DECOM: 'date', SW_DEC: 'date', SW_REASON: 'text' },
  DoLo: { DOB: 'date', DOLO_START: 'date', DOLO_END: 'date' },
  Providers: {
    URN: 'text',
    PLACE_CODES: 'text',
    PROVIDER_CODES: 'text',
    POSTCODE: 'text',
    LA_CODE: 'text',
    REG_START: 'date',
    REG_END: 'date',
  },
} as const

/** The columns that put a child's rows of a table in order: where each begins, then where it ends. */
export const ORDER: { readonly [T in BaseTable]?: readonly string[] } = {
  Episodes: ['DECOM', 'DEC'],
  Reviews: ['REVIEW'],
  PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
  Missing: ['MIS_START', 'MIS_END'],
  SWEpisodes: ['SW_DECOM', 'SW_DEC'],
  DoLo: ['DOLO_START', 'DOLO_END'],
}

type Schema = typeof SCHEMA
export type BaseTable = keyof Schema

/** A table of this year's return, or, ending in `_last`, of last year's. */
export type TableName = BaseTable | `${Exclude<BaseTable, 'Providers'>}_last`
export type BaseOf<T extends TableName> = T extends `${infer B extends BaseTable}_last`
  ? B
  : T extends BaseTable
    ? T
    : never
export type ColumnOf<T extends TableName> = keyof Schema[BaseOf<T>] & string
export type CellOf<T extends TableName, C extends ColumnOf<T>> = Schema[BaseOf<T>][C] extends 'date'
  ? number
  : string | null

export const baseOf = (table: TableName): BaseTable => table.replace(/_last$/, '') as BaseTable // by the type of TableName

/** How a table's columns are read, by name. */
export const columnsOf = (table: TableName): Readonly<Record<string, 'date' | 'text'>> => SCHEMA[baseOf(table)]

const bases = Object.keys(SCHEMA) as BaseTable[] // the keys of the constant above

/** Every table, this year's before last year's. */
export const TABLES: readonly TableName[] = [
  ...bases,
  ...bases.flatMap((base) => (base === 'Providers' ? [] : [`${base}_last` as const])),
]

/** Columns that no file carries: they are worked out from postcodes. */
export const FROM_POSTCODES: readonly string[] = ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE']
