import { BackLink, definePage, file, isUuid, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { plansOn, type PlanAt } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import type { Reading } from '../../../access/index.ts'
import { planCsv } from './csv.ts'
import { presentPlan, presentPlans, viewNamed } from './present.ts'
import { Plan, Plans } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement'>

async function planAsked(ports: Ports, reading: Reading, id: string): Promise<PlanAt | null> {
  if (!isUuid(id)) return null
  return plansOn(await ports.readImprovement(reading), reading.on).find((plan) => plan.id === id) ?? null
}

/** The plans, and each of them as at the day: page and file. */
export const planPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading }) =>
      page({
        title: 'Improvement',
        view: <Plans plans={presentPlans(plansOn(await ports.readImprovement(reading), reading.on))} />,
      }),
  }),
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, query }) => {
      const plan = await planAsked(ports, reading, params.plan)
      if (!plan) return notFound()
      const shown = presentPlan(plan, viewNamed(query['show']), reading.on)
      return page({
        title: plan.title,
        before: <BackLink href="/improvement">Improvement</BackLink>,
        view: <Plan shown={shown} />,
        downloads: [{ href: shown.csvHref, text: 'Download this plan (CSV)' }],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/download',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const plan = await planAsked(ports, reading, params.plan)
      return plan ? file(`improvement-plan-${reading.on}.csv`, 'text/csv; charset=utf-8', planCsv(plan)) : notFound()
    },
  }),
]
