import { sayDate, type Day } from '../../time/index.ts'
import { sayNumber } from '../../web/ui/index.ts'
import type { WrittenDocument, WrittenPart } from '../improvement/index.ts'
import { packKinds } from './events.ts'
import type { MeasureNumbers, PackRows } from './rows.ts'
import type { PackKind } from './when.ts'

/** What a pack is made of, besides its numbers. */
export interface PackOf {
  readonly kind: PackKind
  readonly authority: string
  readonly asAt: Day
  readonly readAt: string
  readonly position: number
  readonly rows: PackRows
  /** The pack of the kind before, with the day that it tells of; null: this is the first. */
  readonly before: { readonly asAt: Day; readonly rows: PackRows } | null
  /** Actions that are slow to progress, of the monthly pack. */
  readonly slow: readonly { readonly ref: string; readonly action: string; readonly why: string }[]
}

const NOT_BEFORE = '–'

const moved = (now: number, before: number | undefined): string =>
  before === undefined
    ? sayNumber(now)
    : `${sayNumber(now)} (${now === before ? 'as before' : `before: ${sayNumber(before)}`})`

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)

function rulesOf({ rows, before }: PackOf): WrittenPart {
  const all = Object.entries(rows.rules)
    .filter(([, { late, dueSoon, done }]) => late + dueSoon + done > 0)
    .toSorted(([, a], [, b]) => b.late - a.late || (a.title < b.title ? -1 : 1))
  return {
    kind: 'table',
    caption: 'What is late and what falls due, by timescale',
    columns: ['Timescale', 'Late', 'Due within seven days', 'Done in the last seven days', 'Of those in time'],
    rows: all.map(([rule, { title, late, dueSoon, done, doneInTime }]) => [
      ...[
        title,
        moved(late, before?.rows.rules[rule]?.late),
        sayNumber(dueSoon),
        sayNumber(done),
        sayNumber(doneInTime),
      ],
    ]),
    countsNobody: true,
  }
}

function teamsOf({ rows, before }: PackOf): WrittenPart {
  const names = Object.keys(rows.teams).toSorted((a, b) => (a < b ? -1 : 1))
  const fields = ['lookedAfter', 'inNeed', 'withoutWorker', 'late', 'atRisk'] as const
  const total = (of: PackRows | undefined, field: (typeof fields)[number]): number | undefined =>
    of && sum(Object.values(of.teams).map((team) => team[field]))
  return {
    kind: 'table',
    caption: 'Open children and their clocks, by team',
    columns: ['Team', 'Looked after', 'In need', 'Without a worker', 'Late', 'At risk'],
    rows: [
      ...names.map((name) => [
        name,
        ...fields.map((field) => moved(rows.teams[name]?.[field] ?? 0, before?.rows.teams[name]?.[field])),
      ]),
      ['All', ...fields.map((field) => moved(total(rows, field) ?? 0, total(before?.rows, field)))],
    ],
    countsNobody: true,
  }
}

const hasMoved = ({ before }: PackOf, id: string, { value }: MeasureNumbers): boolean =>
  before === null || before.rows.measures[id]?.value !== value

function measuresOf(of: PackOf): WrittenPart {
  const { rows, before, kind } = of
  const all = Object.entries(rows.measures).filter(([id, each]) => kind !== 'daily' || hasMoved(of, id, each))
  const more = kind === 'monthly' ? ['Year, or twelve months', 'Target'] : []
  return {
    kind: 'table',
    caption: kind === 'daily' && before !== null ? 'Measures that moved' : 'Measures of the scorecard',
    columns: ['Measure', 'Value', 'Made of', 'Band', ...more, 'In the pack before'],
    rows: all.map(([id, { title, says, madeOf, band, year, target }]) => [
      ...[`${id} ${title}`, says, madeOf, band],
      ...(kind === 'monthly' ? [year, target] : []),
      before?.rows.measures[id]?.says ?? NOT_BEFORE,
    ]),
    countsNobody: true,
  }
}

function slowOf({ kind, slow }: PackOf): readonly WrittenPart[] {
  if (kind !== 'monthly') return []
  return [
    { kind: 'heading', level: 1, text: 'Actions that are slow to progress' },
    slow.length === 0
      ? { kind: 'paragraph', text: 'None, by the rule.' }
      : {
          kind: 'table',
          columns: ['Ref', 'Action', 'Why it is slow'],
          rows: slow.map(({ ref, action, why }) => [ref, action, why]),
          countsNobody: true,
          isSelection: true,
        },
  ]
}

export const titleOfPack = (kind: PackKind, asAt: Day): string => `${packKinds[kind]}, to ${sayDate(asAt)}`

/** A pack as a document. Pure: the same numbers give the same pack. */
export function documentOf(of: PackOf): WrittenDocument {
  const { kind, authority, asAt, readAt, position, before } = of
  return {
    title: titleOfPack(kind, asAt),
    isWide: true,
    parts: [
      {
        kind: 'paragraph',
        text: `${authority}. It tells of the record as at ${sayDate(asAt)}, read on ${readAt} at position ${position}. No child is named in it; its numbers are whole, so it is for those who see the whole service, and not to be passed on.`,
      },
      {
        kind: 'paragraph',
        text:
          before === null
            ? 'It is the first of its kind: there is nothing yet to hold it against.'
            : `“Before” is the ${packKinds[kind].toLowerCase()} to ${sayDate(before.asAt)}, as it was made.`,
      },
      { kind: 'heading', level: 1, text: 'Clocks' },
      rulesOf(of),
      { kind: 'heading', level: 1, text: 'Teams' },
      teamsOf(of),
      { kind: 'heading', level: 1, text: 'Measures' },
      measuresOf(of),
      ...slowOf(of),
    ],
  }
}
