import { numberIn, rowAt, type Finding, type Paper, type PaperTable, type Text } from './document.ts'

const DATE =
  /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{2,4}\b/i

/** What tells one household from others, in a sentence: who they are, and what happened to them. */
const HOUSEHOLD =
  /\b(couple|single (?:(?:male|female|prospective) )*adopters?|sibling group|this (?:child|family)|the (?:child|adopters?|family)|adopter)\b/i
const HAPPENED = /\b(approved|matched|linked|placed|adopted|moved|born|removed)\b/i
const ABOUT =
  /\b(same[- ]sex|(?:male|female) adopter|(?:white|black|asian|mixed)[ -](?:british|african|caribbean|other)|catholic|muslim|jewish|christian|aged \d+|years? old)\b/i

/** Columns that together single a household out. */
const kinds: Readonly<Record<string, RegExp>> = {
  'a date of approval, match or placement': /approv|match|placed|placement|moved in|date of order|dob|born/i,
  sex: /\b(sex|gender)\b/i,
  'sexual orientation': /orientation|sexuality|same[- ]sex/i,
  ethnicity: /ethnic|heritage|religion|faith/i,
  age: /\bage\b/i,
  'the authority or agency': /authority|agency|council|placed with/i,
  'the household': /\b(household|couple|family|adopter|carer|child)\b/i,
}

const why = (what: readonly string[]): string =>
  `This describes one family: ${what.join(', ')}. Whoever knows them would know them here. Leave it out, or give only sums.`

function ofText({ text, where }: Text): readonly Finding[] {
  const what = [
    ...(HOUSEHOLD.test(text) && HAPPENED.test(text) && DATE.test(text)
      ? ['who they are', 'what happened', 'the day']
      : []),
    ...(ABOUT.test(text) && HOUSEHOLD.test(text) ? ['a trait of theirs'] : []),
  ]
  return what.length > 0 ? [{ finding: 'one-family', where, why: why(what) }] : []
}

function ofTable(table: PaperTable): readonly Finding[] {
  const [headings = [], ...rows] = table.rows
  return rows.flatMap((cells, n): readonly Finding[] => {
    const told = Object.entries(kinds)
      .filter(([, heading]) =>
        cells.some(
          (cell, column) => heading.test(headings[column] ?? '') && cell.trim() !== '' && numberIn(cell) === null,
        ),
      )
      .map(([kind]) => kind)
    if (told.length >= 3) return [{ finding: 'one-family', where: rowAt(table, n + 1), why: why(told) }]
    return ofText({ kind: 'text', where: rowAt(table, n + 1), text: cells.join(' ') })
  })
}

/** Rows and sentences from which one family could be told. */
export const oneFamily = ({ parts }: Paper): readonly Finding[] =>
  parts.flatMap((part) => (part.kind === 'text' ? ofText(part) : ofTable(part)))
