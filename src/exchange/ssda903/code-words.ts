import { financialYear, type Day } from '../../time/index.ts'
import { codeLists, mayHold, type CodeList } from './codes.ts'
import { tables, type Column } from './tables.ts'

/** What a field of a fact may hold, in words: one of these codes and nothing else, or a text that may be one of them. */
export interface CodesInWords {
  readonly kind: 'choice' | 'text'
  readonly choices: Readonly<Record<string, string>>
}

/** A pupil’s number, or a code for why there is none. */
const texts: Readonly<Record<string, CodeList>> = { UPN: codeLists.upn }

type IsUsed = (list: CodeList, code: string) => boolean

function inWords({ codes, name, recoded }: Column, isUsed: IsUsed): CodesInWords | null {
  const list = codes ?? texts[name]
  if (!list) return null
  // Facts hold the later code where one replaced another of the same meaning.
  const held = Object.entries(list).filter(([code]) => !Object.hasOwn(recoded?.codes ?? {}, code) && isUsed(list, code))
  return {
    kind: codes ? 'choice' : 'text',
    choices: Object.fromEntries(held.map(([code, { means }]) => [code, means])),
  }
}

type CodesByField = Readonly<Record<string, Readonly<Record<string, CodesInWords>>>>

const ofEveryField = (isUsed: IsUsed): CodesByField =>
  Object.fromEntries(
    tables.map(({ type, columns }) => [
      type,
      Object.fromEntries(
        columns.flatMap((column) => {
          const said = inWords(column, isUsed)
          return column.field === null || said === null ? [] : [[column.field, said] as const]
        }),
      ),
    ]),
  )

/** What the codes of the return mean, by type of fact and field: of every year, because what was recorded is read for ever. */
export const codesInWords: CodesByField = ofEveryField(() => true)

/** The codes that a person may record on a day: those of its return year and of the one before, for what is recorded late. */
export function codesToRecord(on: Day): CodesByField {
  const year = financialYear(on)
  return ofEveryField((list, code) => mayHold(list, code, year) || mayHold(list, code, year - 1))
}
