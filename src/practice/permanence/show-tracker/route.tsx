import type { Figure } from '../../../account/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { Calendar } from '../../../time/index.ts'
import { definePage, file, page, type PageContext, type PageDefinition } from '../../../web/ui/index.ts'
import { forecaster, type PastJourney } from '../forecast.ts'
import { countsOf, narrowed, ofTeam, onPage, readAsked, ROWS_A_PAGE, type Asked } from './narrow.ts'
import type { ReadPastJourneys, ReadTracked, ReadWays, TrackedChild } from './ports.ts'
import { presentTracker } from './present.ts'
import { standOf, type Standing } from './stand.ts'
import { trackerCsv } from './csv.ts'
import { Tracker } from './view.tsx'

/** What the tracker must be able to read, and the words and limits it is told. */
export interface TrackerPorts {
  readonly readTracked: ReadTracked
  readonly readWays: ReadWays
  readonly readPastJourneys: ReadPastJourneys
  /** This year's figures so far, as the scorecard has them. */
  readonly readThisYear: (reading: Reading) => Promise<readonly Figure<SubjectId>[]>
  readonly calendar: Calendar
  /** A1's limit in days, as the bars show it. */
  readonly threshold: number
}

/** The same children come to the same standings: a store that keeps its answer while nothing changes has them read once. */
const stood = new WeakMap<
  readonly TrackedChild[],
  { readonly past: readonly PastJourney[]; readonly standings: readonly Standing[] }
>()

async function standings(
  ports: TrackerPorts,
  { authority, generation, on }: Reading,
  asked: Asked,
): Promise<readonly Standing[]> {
  const reading = { authority, generation, on }
  const [children, past] = await Promise.all([ports.readTracked(reading, asked.who), ports.readPastJourneys(reading)])
  const before = stood.get(children)
  if (before?.past === past) return before.standings
  const forecasts = forecaster(past, on)
  const all = children.map((child) => standOf(child, on, forecasts))
  stood.set(children, { past, standings: all })
  return all
}

const teamsOf = (all: readonly Standing[]): readonly string[] =>
  [...new Set(all.flatMap(({ child }) => (child.team === null ? [] : [child.team])))].sort()

async function show(ports: TrackerPorts, { reading, query }: PageContext) {
  const asked = readAsked(query)
  const everyone = await standings(ports, reading, asked)
  const ours = ofTeam(everyone, asked.team)
  const matching = narrowed(ours, asked)
  const last = Math.max(1, Math.ceil(matching.length / ROWS_A_PAGE))
  const asPaged = { ...asked, page: Math.min(asked.page, last) }
  const shown = onPage(matching, asPaged.page)
  const [ways, thisYear] = await Promise.all([
    ports.readWays(
      reading,
      shown.map(({ child }) => child.subject),
    ),
    ports.readThisYear(reading),
  ])
  const all = {
    everyone,
    standings: ours,
    counts: countsOf(ours),
    matching: matching.length,
    shown,
    ways,
    thisYear,
    teams: teamsOf(everyone),
  }
  const tracker = presentTracker(all, asPaged, { on: reading.on, ...ports })
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
    readsKnownAt: true,
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/permanence/download',
    section: 'permanence',
    readsKnownAt: true,
    handle: async ({ reading, query }) => {
      const asked = readAsked(query)
      const all = narrowed(ofTeam(await standings(ports, reading, asked), asked.team), asked)
      const ways = await ports.readWays(
        reading,
        all.map(({ child }) => child.subject),
      )
      return file(`permanence-tracker-${reading.on}.csv`, 'text/csv; charset=utf-8', trackerCsv(all, ways, reading.on))
    },
  }),
]
