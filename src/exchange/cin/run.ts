import { runRules } from '../engine/run.ts'
import type { Ran } from '../engine/run.ts'
import type { TableName } from './census.ts'
import type { Collection, Rule } from './rule.ts'
import type { Tables, Unreadable } from './tables.ts'

export interface Findings extends Ran<TableName> {
  readonly unreadable: readonly Unreadable[]
}

/** Why a rule cannot run on this file; null where it can. The modules of a file that is read are all there, the header may lack. */
const whyNot = (rule: Rule, tables: Tables): string | null =>
  rule.sees.has('Header') && !tables.has('Header') ? 'the file has no header (CollectionDetails)' : null

/** Runs every rule given on one census and says what each found, which could not run, and which cells could not be read. */
export const validate = (rules: readonly Rule[], tables: Tables, collection: Collection): Findings => ({
  ...runRules<TableName, TableName, Rule>(rules, tables, collection, {
    whyNot: (rule) => whyNot(rule, tables),
    told: (table) => table,
  }),
  unreadable: tables.unreadable,
})
