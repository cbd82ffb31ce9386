import type { SubjectId } from '../record/index.ts'
import { isWorkingDay, type Calendar, type Day } from '../time/index.ts'
import type { Ground } from './read.ts'
import type { RoleId } from './roles.ts'

/** One person’s opening of one record in one hour of one day, on one ground. */
export interface Opened {
  readonly person: string
  /** The person’s name; null where only a title is known. */
  readonly name: string | null
  readonly roles: readonly RoleId[]
  readonly subject: SubjectId
  readonly childName: string | null
  /** Whether the child has or had a home at the reader’s own postcode. */
  readonly isNeighbour: boolean
  readonly on: Day
  /** The hour of the day, 0 to 23, in Europe/London. */
  readonly hour: number
  readonly ground: Ground
}

/** How often somebody was refused in a week. */
export interface Refused {
  readonly person: string
  readonly times: number
}

/** The ways in which reading can stand out, in words. */
export const unusualSorts = {
  'own-record': 'A child of the reader’s own name',
  'own-name': 'A child of the reader’s own surname',
  'same-street': 'A child with a home at the reader’s own postcode',
  'no-allocation': 'Many records without an allocation or a team',
  'out-of-hours': 'Records opened out of hours',
  bulk: 'Very many records in one day',
  refused: 'Many attempts that were refused',
} as const

export type UnusualSort = keyof typeof unusualSorts

/** Reading that stands out. Not wrong by that: somebody should look. */
export interface Unusual {
  readonly sort: UnusualSort
  readonly person: string
  /** Null: over the whole week. */
  readonly on: Day | null
  readonly subjects: readonly SubjectId[]
  /** How often it happened, where it is about no records. */
  readonly times?: number
}

/** What makes reading stand out. All of it ours: no law or guidance that was read gives a number. */
export interface UnusualThresholds {
  /** Hours of a working day, the first included and the last not. */
  readonly workFrom: number
  readonly workUntil: number
  /** So many different records in a day, or more. */
  readonly manyInADay: number
  /** So many different records in a week on the ground of the role alone, or more. */
  readonly manyUnallocated: number
  /** So many refused attempts in a week, or more. */
  readonly manyRefused: number
  /** Roles whose work is at any hour. */
  readonly atAnyHour: readonly RoleId[]
}

export const unusualThresholds: UnusualThresholds = {
  workFrom: 7,
  workUntil: 20,
  manyInADay: 60,
  manyUnallocated: 40,
  manyRefused: 5,
  atAnyHour: ['emergency-duty', 'mash'],
}

/** The last word of a name as far as it can be compared; null where it is an initial, or there is none. */
function surnameOf(name: string | null): string | null {
  const last = (name ?? '').trim().split(/\s+/).at(-1) ?? ''
  const letters = last.toLocaleLowerCase('en-GB').replaceAll(/[^\p{L}]/gu, '')
  return letters.length < 2 ? null : letters
}

/** A name with nothing but its letters and the spaces between them. */
const plain = (name: string | null): string =>
  (name ?? '')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[^\p{L}\s]/gu, '')
    .trim()
    .replaceAll(/\s+/g, ' ')

const isOwnRecord = ({ name, childName }: Opened): boolean =>
  plain(name).includes(' ') && plain(name) === plain(childName)

const isOwnName = (opened: Opened): boolean => {
  const own = surnameOf(opened.name)
  return own !== null && own === surnameOf(opened.childName) && !isOwnRecord(opened)
}

/** Whether nothing but the role opened the record: neither allocation, nor team, nor an agenda, nor an emergency. */
const isByRoleAlone = ({ ground }: Opened): boolean => ground === 'other-team'

const isOutOfHours =
  (calendar: Calendar, { workFrom, workUntil, atAnyHour }: UnusualThresholds) =>
  ({ on, hour, roles }: Opened): boolean =>
    !roles.some((role) => atAnyHour.includes(role)) &&
    (hour < workFrom || hour >= workUntil || !isWorkingDay(calendar, on))

const distinct = (rows: readonly Opened[]): readonly SubjectId[] => [...new Set(rows.map(({ subject }) => subject))]

/** The rows of each person, or of each person’s day, as one finding where they open at least so many records. */
function groups(sort: UnusualSort, rows: readonly Opened[], by: 'day' | 'week', least: number): readonly Unusual[] {
  const keyOf = ({ person, on }: Opened) => (by === 'day' ? `${on} ${person}` : person)
  return [...Map.groupBy(rows, keyOf).values()].flatMap((own): readonly Unusual[] => {
    const [first] = own
    const subjects = distinct(own)
    if (first === undefined || subjects.length < least) return []
    return [{ sort, person: first.person, on: by === 'day' ? first.on : null, subjects }]
  })
}

/** What stands out in a week’s openings of records and refusals. Pure, and total: the same rows give the same findings in any order. */
export function unusualReading(
  rows: readonly Opened[],
  refusals: readonly Refused[],
  calendar: Calendar,
  thresholds: UnusualThresholds = unusualThresholds,
): readonly Unusual[] {
  const found = [
    ...groups('own-record', rows.filter(isOwnRecord), 'week', 1),
    ...groups('own-name', rows.filter(isOwnName), 'week', 1),
    ...groups(
      'same-street',
      rows.filter(({ isNeighbour }) => isNeighbour),
      'week',
      1,
    ),
    ...groups('no-allocation', rows.filter(isByRoleAlone), 'week', thresholds.manyUnallocated),
    ...groups('out-of-hours', rows.filter(isOutOfHours(calendar, thresholds)), 'day', 1),
    ...groups('bulk', rows, 'day', thresholds.manyInADay),
    ...refusals.flatMap(({ person, times }): readonly Unusual[] =>
      times < thresholds.manyRefused ? [] : [{ sort: 'refused', person, on: null, subjects: [], times }],
    ),
  ]
  const key = ({ on, person }: Unusual): string => `${on ?? ''} ${person}`
  const order = Object.keys(unusualSorts)
  return found
    .map((one) => ({ ...one, subjects: [...one.subjects].sort() }))
    .sort((a, b) => order.indexOf(a.sort) - order.indexOf(b.sort) || (key(a) < key(b) ? -1 : 1))
}
