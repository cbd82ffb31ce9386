import type { BaseTable, ColumnOf } from '../schema.ts'
import type { CodeList } from '../../codes.ts'
import { codesIn } from '../../codes.ts'
import type { Rule } from '../rule.ts'
import { ruleFor } from '../rule.ts'
import { WHY } from '../why.ts'

/** The placements that share a first letter, as the Department groups them. */
export const ADOPTIVE = ['A3', 'A4', 'A5', 'A6'] as const
export const FOSTER = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] as const
export const TEMPORARY = ['T0', 'T1', 'T2', 'T3', 'T4'] as const
export const ADOPTED = ['E11', 'E12'] as const
export const RESPITE = ['V3', 'V4'] as const

/** Whether a cell holds one of these codes; a blank holds none. */
export const isOne = (of: readonly string[], code: string | null): boolean => code !== null && of.includes(code)

/** A series of short-term breaks, for which the Department asks very little. */
export const isRespite = (legalStatus: string | null): boolean => isOne(RESPITE, legalStatus)

/** Sex as it was coded to 2024 and since: every year's rules understand both. */
export const isMale = (sex: string | null): boolean => sex === 'M' || sex === '1'
export const isFemale = (sex: string | null): boolean => sex === 'F' || sex === '2'

/** Care ended with this episode: a reason is given and it is not that another episode follows. */
export const endsCare = (reasonEnded: string | null): boolean => reasonEnded !== null && reasonEnded !== 'X1'

/** Placements that Ofsted does not register, and which therefore have no reference number. */
export function withoutUrn(year: number): readonly string[] {
  const always = ['P1', 'P3', 'R1', 'R2', 'R5', ...TEMPORARY]
  if (year >= 2026) return [...always, 'Z1', 'Z11', 'Z12', 'Z13', 'Z14']
  if (year === 2025) return [...always, 'Z1']
  return year === 2024 ? [...always, 'P2', 'Z1'] : [...always, 'P2', 'H5', 'Z1']
}

/** Placements for which no provider is coded. */
export const withoutProvider = (year: number): readonly string[] =>
  year >= 2026 ? ['T0', 'T1', 'T2', 'T3', 'Z11', 'Z12', 'Z13', 'Z14'] : [...TEMPORARY, 'Z1']

/** The placement is known to be outside England, where Ofsted registers nobody. */
export const isOutsideEngland = (authority: string | null): boolean =>
  authority !== null && (/^[WSN]\d/.test(authority) || ['WAL', 'SCO', 'NIR', 'NUK'].includes(authority))

/** A date of which parts may be unknown: `ZZ/ZZ/2014`. */
export const isPartialDate = (text: string): boolean => /^(\d\d|[zZ]{2})\/(\d\d|[zZ]{2})\/(\d{4}|[zZ]{4})$/.test(text)

interface About<T extends BaseTable> {
  readonly in: T
  readonly field: ColumnOf<T>
  readonly called: string
  readonly list: CodeList
  /** A blank is wrong too. */
  readonly required?: true
  readonly from?: number
  readonly until?: number
}

/** A rule that a column holds a code of the year's list. */
export function codeRule<T extends BaseTable>(code: string, about: About<T>): Rule {
  const { field } = about
  return ruleFor(code, {
    wrong: `${about.called} (${field}) ${about.required ? 'is blank or not' : 'is not'} a code that this year's return may hold.`,
    why: WHY.code,
    mend: `Enter one of ${Object.keys(about.list).slice(0, 12).join(', ')}${Object.keys(about.list).length > 12 ? ' …' : ''}.`,
    ...(about.from === undefined ? {} : { from: about.from }),
    ...(about.until === undefined ? {} : { until: about.until }),
    marks: { [about.in]: [field] },
    check: ({ table, year }, mark) => {
      const codes: ReadonlySet<unknown> = new Set(codesIn(about.list, year))
      const rows = table(about.in)
      if (!rows.carries(field)) return // a column that no file has is told once, not row by row
      rows.each((row) => {
        const cell = row.cell(field)
        if (cell === null ? about.required === true : !codes.has(cell)) mark(row)
      })
    },
  })
}

interface AboutDate<T extends BaseTable> {
  readonly in: T
  readonly field: ColumnOf<T>
  readonly called: string
  readonly required?: true
  /** Parts of the date may be unknown and are written with Z. */
  readonly partly?: true
  readonly from?: number
}

/** A rule that a column holds a date. */
export function dateRule<T extends BaseTable>(code: string, about: AboutDate<T>): Rule {
  const { field } = about
  return ruleFor(code, {
    wrong: `${about.called} (${field}) ${about.required ? 'is blank or is not' : 'is not'} a date.`,
    why: WHY.date,
    mend: 'Enter a day of the calendar as DD/MM/YYYY.',
    ...(about.from === undefined ? {} : { from: about.from }),
    marks: { [about.in]: [field] },
    check: ({ table }, mark) => {
      const rows = table(about.in)
      if (!rows.carries(field)) return
      rows.each((row) => {
        const wrong = row.unreadable(field)
        const isPartly = about.partly && wrong !== null && /z/i.test(wrong) && isPartialDate(wrong)
        const isWrong = wrong === null ? about.required && !row.has(field) : !isPartly
        if (isWrong) mark(row)
      })
    },
  })
}
