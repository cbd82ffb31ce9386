import type { MonthSum, Small } from '../../account/index.ts'
import type { Fact, SubjectId } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { AUDITS_GRADED, type Programme } from '../audit/index.ts'
import { complaintFigures, kinds, receivedOf, STAGE_ONE, themed, themes, type KindOf } from '../complaints/index.ts'
import { readLearning, type Learning } from '../learning/index.ts'
import { upperFirst } from '../improvement/index.ts'
import { HEARD_AT_REVIEWS } from '../performance/index.ts'
import { settledQuarters, tableByQuarter, type Quarter, type RowOf } from './quarters.ts'
import type { CountsOf, LinesOf, SourceRows } from './sources.ts'

/** Everything that papers count of complaints, audits and voices. */
export const paperCounts: readonly string[] = [...complaintFigures, AUDITS_GRADED, HEARD_AT_REVIEWS]

interface Counting {
  readonly on: Day
  readonly sums: readonly MonthSum[]
}

type Words = Pick<CountsOf, 'name' | 'title' | 'rowsAre' | 'inIs'>

function counted({ on, sums }: Counting, words: Words, rows: readonly RowOf[]): readonly CountsOf[] {
  const table = tableByQuarter(rows, settledQuarters(on), sums)
  return table === null ? [] : [{ ...words, table, asAt: on }]
}

type Learned = readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]

const isIn =
  (quarters: readonly Quarter[]) =>
  (day: Day): boolean =>
    quarters.some(({ from, until }) => from <= day && day < until)

/** What was learned from some sources and done, or is still to be done: written so that nobody can tell who spoke. */
function learnedFrom(all: Learned, from: readonly string[], on: Day): readonly LinesOf[] {
  const [first] = settledQuarters(on)
  const own = all
    .flatMap(({ facts }) => readLearning(facts) ?? [])
    .filter(({ source, isGoodPractice }) => source !== null && from.includes(source) && !isGoodPractice)
  const done = own.flatMap((each) => (each.done && first && each.done.on >= first.from ? [each] : []))
  const open = own.filter((each) => each.done === null && each.dropped === null)
  const stands = ({ done: did, dueOn }: Learning): string =>
    did ? `Done, ${sayDate(did.on)}` : dueOn === null ? 'No day' : `Due ${sayDate(dueOn)}`
  return [
    ...linesOf('You said, we did', ['You said', 'We did', 'What it changed', 'When'], on, done, (each) => [
      ...[each.said, each.done?.did ?? '', each.done?.changed ?? 'Too early to tell', stands(each)],
    ]),
    ...linesOf('You said, we will', ['You said', 'We will', 'Who leads it', 'When'], on, open, (each) => [
      ...[each.said, each.will, upperFirst(each.lead ?? 'nobody yet'), stands(each)],
    ]),
  ]
}

const linesOf = <T>(
  title: string,
  columns: readonly string[],
  asAt: Day,
  of: readonly T[],
  row: (each: T) => readonly string[],
): readonly LinesOf[] => (of.length === 0 ? [] : [{ title, columns, rows: of.map(row), asAt }])

/** Themes that so many named in the quarters that nobody is told by it: without a number. */
function oftenNamed({ on, sums }: Counting, small: Small): readonly LinesOf[] {
  const quarters = settledQuarters(on)
  const isLately = isIn(quarters)
  const often = Object.entries(themes).filter(([theme]) => {
    const named = sums.filter(({ id, month }) => id === themed(theme) && isLately(month))
    return named.reduce((total, { den }) => total + den, 0) > Math.max(small.most, small.least)
  })
  return linesOf(
    'What it was about most: themes that more were about than may be suppressed',
    ['Theme'],
    on,
    often,
    ([, title]) => [title],
  )
}

const FROM_CHILDREN = 'The first number: what children, young people and care leavers sent themselves'

/** Complaints, representations and compliments of whole quarters, replies in time, and what was learned. */
export function complaintSource(counting: Counting, learned: Learned, small: Small): SourceRows {
  // Its keys are the kinds.
  const kindRows = (Object.keys(kinds) as readonly KindOf[]).map((kind) => ({
    title: kinds[kind],
    id: receivedOf(kind),
  }))
  return {
    counts: [
      ...counted(
        counting,
        { name: 'received', title: 'Received, by quarter', rowsAre: 'What it was', inIs: FROM_CHILDREN },
        kindRows,
      ),
      ...counted(
        counting,
        {
          ...{ name: 'stage 1 replies', title: 'Replies at stage 1, by the quarter in which they were due' },
          ...{ rowsAre: 'Replies', inIs: 'The first number: replies sent in time' },
        },
        [{ title: 'Stage 1', id: STAGE_ONE }],
      ),
    ],
    lines: [
      ...oftenNamed(counting, small),
      ...learnedFrom(learned, ['complaint', 'compliment', 'ombudsman', 'other'], counting.on),
    ],
  }
}

/** A programme that was closed, with what it found in words. */
export interface ProgrammeFound {
  readonly programme: Programme
  readonly found: string
}

/** Audits of whole quarters by their grades, what closed programmes found, and what was learned. */
export function auditSource(counting: Counting, programmes: readonly ProgrammeFound[], learned: Learned): SourceRows {
  const closed = programmes
    .filter(({ programme }) => programme.closedOn !== null)
    .toSorted((a, b) => ((a.programme.closedOn ?? '') < (b.programme.closedOn ?? '') ? 1 : -1))
  return {
    counts: counted(
      counting,
      {
        ...{ name: 'audits', title: 'Audits, by the quarter in which their grades stood', rowsAre: 'Audits' },
        inIs: 'The first number: graded good or outstanding overall, by the moderator where there was one',
      },
      [{ title: 'All tools', id: AUDITS_GRADED }],
    ),
    lines: [
      ...linesOf(
        'What programmes found',
        ['Programme', 'What was audited', 'Closed', 'What it found', 'Shared'],
        counting.on,
        closed,
        ({ programme: { title, tool, closedOn, shared }, found }) => [
          ...[
            title,
            tool?.title ?? '',
            closedOn === null ? '' : sayDate(closedOn),
            found,
            upperFirst(shared ?? 'not said'),
          ],
        ],
      ),
      ...learnedFrom(learned, ['audit', 'case-discussion', 'focus-week'], counting.on),
    ],
  }
}

/** How often children were heard, and what became of what they and others said. */
export const voiceSource = (counting: Counting, learned: Learned): SourceRows => ({
  counts: counted(
    counting,
    {
      ...{ name: 'heard at reviews', title: 'Children heard at their reviews, by quarter', rowsAre: 'Reviews' },
      inIs: 'Reviews of children of four and older. The first number: the child spoke, or their views were told',
    },
    [{ title: 'All', id: HEARD_AT_REVIEWS }],
  ),
  lines: learnedFrom(learned, ['representation'], counting.on),
})
