import type { Trust } from '../../clocks/index.ts'
import type { FieldValue } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Definitions } from '../definitions.ts'

/**
 * What a change holds for. `clocks-starting`: clocks that start on its day or later. `periods-ending`: figures of
 * periods that end on its day or later. `throughout`: the whole record, since figures counted in two ways cannot be
 * compared. `on-its-day`: that day alone.
 */
export type Applies = 'clocks-starting' | 'periods-ending' | 'throughout' | 'on-its-day'

/** How a value is asked for and checked. */
export type Asks =
  | {
      readonly kind: 'whole-number'
      readonly unit: string
      readonly least: number
      readonly most: number
      readonly none?: string
    }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  | { readonly kind: 'switch'; readonly on: string; readonly off: string }
  | { readonly kind: 'text'; readonly label?: string; readonly none: string; readonly longest: number }

/** Something that an authority may set, or may see why it may not. */
export interface Setting {
  readonly id: string
  readonly group: string
  readonly title: string
  /** Where several are of one thing: what, and which part of it this is. They stand together in the list. */
  readonly part?: { readonly of: string; readonly is: string }
  readonly asks: Asks
  readonly source: string
  readonly trust: Trust
  /** Why it cannot be changed, in a sentence; null where it can. */
  readonly fixed: string | null
  readonly applies: Applies
  /** Whether stored rows depend on it, so that they must be worked out again. Otherwise pages read it as it stands. */
  readonly isProjected: boolean
  /** What it is as shipped; null where it is nothing, or a day's own. */
  readonly shipped: FieldValue
  /** The definitions with it set from a day on. Given in the order of the days. */
  readonly set: (definitions: Definitions, value: FieldValue, from: Day) => Definitions
}

/** Whether a value is one that the setting may have. What it may not have was recorded by an older or later release: it is not followed. */
export function mayBe({ asks }: Setting, value: FieldValue): boolean {
  if (asks.kind === 'whole-number')
    return typeof value === 'number'
      ? Number.isSafeInteger(value) && value >= asks.least && value <= asks.most
      : value === null && asks.none !== undefined
  if (asks.kind === 'choice') return typeof value === 'string' && Object.hasOwn(asks.choices, value)
  if (asks.kind === 'switch') return typeof value === 'boolean'
  return value === null || (typeof value === 'string' && value.length > 0 && value.length <= asks.longest)
}

/** A value in words: "121 days", "The order in force when matched", "On". */
export function sayValue({ asks }: Setting, value: FieldValue): string {
  if (asks.kind === 'whole-number') return value === null ? (asks.none ?? '') : `${String(value)} ${asks.unit}`
  if (asks.kind === 'choice') return asks.choices[String(value)] ?? String(value)
  if (asks.kind === 'switch') return value === true ? asks.on : asks.off
  return value === null ? asks.none : String(value)
}
