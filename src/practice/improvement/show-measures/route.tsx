import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { plansOn } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { traceOf } from '../trace.ts'
import { presentMeasure, presentMeasures } from './present.ts'
import { MeasurePage, Measures } from './view.tsx'

/** The measures of the example scorecard, and each of them. */
export const measurePages = (ports: Pick<ImprovementPorts, 'readImprovement'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/measures',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading }) => {
      const trace = traceOf(plansOn(await ports.readImprovement(reading), reading.on))
      return page({ title: 'Measures', view: <Measures parts={presentMeasures(trace)} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/measures/:measure',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, query }) => {
      const trace = traceOf(plansOn(await ports.readImprovement(reading), reading.on))
      const shown = presentMeasure(params.measure, trace, query['value'])
      if (!shown) return notFound()
      const hasErrors = (shown.tried?.error ?? null) !== null
      return page({
        title: `Measure ${shown.id}`,
        hasErrors,
        status: hasErrors ? 400 : 200,
        before: <BackLink href="/improvement/measures">Measures</BackLink>,
        view: <MeasurePage shown={shown} />,
      })
    },
  }),
]
