import { codeLists, type CodeList } from './codes.ts'
import { tables, type Column } from './tables.ts'

/** What a field of a fact may hold, in words: one of these codes and nothing else, or a text that may be one of them. */
export interface CodesInWords {
  readonly kind: 'choice' | 'text'
  readonly choices: Readonly<Record<string, string>>
}

/** A pupil’s number, or a code for why there is none. */
const texts: Readonly<Record<string, CodeList>> = { UPN: codeLists.upn }

function inWords({ codes, name, recoded }: Column): CodesInWords | null {
  const list = codes ?? texts[name]
  if (!list) return null
  // Facts hold the later code where one replaced another of the same meaning.
  const held = Object.entries(list).filter(([code]) => !Object.hasOwn(recoded?.codes ?? {}, code))
  return {
    kind: codes ? 'choice' : 'text',
    choices: Object.fromEntries(held.map(([code, { means }]) => [code, means])),
  }
}

/** What the codes of the return mean, by type of fact and field. */
export const codesInWords: Readonly<Record<string, Readonly<Record<string, CodesInWords>>>> = Object.fromEntries(
  tables.map(({ type, columns }) => [
    type,
    Object.fromEntries(
      columns.flatMap((column) => {
        const said = inWords(column)
        return column.field === null || said === null ? [] : [[column.field, said] as const]
      }),
    ),
  ]),
)
