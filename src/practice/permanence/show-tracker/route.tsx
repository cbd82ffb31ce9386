import type { Figure } from '../../../account/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { definePage, file, page, type PageContext, type PageDefinition } from '../../../web/ui/index.ts'
import type { SaidInForce } from '../../child/index.ts'
import { onPage, readAsked, ROWS_A_PAGE } from './narrow.ts'
import type { ReadPastJourneys, ReadTracked, ReadWays } from './ports.ts'
import { presentTracker } from './present.ts'
import { listed, readStandings } from './read.ts'
import { trackerCsv } from './csv.ts'
import { Tracker } from './view.tsx'

/** What the tracker must be able to read, and the words and limits it is told. */
export interface TrackerPorts {
  readonly readTracked: ReadTracked
  readonly readWays: ReadWays
  readonly readPastJourneys: ReadPastJourneys
  /** This year's figures so far, as the scorecard has them. */
  readonly readThisYear: (reading: Reading) => Promise<readonly Figure<SubjectId>[]>
  /** What is in force on a day, with A1's limit in days for whoever enters care then, as the bars show it. */
  readonly inForce: (authority: AuthorityId, on: Day) => Promise<SaidInForce & { readonly threshold: number }>
}

async function show(ports: TrackerPorts, { reading, query }: PageContext) {
  const asked = readAsked(query)
  const list = listed(await readStandings(ports, reading, asked.who), asked)
  const { matching } = list
  const last = Math.max(1, Math.ceil(matching.length / ROWS_A_PAGE))
  const asPaged = { ...asked, page: Math.min(asked.page, last) }
  const shown = onPage(matching, asPaged.page)
  const [ways, thisYear, inForce] = await Promise.all([
    ports.readWays(
      reading,
      shown.map(({ child }) => child.subject),
    ),
    ports.readThisYear(reading),
    ports.inForce(reading.authority, reading.on),
  ])
  const tracker = presentTracker({ list, shown, ways, thisYear }, asPaged, {
    on: reading.on,
    ...inForce,
  })
  return page({
    title: 'Permanence tracker',
    view: <Tracker shown={tracker} />,
    definitions: '/scorecard/definitions',
    downloads: [{ href: tracker.csvHref, text: 'Download (CSV)' }],
  })
}

/** The permanence tracker, and the same as a file. */
export const trackerPages = (ports: TrackerPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/permanence',
    section: 'permanence',
    needs: 'children.list',
    readsKnownAt: true,
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/permanence/download',
    section: 'permanence',
    needs: 'children.export',
    readsKnownAt: true,
    handle: async ({ reading, query }) => {
      const asked = readAsked(query)
      const all = listed(await readStandings(ports, reading, asked.who), asked).matching
      const children = all.map(({ child }) => child.subject)
      const ways = await ports.readWays(reading, children)
      const { dutyManager } = await ports.inForce(reading.authority, reading.on)
      return file(
        `permanence-tracker-${reading.on}.csv`,
        'text/csv; charset=utf-8',
        trackerCsv(all, ways, reading.on, dutyManager),
        children,
      )
    },
  }),
]
