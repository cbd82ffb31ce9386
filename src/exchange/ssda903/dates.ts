import { asDay, dayOf, YEARS, type Day } from '../../time/index.ts'

/** A date as a cell holds it: its day, or why it is none; and what the text shows of the order of day and month. */
export interface ReadDate {
  readonly day: Day | null
  /** What is wrong and how to mend it, to follow the cell's text; null where the day was read. */
  readonly why: string | null
  readonly order: 'day-first' | 'month-first' | 'either'
}

const unreadable = (why: string, order: ReadDate['order'] = 'either'): ReadDate => ({ day: null, why, order })

function readDayMonthYear(first: number, second: number, year: number): ReadDate {
  const order = first > 12 ? 'day-first' : second > 12 ? 'month-first' : 'either'
  const day = dayOf(year, second, first)
  if (day) return { day, why: null, order }
  if (year < YEARS.first || year > YEARS.last) return unreadable('has a year that cannot be right', order)
  if (second > 12 && second <= 31) return unreadable('has no such month: write day, month, year as DD/MM/YYYY', order)
  return unreadable('is no day of the calendar', order)
}

/** Reads `DD/MM/YYYY` (also with dashes, dots, single digits, or midnight after it) and `YYYY-MM-DD`. */
export function readDate(text: string): ReadDate {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ]0?0:00(?::00(?:\.0+)?)?)?$/.exec(text)
  if (written) return readDayMonthYear(Number(written[1]), Number(written[2]), Number(written[3]))
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  if (iso) {
    const day = asDay(iso[1] ?? '')
    return day ? { day, why: null, order: 'either' } : unreadable('is no day of the calendar')
  }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return unreadable('has a year of two digits: write all four')
  if (/^\d{5}$/.test(text))
    return unreadable('is a spreadsheet’s day number: show the column as a date, then save again')
  return unreadable('is not a date: write it as DD/MM/YYYY')
}

const known = new Map<string, ReadDate>()

/** As `readDate`, remembering what it has read: returns say the same few thousand days again and again. */
export function readDateAgain(text: string): ReadDate {
  const before = known.get(text)
  if (before) return before
  if (known.size > 50_000) known.clear()
  const read = readDate(text)
  known.set(text, read)
  return read
}
