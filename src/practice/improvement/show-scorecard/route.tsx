import { sayDate } from '../../../time/index.ts'
import { definePage, file, page, type PageDefinition } from '../../../web/ui/index.ts'
import { saidOfMeasures } from '../figures/entered.ts'
import { readShown } from '../figures/shown-to.ts'
import type { ImprovementPorts } from '../ports.ts'
import { scorecardMonthsCsv } from './csv.ts'
import { isView, presentScorecard } from './present.ts'
import { ScorecardPage } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement'> & Parameters<typeof readShown>[0]

/** The scorecard of the plan's measures, and the same as a file. */
export const performancePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/scorecard',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, query, may, today }) => {
      const said = saidOfMeasures(await ports.readImprovement(reading))
      const view = isView(query['view']) ? query['view'] : 'all'
      const shown = presentScorecard(await readShown(ports, reading), reading.on, view, said)
      return page({
        title: 'Performance scorecard',
        view: (
          <ScorecardPage
            shown={shown}
            asAt={sayDate(reading.on)}
            may={may}
            mayCompare={reading.on === today && may('improvement.agree')}
          />
        ),
        downloads: [{ href: '/improvement/scorecard/download', text: 'Download (CSV)' }],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/scorecard/download',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading }) =>
      file(
        `performance-scorecard-${reading.on}.csv`,
        'text/csv; charset=utf-8',
        scorecardMonthsCsv(await readShown(ports, reading)),
      ),
  }),
]
