import authorities from '../facts/upn-authorities.json' with { type: 'json' }
import { isCode } from '../codes.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { repeated } from './answers.ts'

/** The letters of a pupil number: their places are the numbers 0 to 22. I, O and S are left out. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const recognised = new Set(authorities.codes.split(' '))

/** The letter with which a pupil number must begin; null where the rest of it is malformed. Weights 2 to 13, modulo 23. */
function checkLetter(upn: string): string | null {
  if (!/^.\d{11}[\dA-Z]$/.test(upn)) return null
  let sum = 0
  for (let at = 1; at < 13; at++) {
    const sign = upn.charAt(at)
    const value = at === 12 && /[A-Z]/.test(sign) ? LETTERS.indexOf(sign) : Number(sign)
    if (value < 0) return null
    sum += value * (at + 1)
  }
  return LETTERS.charAt(sum % 23)
}

/** Pupil numbers (UPN). */
export const pupilNumbers: readonly Rule[] = [
  rule('1510', {
    wrong: 'The pupil number begins with the wrong letter: its other digits do not add up to it.',
    why: WHY.pupilNumber,
    mend: 'Copy the number again from the school; one of its digits is most likely mistyped.',
    marks: { ChildIdentifiers: ['UPN'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => {
        const letter = c.UPN === null ? null : checkLetter(c.UPN)
        if (letter !== null && c.UPN?.charAt(0) !== letter) mark(c)
      }),
  }),
  rule('1520', {
    wrong: 'Two children have the same pupil number.',
    why: WHY.pupilNumber,
    mend: 'Correct one of them, or merge the two records if they are one child.',
    marks: { ChildIdentifiers: ['UPN'] },
    check: ({ ChildIdentifiers }, mark) => mark(...repeated(ChildIdentifiers.all, (c) => c.UPN)),
  }),
  rule('1530', {
    wrong: 'Characters 2 to 4 of the pupil number are not the code of an authority.',
    why: WHY.pupilNumber,
    mend: 'Copy the number again from the school.',
    marks: { ChildIdentifiers: ['UPN'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => c.UPN !== null && !recognised.has(c.UPN.slice(1, 4)) && mark(c)),
  }),
  rule('1540', {
    wrong: 'Characters 5 to 12 of the pupil number are not all digits.',
    why: WHY.pupilNumber,
    mend: 'Copy the number again from the school.',
    marks: { ChildIdentifiers: ['UPN'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => c.UPN !== null && !/^\d{8}$/.test(c.UPN.slice(4, 12)) && mark(c)),
  }),
  rule('1550', {
    wrong: 'Character 13 of the pupil number is neither a digit nor a letter that may stand there.',
    why: WHY.pupilNumber,
    mend: 'Copy the number again from the school; I, O and S are never used.',
    marks: { ChildIdentifiers: ['UPN'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each((c) => c.UPN !== null && !/^[0-9A-HJ-NP-RT-Z]$/.test(c.UPN.slice(12, 13)) && mark(c)),
  }),
  rule('1560Q', {
    wrong: 'The former pupil number is not written as a pupil number: a letter, eleven digits, a digit or letter.',
    why: WHY.pupilNumber,
    mend: 'Copy the number again from the school, or clear it and tell the Department why.',
    marks: { ChildIdentifiers: ['FormerUPN'] },
    check: ({ ChildIdentifiers }, mark) =>
      ChildIdentifiers.each(
        (c) => c.FormerUPN !== null && !/^[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]$/.test(c.FormerUPN) && mark(c),
      ),
  }),
]

/** Used by 8770Q: whether a reason stands for a missing pupil number once the child is of school age. */
export const explainsMissing = (reason: string | null): boolean =>
  reason !== null && isCode('upnUnknown', reason.toUpperCase()) && reason.toUpperCase() !== 'UN1'
