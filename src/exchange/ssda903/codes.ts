import codes from './codes.json' with { type: 'json' }

/** One code: what it means, and the first and last return year in which it may be used. */
export interface Code {
  readonly means: string
  readonly from?: number
  readonly until?: number
}
export type CodeList = Readonly<Record<string, Code>>

export const codeLists: Readonly<Record<keyof typeof codes.lists, CodeList>> = codes.lists

/** The first and last return year whose codes are known. */
export const returnYears = { first: 2019, last: 2027 } as const

/** Whether a return of this year may hold this code. Years outside 2019 to 2027 are read as the nearest of them. */
export function mayHold(list: CodeList, code: string, year: number): boolean {
  const known = list[code]
  const asIf = Math.min(Math.max(year, returnYears.first), returnYears.last)
  return known !== undefined && (known.from ?? asIf) <= asIf && asIf <= (known.until ?? asIf)
}

/** The codes that a return of this year may hold. */
export const codesIn = (list: CodeList, year: number): readonly string[] =>
  Object.keys(list).filter((code) => mayHold(list, code, year))
