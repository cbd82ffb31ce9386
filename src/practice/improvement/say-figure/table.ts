import { sayList, type FieldError } from '../../../web/ui/index.ts'
import { numberIn } from '../figures/entered.ts'

/** Which value of each area is wanted, of a table that the Department for Education publishes. */
export interface TableAsked {
  /** The column that holds it. */
  readonly column: string
  /** As the table writes it, such as 201617. */
  readonly period: string
  /** Columns and their values, "category = Total; sex = Total", by which a table is divided; empty where it is not. */
  readonly only: string
}

/** With whom a council is compared: England always. */
export interface Areas {
  /** Empty: with no region. */
  readonly region: string
  readonly councils: readonly string[]
}

/** What an area came to, and where in the table that stands: the first row under the headings is row 2. */
export interface AreaFound {
  readonly with: 'england' | 'region' | 'neighbour'
  readonly council: string | null
  readonly value: number
  readonly row: number
}

export interface ComparatorsRead {
  readonly found: readonly AreaFound[]
  /** Areas of which the table tells no number, and why, each as a sentence without its full stop. */
  readonly left: readonly string[]
}

type Cells = readonly string[]

/** How the Department's open tables say of what area and what time a row is. */
const PLACE = { level: 'geographic_level', region: 'region_name', council: 'la_name', period: 'time_period' } as const
const AREA_OR_TIME = /^(geographic_level|time_(period|identifier)|(country|region|la)_(name|code)|(new|old)_la_code)$/

const MOST_NAMED = 20
const plain = (text: string | undefined): string => (text ?? '').trim().toLowerCase()
const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')} and others` : sayList(names)

const wrong = (field: keyof TableAsked | 'table', says: string): readonly FieldError[] => [{ field, says }]

/** The columns and values by which rows are chosen; null where it cannot be read as that. */
function conditionsIn(only: string): readonly (readonly [column: string, value: string])[] | null {
  const parts = only
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => part.split('='))
  return parts.every((part) => part.length === 2) ? parts.map(([a, b]) => [plain(a), plain(b)] as const) : null
}

/** In which columns rows that should be one row differ. */
const differing = (headings: Cells, rows: readonly Cells[], but: number): readonly string[] =>
  headings.filter((name, at) => at !== but && new Set(rows.map((row) => plain(row[at]))).size > 1)

interface Chosen {
  readonly headings: Cells
  readonly rows: readonly (readonly [row: number, cells: Cells])[]
  readonly value: number
  readonly at: Readonly<Record<keyof typeof PLACE, number>>
}

/** The rows of the time that is asked for; or what is wrong, and beside which field. */
function chosenFrom(table: readonly Cells[], { column, period, only }: TableAsked): Chosen | readonly FieldError[] {
  const [headings = [], ...body] = table
  const find = (name: string): number => headings.findIndex((heading) => plain(heading) === plain(name))
  const at = {
    level: find(PLACE.level),
    region: find(PLACE.region),
    council: find(PLACE.council),
    period: find(PLACE.period),
  }
  if (at.level < 0 || at.period < 0)
    return wrong(
      'table',
      `The table must have the columns ${PLACE.period} and ${PLACE.level}, as the Department’s open tables do. It has ${named(headings)}`,
    )
  const values = headings.filter((heading) => !AREA_OR_TIME.test(plain(heading)))
  const value = find(column)
  if (value < 0) return wrong('column', `The table has no column “${column}”. It has ${named(values)}`)
  const conditions = conditionsIn(only)
  if (conditions === null) return wrong('only', 'Write a column and its value with = between, such as category=Total')
  const unknown = conditions.find(([name]) => find(name) < 0)
  if (unknown) return wrong('only', `The table has no column “${unknown[0]}”. It has ${named(values)}`)
  const ofTime = body
    .map((cells, nth) => [nth + 2, cells] as const)
    .filter(([, cells]) => plain(cells[at.period]) === plain(period))
  if (ofTime.length === 0)
    return wrong(
      'period',
      `No row is of “${period}”. The table has ${named([...new Set(body.map((cells) => cells[at.period] ?? ''))].sort())}`,
    )
  const rows = ofTime.filter(([, cells]) => conditions.every(([name, is]) => plain(cells[find(name)]) === is))
  return rows.length === 0 ? wrong('only', `No row of ${period} is so`) : { headings, rows, value, at }
}

/**
 * What England, the region and the statistical neighbours came to, out of a table as the Department publishes its open data:
 * one row for an area, a time and whatever else it is divided by, with the columns `time_period`, `geographic_level`, `region_name` and `la_name`.
 * What is no number there (suppressed, not available) is left out, and said. Answers what is wrong where it cannot be told which row is meant.
 */
export function comparatorsIn(
  table: readonly Cells[],
  asked: TableAsked,
  { region, councils }: Areas,
): ComparatorsRead | readonly FieldError[] {
  const chosen = chosenFrom(table, asked)
  if (!('rows' in chosen)) return chosen
  const { headings, rows, value, at } = chosen
  const ofArea = (level: string, column: number, name: string) =>
    rows.filter(([, cells]) => plain(cells[at.level]) === level && (column < 0 || plain(cells[column]) === plain(name)))
  const areas = [
    { with: 'england' as const, called: 'England', council: null, own: ofArea('national', -1, '') },
    ...(region === ''
      ? []
      : [{ with: 'region' as const, called: region, council: null, own: ofArea('regional', at.region, region) }]),
    ...councils.map((council) => ({
      ...{ with: 'neighbour' as const, called: council, council, own: ofArea('local authority', at.council, council) },
    })),
  ]
  const several = areas.find(({ own }) => own.length > 1)
  if (several)
    return wrong(
      'only',
      `There are ${several.own.length} rows of ${several.called} in ${asked.period}. Say which, by ${named(
        differing(
          headings,
          several.own.map(([, cells]) => cells),
          value,
        ),
      )}`,
    )
  const told = areas.map(({ called, own: [first], ...area }) => {
    if (!first) return `${called}: no row`
    const [row, cells] = first
    const number = numberIn((cells[value] ?? '').replaceAll(/[,%\s]/g, ''))
    return number === null ? `${called}: “${cells[value] ?? ''}” is no number` : { ...area, value: number, row }
  })
  return {
    found: told.flatMap((each) =>
      typeof each === 'string' ? [] : [{ with: each.with, council: each.council, value: each.value, row: each.row }],
    ),
    left: told.filter((each) => typeof each === 'string'),
  }
}
