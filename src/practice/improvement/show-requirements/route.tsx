import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { plansOn } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { traceOf } from '../trace.ts'
import { verdictsBy } from '../verdict.ts'
import { presentMatrix, presentRequirement } from './present.ts'
import { Matrix, RequirementPage } from './view.tsx'

/** The matrix of requirements, and each requirement. */
export const requirementPages = (ports: Pick<ImprovementPorts, 'readImprovement'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/requirements',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading }) => {
      const all = await ports.readImprovement(reading)
      const shown = presentMatrix(traceOf(plansOn(all, reading.on)), verdictsBy(all))
      return page({ title: 'Requirements', view: <Matrix shown={shown} /> })
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
      const trace = traceOf(plansOn(all, reading.on))
      const shown = presentRequirement(params.requirement, trace, verdictsBy(all), mayDecide)
      if (!shown) return notFound()
      return page({
        title: `${shown.caption}: ${shown.heading}`,
        before: <BackLink href="/improvement/requirements">Requirements</BackLink>,
        view: <RequirementPage shown={shown} />,
      })
    },
  }),
]
