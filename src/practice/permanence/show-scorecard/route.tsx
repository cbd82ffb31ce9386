import { indicators, settingsOn, type Figure, type Indicator } from '../../../account/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import {
  BackLink,
  definePage,
  file,
  notFound,
  page,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { indicatorCsv, scorecardCsv } from './csv.ts'
import { DefinitionsPage } from './definitions-view.tsx'
import type { PeriodName, ScorecardOn } from './figures.ts'
import { readScorecard } from './read.ts'
import { IndicatorPage } from './indicator-view.tsx'
import type {
  ChildCalled,
  OpenPeriods,
  ReadChildrenCalled,
  ReadOpenPeriods,
  ReadScorecardRows,
  ReadScorecardSettings,
} from './ports.ts'
import { childrenShown, presentIndicator, ROWS_A_PAGE } from './present-indicator.ts'
import { waitingBeside } from './present-waiting.ts'
import { isPeriodName, presentScorecard, type ScorecardShown } from './present.ts'
import { Scorecard } from './view.tsx'

/** What the scorecard's pages must be able to read. */
export interface ScorecardPorts {
  readonly readScorecardRows: ReadScorecardRows
  readonly readScorecardSettings: ReadScorecardSettings
  readonly readChildrenCalled: ReadChildrenCalled
  readonly readOpenPeriods: ReadOpenPeriods
}

const CSV = 'text/csv; charset=utf-8'
const DEFINITIONS = '/scorecard/definitions'

/** The same figures are said in the same words: presented once while nothing changes. */
const presented = new WeakMap<ScorecardOn<SubjectId>, ScorecardShown>()

function shownOf(scorecard: ScorecardOn<SubjectId>): ScorecardShown {
  const shown = presented.get(scorecard) ?? presentScorecard(scorecard)
  presented.set(scorecard, shown)
  return shown
}

/** What a reader may read who may see no child identified; null for whoever may. */
const onlyFor = async (
  ports: ScorecardPorts,
  reading: Reading,
  scorecard: ScorecardOn<SubjectId>,
): Promise<OpenPeriods | null> => (reading.sees.reach === 'nobody' ? ports.readOpenPeriods(reading, scorecard) : null)

async function namesOf(
  ports: ScorecardPorts,
  reading: Reading,
  children: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, ChildCalled>> {
  const found = await ports.readChildrenCalled(reading, children)
  return new Map(found.map((child) => [child.subject, child]))
}

interface Asked {
  readonly indicator: Indicator
  readonly period: PeriodName
  readonly figure: Figure<SubjectId>
  readonly shown: ScorecardOn<SubjectId>
}

async function askedFor(
  ports: ScorecardPorts,
  asked: PageContext<Readonly<Record<'indicator', string>>>,
): Promise<Asked | null> {
  const indicator = indicators.find(({ id }) => id === asked.params.indicator)
  if (!indicator) return null
  const period = isPeriodName(asked.query['period']) ? asked.query['period'] : 'three-years'
  const shown = await readScorecard(ports, asked.reading)
  const figure = shown.figures[period].find(({ id }) => id === indicator.id)
  return figure ? { indicator, period, figure, shown } : null
}

const pageNumber = (asked: PageContext, last: number): number =>
  Math.min(Math.max(1, Number.parseInt(asked.query['page'] ?? '1', 10) || 1), last)

/** The adoption scorecard, the children behind each figure, and the same as files. */
export const scorecardPages = (ports: ScorecardPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/scorecard',
    section: 'scorecard',
    needs: 'figures.see',
    readsKnownAt: true,
    handle: async ({ reading }) => {
      const scorecard = await readScorecard(ports, reading)
      const only = await onlyFor(ports, reading, scorecard)
      return page({
        title: 'Adoption scorecard',
        view: <Scorecard shown={only === null ? shownOf(scorecard) : presentScorecard(scorecard, only)} />,
        definitions: DEFINITIONS,
        downloads: [
          { href: '/scorecard/download', text: 'Download (CSV)' },
          { href: '/editions', text: 'Editions published' },
        ],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/scorecard/download',
    section: 'scorecard',
    needs: 'figures.see',
    readsKnownAt: true,
    handle: async ({ reading }) => {
      const scorecard = await readScorecard(ports, reading)
      const only = await onlyFor(ports, reading, scorecard)
      return file(`adoption-scorecard-${reading.on}.csv`, CSV, scorecardCsv(scorecard, only))
    },
  }),
  definePage({
    method: 'GET',
    path: DEFINITIONS,
    section: 'scorecard',
    needs: 'figures.see',
    handle: async ({ reading }) =>
      page({
        title: 'How the figures are defined',
        before: <BackLink href="/scorecard">Adoption scorecard</BackLink>,
        view: (
          <DefinitionsPage settings={settingsOn(await ports.readScorecardSettings(reading.authority), reading.on)} />
        ),
      }),
  }),
  definePage({
    method: 'GET',
    path: '/scorecard/:indicator',
    section: 'scorecard',
    needs: 'children.list',
    readsKnownAt: true,
    handle: async (asked) => {
      const found = await askedFor(ports, asked)
      if (!found) return notFound()
      const number = pageNumber(asked, Math.max(1, Math.ceil(found.figure.rows.length / ROWS_A_PAGE)))
      const children = childrenShown(found.figure, found.shown, number)
      const names = await namesOf(ports, asked.reading, children)
      const shown = presentIndicator(found.indicator, found.figure, found.shown, {
        period: found.period,
        page: number,
        names,
      })
      return page({
        title: `${shown.id}: ${shown.title}`,
        before: <BackLink href="/scorecard">Adoption scorecard</BackLink>,
        view: <IndicatorPage shown={shown} />,
        definitions: DEFINITIONS,
        downloads: [{ href: shown.csvHref, text: 'Download these children (CSV)' }],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/scorecard/:indicator/download',
    section: 'scorecard',
    needs: 'children.export',
    readsKnownAt: true,
    handle: async (asked) => {
      const found = await askedFor(ports, asked)
      if (!found) return notFound()
      const waiting = waitingBeside(found.figure.id, found.shown)
      const rows = [...found.figure.rows, ...found.figure.excluded, ...(waiting?.children ?? [])]
      const children = rows.map(({ child }) => child)
      const names = await namesOf(ports, asked.reading, [...new Set(children)])
      return file(
        `${found.indicator.id}-${found.period}-${asked.reading.on}.csv`,
        CSV,
        indicatorCsv(found.figure, waiting, names),
        [...names.keys()],
      )
    },
  }),
]
