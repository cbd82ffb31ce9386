import type { Vector } from '../index.ts'

/** A table as a test writes it: its columns, then its rows; a dash is a blank cell, an underscore a space. */
export const table = (columns: string, ...rows: readonly string[]): Vector['tables'][string] => ({
  columns: columns.split(' '),
  rows: rows.map((row) => row.split(' ').map((cell) => (cell === '-' ? null : cell.replaceAll('_', ' ')))),
})

type Marks = Readonly<Record<string, readonly number[]>>
/** A rule, tables, the rows that it marks, why; and the return’s year or what else is known of it. */
export type Example = readonly [
  code: string,
  tables: Vector['tables'],
  marks: Marks,
  because: string,
  more?: Vector['metadata'] | number,
]

export const care = 'CHILD DECOM DEC RNE REC LS'
/** In care since before the year and still; left in the year; came in the year. */
export const cohort = table(care, '1 01/05/2022 - S - C2', '2 01/05/2022 01/12/2025 S E4A C2', '3 02/04/2025 - S - C2')
export const leaver = (...rows: readonly string[]) => table('CHILD DOB IN_TOUCH ACTIV ACCOM', ...rows)
export const adopted = 'CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR'
export const health =
  'CHILD CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED'
export const providers = {
  provider_info: {
    $table: table('URN LA_CODE PROVIDER_CODES REG_END', 'SC1 E06000001 PR1,PR2 30/09/2025', 'SC2 E06000002 PR4 -'),
  },
  localAuthority: 'E06000001',
}
