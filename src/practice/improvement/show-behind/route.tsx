import type { Reading } from '../../../access/index.ts'
import { monthOfDay } from '../../../account/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  notFound,
  page,
  sayCount,
  sayMonth,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import type { FigurePorts } from '../figure-ports.ts'
import { lines, opensToChildren, type Line } from '../figures/lines.ts'
import { hrefOfMeasure } from '../show-action/present.ts'
import { firstMonthOf, linesApart } from './apart.ts'
import { monthIn, presentBehind, ROWS_A_PAGE } from './present.ts'
import { ApartPage, BehindPage } from './view.tsx'

type Ports = Pick<FigurePorts, 'readBehind' | 'readCalled' | 'readSumsApart'>

const lineAsked = (id: string): Line | null => lines.find((line) => line.id === id && opensToChildren(line)) ?? null

const nameOf = ({ measure, part }: Line): string => `${measure.name}${part === null ? '' : `: ${part}`}`

const isHappened = ({ as }: Line): boolean => as === 'month' || as === 'per-officer'

async function behind(
  ports: Ports,
  { params, query, reading }: AskedAt<'/improvement/figures/:figure/children'>,
): Promise<Answer> {
  const line = lineAsked(params.figure)
  const month = query['month'] === undefined ? monthOfDay(reading.on) : monthIn(query['month'])
  if (!line || month === null || month > reading.on) return notFound()
  const asked = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1)
  const who = { team: query['team'] ?? null, worker: query['worker'] ?? null }
  const { rows, of } = await ports.readBehind(reading, {
    ...{ id: line.figure, as: isHappened(line) ? 'happened' : 'standing', month, who },
    ...{ offset: (asked - 1) * ROWS_A_PAGE, limit: ROWS_A_PAGE, missedFirst: line.measure.polarity === 'higher' },
  })
  const names = await ports.readCalled(reading, [...new Set(rows.map(({ subject }) => subject))])
  const apart = [who.team, who.worker].filter((each) => each !== null).join(', ')
  const address = new URLSearchParams({
    month: month.slice(0, 7),
    ...(who.team === null ? {} : { team: who.team }),
    ...(who.worker === null ? {} : { worker: who.worker }),
  })
  return page({
    title: `The children behind ${line.id}`,
    before: <BackLink href={hrefOfMeasure(line.measure.id)}>{`Measure ${line.measure.id}`}</BackLink>,
    view: (
      <BehindPage
        caption={`${line.id}, ${sayMonth(month)}${apart === '' ? '' : `, ${apart}`}`}
        heading={nameOf(line)}
        lead={`${line.how.counts} ${sayOf(of)}`}
        lines={presentBehind(line, rows, names)}
        page={asked}
        pages={Math.max(1, Math.ceil(of / ROWS_A_PAGE))}
        hrefOf={(n) => `/improvement/figures/${line.id}/children?${address.toString()}&page=${n}`}
      />
    ),
  })
}

const sayOf = (of: number): string =>
  `Shown: ${sayCount(of, 'time a child counts', 'times that children count')}, of those whom you may see.`

async function apart(ports: Ports, reading: Reading, id: string, by: 'team' | 'worker'): Promise<Answer> {
  const line = lineAsked(id)
  if (!line) return notFound()
  const sums = await ports.readSumsApart(reading, { id: line.figure, by, from: firstMonthOf(line, reading) })
  return page({
    title: `${line.id} by ${by}`,
    before: <BackLink href={hrefOfMeasure(line.measure.id)}>{`Measure ${line.measure.id}`}</BackLink>,
    view: (
      <ApartPage
        caption={`${line.id} by ${by}`}
        heading={nameOf(line)}
        lead={
          isHappened(line)
            ? `Twelve months up to ${sayDate(reading.on)}. A child counts for the ${by === 'team' ? 'team that has the case now' : 'worker who had it'}. Small numbers are chance: look at the children before judging anybody.`
            : `As at ${sayDate(reading.on)}, by the ${by === 'team' ? 'team that has the case now' : 'worker who has it'}. Small numbers are chance: look at the children before judging anybody.`
        }
        by={by}
        lines={linesApart(line, reading, by, sums)}
      />
    ),
  })
}

/** The children behind a figure, and the figure by team and by worker. */
export const behindPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/figures/:figure/children',
    section: 'improvement',
    needs: 'children.list',
    readsKnownAt: true,
    handle: (asked) => behind(ports, asked),
  }),
  ...(['team', 'worker'] as const).map((by) =>
    definePage({
      method: 'GET',
      path: `/improvement/figures/:figure/by-${by}`,
      section: 'improvement',
      needs: 'figures.apart',
      readsKnownAt: true,
      handle: ({ reading, params }) => apart(ports, reading, params.figure, by),
    }),
  ),
]
