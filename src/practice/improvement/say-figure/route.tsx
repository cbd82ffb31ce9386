import type { EventDefinition } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { lines, type Line } from '../figures/lines.ts'
import { baselineSet, comparatorEntered, figureEntered, neighboursListed, targetSet } from '../measure-events.ts'
import type { ImprovementPorts } from '../ports.ts'
import { recordPages } from '../record-pages.ts'
import { hrefOfMeasure } from '../show-action/present.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout } from '../typed-fact.tsx'
import { againstMeasure } from './check.ts'
import { goingTo, subjectOf } from './subject.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>

const PATH = '/improvement/figures/:figure/say/:step'
const NEIGHBOURS = '/improvement/scorecard/neighbours'

const steps: Readonly<Record<string, EventDefinition>> = {
  figure: figureEntered,
  baseline: baselineSet,
  target: targetSet,
  comparator: comparatorEntered,
}

interface About {
  readonly line: Line
  readonly step: string
  readonly definition: EventDefinition
}

function about({ known, params }: AskedAt<typeof PATH>): About | Answer {
  if (known) return forbidden(AS_KNOWN_THEN)
  const line = lines.find(({ id }) => id === params.figure)
  const definition = Object.hasOwn(steps, params.step) ? steps[params.step] : undefined
  if (!line || !definition) return notFound()
  if (definition === figureEntered && line.as !== 'entered')
    return forbidden('The record makes this figure itself: put right what it counts, and the figure follows.')
  return { line, step: params.step, definition }
}

const isAnswer = (found: About | Answer): found is Answer => 'kind' in found

const formOf = ({ line, step, definition }: About): FormAbout => ({
  definition: without(definition, 'measure'),
  called: `${line.id} ${line.measure.name}${line.part === null ? '' : `: ${line.part}`}`,
  action: `/improvement/figures/${line.id}/say/${step}`,
  backHref: hrefOfMeasure(line.measure.id),
  back: `Measure ${line.measure.id}`,
})

/** An audit or a survey counts under the measure that a printed double stands for. */
const measureToName = ({ line, definition }: About): string => (definition === figureEntered ? line.figure : line.id)

async function save(ports: Ports, asked: AskedAt<typeof PATH>, found: About): Promise<Answer> {
  const { line, definition } = found
  const form = formOf(found)
  const checked = readForm(form.definition, asked.form, asked.today, (typed) =>
    againstMeasure(definition, line.measure, typed),
  )
  const measure = measureToName(found)
  return saveOrShow(ports, asked, form, checked, {
    ...goingTo(ports, await subjectOf(ports, asked, measure)),
    ...{ definition, known: { measure }, then: form.backHref },
  })
}

const neighboursForm: FormAbout = {
  definition: neighboursListed,
  called: 'For every measure',
  action: NEIGHBOURS,
  backHref: '/improvement/scorecard',
  back: 'Performance scorecard',
}

/** The forms by which somebody says of a measure what the record cannot know. */
export const sayFigurePages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: (asked) => {
      const found = about(asked)
      return isAnswer(found) ? found : formPage(formOf(found), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: (asked) => {
      const found = about(asked)
      return isAnswer(found) ? found : save(ports, asked, found)
    },
  }),
  ...recordPages(ports, {
    path: NEIGHBOURS,
    section: 'improvement',
    needs: 'improvement.agree',
    find: async (asked) => ({
      about: neighboursForm,
      to: {
        ...goingTo(ports, await subjectOf(ports, asked, null)),
        ...{ definition: neighboursListed, then: '/improvement/scorecard' },
      },
    }),
  }),
]
