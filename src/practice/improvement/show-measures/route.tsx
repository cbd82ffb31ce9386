import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import type { Reading } from '../../../access/index.ts'
import { saidOfMeasures } from '../figures/entered.ts'
import { linesOf } from '../figures/lines.ts'
import { readShown } from '../figures/shown-to.ts'
import { allMeasures } from '../measures.ts'
import type { ImprovementPorts, OfImprovement } from '../ports.ts'
import { traceOn } from '../trace.ts'
import { presentFigure, type FigureShown } from './present-figure.ts'
import { presentMeasure, presentMeasures } from './present.ts'
import { MeasurePage, Measures } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement'> & Parameters<typeof readShown>[0]

/** What the lines of a measure came to; none of a measure that has no place on the scorecard. */
async function figuresShown(
  ports: Ports,
  reading: Reading,
  id: string,
  all: readonly OfImprovement[],
  reader: Omit<Parameters<typeof presentFigure>[2], 'on'>,
): Promise<readonly FigureShown[]> {
  const measure = allMeasures.find((each) => each.id === id)
  if (!measure) return []
  const own = new Set(linesOf(measure).map((line) => line.id))
  const said = saidOfMeasures(all)
  const shown = (await readShown(ports, reading)).filter(({ line }) => own.has(line.id))
  return shown.map((each) => presentFigure(each, said.of(each.line.id), { ...reader, on: reading.on }))
}

/** The measures of the example scorecard, and each of them. */
export const measurePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/measures',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, may }) => {
      const trace = traceOn(await ports.readImprovement(reading), reading.on)
      return page({ title: 'Measures', view: <Measures parts={presentMeasures(trace)} may={may} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/measures/:measure',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, query, may, known, today }) => {
      const all = await ports.readImprovement(reading)
      const trace = traceOn(all, reading.on)
      const shown = presentMeasure(params.measure, trace, query['value'])
      if (!shown) return notFound()
      const mayEnter = known === null && reading.on === today && may('improvement.agree')
      const figures = await figuresShown(ports, reading, params.measure, all, {
        mayOpen: may('children.list'),
        mayAudits: may('audits.see'),
        mayApart: may('figures.apart'),
        mayEnter,
      })
      const hasErrors = (shown.tried?.error ?? null) !== null
      return page({
        title: `Measure ${shown.id}`,
        hasErrors,
        status: hasErrors ? 400 : 200,
        before: <BackLink href="/improvement/measures">Measures</BackLink>,
        view: <MeasurePage shown={shown} figures={figures} mayEnter={mayEnter} />,
      })
    },
  }),
]
