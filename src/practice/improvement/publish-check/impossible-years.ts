import { dayOf } from '../../../time/index.ts'
import { passagesOf, type Finding, type Paper } from './document.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*'

/** The years that a paper of ours can speak of. */
const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) >= 1900 && Number(text) <= 2100

/** Told already as a year of which two figures stand twice. */
const isDoubled = (text: string): boolean => /^(19|20)(19|20)\d{2}$/.test(text)

function ofDate(text: string, day: string, month: string, year: string): string | null {
  if (!isYear(year)) return `“${text}” has a year that cannot be.`
  return dayOf(Number(year), Number(month), Number(day)) === null ? `“${text}” is no day of the calendar.` : null
}

/** Patterns that hold a year, each with what is wrong with one that it found; null where nothing is. */
const looks: readonly (readonly [RegExp, (...found: readonly string[]) => string | null])[] = [
  [
    /(?<![\d,.£])(?:19|20)(?:19|20)\d{2}(?![\d,])/g,
    (all = '') => `“${all}” is no year: two figures of one stand twice, as when 17 is replaced by 2017.`,
  ],
  [
    new RegExp(`\\b${MONTH}[ ,]+(\\d{4,8})\\b(?![.,]\\d| [a-z])`, 'gi'),
    (all = '', year = '') => (isYear(year) || isDoubled(year) ? null : `“${all}” has a year that cannot be.`),
  ],
  [
    /(?<![\d.])(\d{1,2})([/.])(\d{1,2})\2(\d{4,6})(?![\d.])/g,
    (all = '', day = '', _sign = '', month = '', year = '') => (isDoubled(year) ? null : ofDate(all, day, month, year)),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}),? (\\d{4})\\b`, 'gi'),
    (all = '', day = '', month = '', year = '') =>
      isYear(year) ? ofDate(all, day, String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1), year) : null,
  ],
  [
    /(?<![\d/.])(1[3-9]|[2-9]\d)\/(20\d{2})(?!\d)/g,
    (all = '') => `“${all}” is neither a month nor an age: was 17 replaced by 2017?`,
  ],
  [
    /\b(1[0-9]) (?:and|to|or) (20\d{2})\b(?=[- ]?(?:s\b|year|yr))/gi,
    (all = '') => `“${all}” is no pair of ages: was 17 replaced by 2017?`,
  ],
]

/** Years and dates that cannot be: "202017", 31 February, "16/2017". */
export const impossibleYears = (paper: Paper): readonly Finding[] =>
  passagesOf(paper).flatMap(({ where, text }) =>
    looks.flatMap(([pattern, whyNot]) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const why = whyNot(...found)
        return why === null ? [] : [{ finding: 'impossible-year' as const, where, why }]
      }),
    ),
  )
