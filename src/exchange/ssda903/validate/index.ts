export * from './schema.ts'
export * from './rows.ts'
export * from './rule.ts'
export { isInForce } from '../../engine/rule.ts'
export * from './tables.ts'
export * from './run.ts'
export * from './vectors.ts'
export { rules } from './rules/index.ts'
export { readTable } from './read-table.ts'
export type { FileRead } from './read-table.ts'
export { locatePlacements } from './postcodes.ts'
export { packPostcodes, postcodePacker } from './pack-postcodes.ts'
export type { Place, Postcodes } from './postcodes.ts'
export { cellsOf, eachLine } from './csv.ts'
export { decodeText } from './letters.ts'
export { readerOf } from './row-texts.ts'
export type { Reader } from './row-texts.ts'
export { suggestedYear } from './return-year.ts'
export { saysOnReturn } from './says-on-return.ts'
export { UNREADABLE_RULE, UNREADABLE_WORDS } from './unreadable.ts'

import type { XmlTable } from './read-xml.ts'
import type { Tables } from './tables.ts'
export type { XmlTable } from './read-xml.ts'

/** As `readXmlReturn`; what reads XML is loaded only where there is some. */
export const readXml = async (
  tables: Tables,
  bytes: Uint8Array,
  of: 'this year' | 'last year',
): Promise<readonly XmlTable[] | { readonly says: string }> =>
  (await import('./read-xml.ts')).readXmlReturn(tables, bytes, of)
