import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { plansOn } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { traceOf } from '../trace.ts'
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
      const trace = traceOf(plansOn(await ports.readImprovement(reading), reading.on))
      return page({ title: 'Requirements', view: <Matrix shown={presentMatrix(trace)} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/requirements/:requirement',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const trace = traceOf(plansOn(await ports.readImprovement(reading), reading.on))
      const shown = presentRequirement(params.requirement, trace)
      if (!shown) return notFound()
      return page({
        title: `${shown.caption}: ${shown.heading}`,
        before: <BackLink href="/improvement/requirements">Requirements</BackLink>,
        view: <RequirementPage shown={shown} />,
      })
    },
  }),
]
