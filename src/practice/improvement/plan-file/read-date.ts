import { asDay, dayOf, type Day } from '../../../time/index.ts'
import { dueInMonth, dueOnDay, sayDue, type Due } from '../due.ts'
import { asMonth } from '../plan.ts'

/** What a cell for a date says. */
export type DateRead =
  | { readonly kind: 'due'; readonly due: Due }
  /** Nothing, or a word that stands for no date: "ongoing". */
  | { readonly kind: 'none'; readonly word: string | null }
  | { readonly kind: 'completed' }
  /** Neither: why, in a sentence. Nothing is guessed. */
  | { readonly kind: 'wrong'; readonly says: string }

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
const WORD = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

const fourFigures = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))
const isYear = (year: number): boolean => year >= 1990 && year <= 2100

const due = (of: Due): DateRead => ({ kind: 'due', due: of })
const wrong = (says: string): DateRead => ({ kind: 'wrong', says })

const onDay = (text: string, year: number, month: number, dayOfMonth: number): DateRead => {
  const day: Day | null = isYear(year) ? dayOf(year, month, dayOfMonth) : null
  return day === null ? wrong(`“${text}” is no day of the calendar.`) : due(dueOnDay(day))
}

const inMonth = (text: string, year: number, month: number): DateRead => {
  const of = isYear(year) ? asMonth(`${year}-${String(month).padStart(2, '0')}`) : null
  return of === null ? wrong(`“${text}” is no month.`) : due(dueInMonth(of))
}

/** Excel keeps a day as how many lie between it and the end of 1899. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
function fromExcel(text: string): DateRead {
  const on = new Date(EXCEL_EPOCH + Number(text) * 86_400_000).toISOString().slice(0, 10)
  const day = asDay(on)
  return day === null ? wrong(`“${text}” is no date.`) : due(dueOnDay(day))
}

/** "Oct 202017": two figures of a year stand twice, as when 17 was replaced by 2017 throughout. Said, and not mended. */
function doubled(text: string): DateRead | null {
  const found = /(?<before>.*?)(?<year>(?:19|20)(?:19|20)\d{2})$/.exec(text)?.groups
  if (!found) return null
  const { before = '', year = '' } = found
  const meant = readDate(`${before}20${year.slice(-2)}`)
  const perhaps = meant.kind === 'due' ? ` Perhaps ${sayDue(meant.due)} is meant.` : ''
  return wrong(`“${text}” has a year that cannot be, ${year}.${perhaps}`)
}

const looks: readonly (readonly [RegExp, (text: string, found: readonly string[]) => DateRead])[] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, (text, [, y = '', m = '', d = '']) => onDay(text, Number(y), Number(m), Number(d))],
  [
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/,
    (text, [, d = '', m = '', y = '']) => onDay(text, fourFigures(y), Number(m), Number(d)),
  ],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${WORD}[ ,-]+(\\d{2}|\\d{4})$`, 'i'),
    (text, [, d = '', m = '', y = '']) => onDay(text, fourFigures(y), monthNumber(m), Number(d)),
  ],
  [
    new RegExp(`^${WORD}[ ,.’'-]*(\\d{2}|\\d{4})$`, 'i'),
    (text, [, m = '', y = '']) => inMonth(text, fourFigures(y), monthNumber(m)),
  ],
  [/^(\d{1,2})[/.-](\d{4})$/, (text, [, m = '', y = '']) => inMonth(text, Number(y), Number(m))],
  [/^[345]\d{4}$/, fromExcel],
  [
    /^(ongoing|continuous|continuing|tbc|tba|to be confirmed|n\/?a|none|-|–)$/i,
    (text) => ({ kind: 'none', word: text }),
  ],
  [/^(complete|completed|done|closed)$/i, () => ({ kind: 'completed' })],
  [
    /q(uarter)? ?[1-4]\b/i,
    (text) => wrong(`“${text}” names a quarter, which councils count differently: say the month.`),
  ],
]

/** Words around a date that change nothing: "by the end of", a day of the week, commas. */
const LEAD =
  /^((by|end of|the|before|end|mon(day)?|tue(sday|s)?|wed(nesday)?|thu(rsday|rs)?|fri(day)?|sat(urday)?|sun(day)?)\b[ ,]*)+/i

/** What a cell says of a date, as councils write them: a day, a month, a word, or what is neither. */
export function readDate(cell: string): DateRead {
  const text = cell.replace(/\s+/g, ' ').trim()
  if (text === '') return { kind: 'none', word: null }
  const bare = text.replace(LEAD, '')
  for (const [pattern, read] of looks) {
    const found = pattern.exec(bare)
    if (found) return read(text, found)
  }
  return doubled(text) ?? wrong(`“${text}” is not a date that can be read.`)
}
