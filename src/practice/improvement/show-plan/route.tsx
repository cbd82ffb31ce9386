import {
  BackLink,
  definePage,
  file,
  notFound,
  page,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { planAsked } from '../plan-asked.ts'
import { plansOn } from '../plans.ts'
import type { ImprovementPorts } from '../ports.ts'
import { planCsv } from './csv.ts'
import { presentPlan, presentPlans, viewNamed } from './present.ts'
import { Plan, Plans } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement'>

/** Whether somebody may change plans here: not while a past day or state is shown. */
const mayAgree = ({ known, reading, today, may }: Pick<PageContext, 'known' | 'reading' | 'today' | 'may'>): boolean =>
  known === null && reading.on === today && may('improvement.agree')

/** The plans, and each of them as at the day: page and file. */
export const planPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const plans = presentPlans(plansOn(await ports.readImprovement(asked.reading), asked.reading.on))
      return page({ title: 'Improvement', view: <Plans plans={plans} mayAgree={mayAgree(asked)} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const { reading, params, query } = asked
      const plan = await planAsked(ports, reading, params.plan)
      if (!plan) return notFound()
      const shown = presentPlan(plan, viewNamed(query['show']), reading.on, mayAgree(asked))
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
