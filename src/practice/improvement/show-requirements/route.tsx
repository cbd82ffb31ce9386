import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import type { Fact } from '../../../record/index.ts'
import { textIn } from '../../child/index.ts'
import { documentsIn } from '../documents.ts'
import { Documents } from '../keep-document/list.tsx'
import { hrefOfRequirement } from '../show-action/present.ts'
import type { ImprovementPorts, OfImprovement } from '../ports.ts'
import { traceOn } from '../trace.ts'
import { verdictsBy } from '../verdict.ts'
import { presentMatrix, presentRequirement } from './present.ts'
import { Matrix, RequirementPage } from './view.tsx'

/** What was said of a requirement, in the order of the world. */
const factsOf = (all: readonly OfImprovement[], id: string): readonly Fact[] =>
  all.flatMap(({ kind, facts }) =>
    kind === 'requirement' ? facts.filter(({ body }) => textIn(body, 'requirement') === id) : [],
  )

/** The matrix of requirements, and each requirement. */
export const requirementPages = (ports: Pick<ImprovementPorts, 'readImprovement'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/requirements',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, known, today, may }) => {
      const mayEnter = known === null && reading.on === today && may('improvement.agree')
      const all = await ports.readImprovement(reading)
      const shown = presentMatrix(traceOn(all, reading.on), verdictsBy(all))
      return page({ title: 'Requirements', view: <Matrix shown={shown} mayEnter={mayEnter} may={may} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/requirements/:requirement',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, known, today, may }) => {
      const all = await ports.readImprovement(reading)
      const mayDecide = known === null && reading.on === today && may('improvement.agree')
      const facts = factsOf(all, params.requirement)
      const trace = traceOn(all, reading.on)
      const shown = presentRequirement(params.requirement, trace, verdictsBy(all), mayDecide)
      if (!shown) return notFound()
      return page({
        title: `${shown.caption}: ${shown.heading}`,
        before: <BackLink href="/improvement/requirements">Requirements</BackLink>,
        view: (
          <>
            <RequirementPage shown={shown} corrected={mayDecide ? facts : []} />
            <Documents
              documents={documentsIn(facts)}
              sees={reading.sees}
              addHref={mayDecide ? `${hrefOfRequirement(params.requirement)}/documents/new` : null}
            />
          </>
        ),
      })
    },
  }),
]
