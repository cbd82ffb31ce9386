import { annexLetter, type AnnexLetters } from '../../practice/inspection/index.ts'
import { annexCode, annexCodes } from './lists.ts'

/** A code of the lists as it is written, by the letter or letters that begin it: “a) White” by “a”. */
const written = (codes: AnnexLetters, letter: string): string | null =>
  annexCodes[codes].find(({ write }) => write.startsWith(`${letter})`) || write.startsWith(`${letter}:`))?.write ?? null

/** The code of the lists for a code of the return or a choice of a form; null where there is none without doubt. */
export const inAnnex = (of: AnnexLetters, code: unknown): string | null => {
  const letter = annexLetter(of, code)
  return letter === null ? null : written(of, letter)
}

/** Yes or no as the lists say it. */
export const yesNo = (is: boolean): string | null => annexCode('yesNo', is ? 'Yes' : 'No')
