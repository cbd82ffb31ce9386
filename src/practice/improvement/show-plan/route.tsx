import {
  BackLink,
  definePage,
  file,
  notFound,
  page,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { ambitionSet } from '../plan-events.ts'
import { planAsked } from '../plan-asked.ts'
import { documentOfPlan, sheetOfPlan } from '../plan-file/table-of.ts'
import { plansOn, type PlanAt } from '../plans.ts'
import type { Fact } from '../../../record/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { ImprovementPorts } from '../ports.ts'
import { planCsv } from './csv.ts'
import { presentPlan, presentPlans, viewNamed } from './present.ts'
import { Plan, Plans } from './view.tsx'

type Ports = Pick<
  ImprovementPorts,
  'readImprovement' | 'readAgainUnder' | 'readLastWords' | 'writeWord' | 'writeWorkbook'
>

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Whether somebody may change plans here: not while a past day or state is shown. */
const mayAgree = ({ known, reading, today, may }: Pick<PageContext, 'known' | 'reading' | 'today' | 'may'>): boolean =>
  known === null && reading.on === today && may('improvement.agree')

/** What was said of what good looks like, to be put right by who agrees plans. */
async function ambitionsOf(ports: Ports, reading: Reading, { id }: PlanAt): Promise<readonly Fact[]> {
  const plan = (await ports.readImprovement(reading)).find(({ subject }) => subject === id)
  return plan?.facts.filter(({ type }) => type === ambitionSet.type) ?? []
}

/** A plan as a file, as at the day; null where no such file is made. */
async function planFile(ports: Ports, plan: PlanAt, reading: Reading, name: string): Promise<Answer | null> {
  const called = `improvement-plan-${reading.on}`
  if (name === 'plan.csv') return file(`${called}.csv`, 'text/csv; charset=utf-8', planCsv(plan, reading.on))
  if (name !== 'plan.xlsx' && name !== 'plan.docx') return null
  const words = await ports.readLastWords(reading)
  return name === 'plan.xlsx'
    ? file(
        `${called}.xlsx`,
        `${OFFICE}.spreadsheetml.sheet`,
        await ports.writeWorkbook([sheetOfPlan(plan, reading.on, words)]),
      )
    : file(
        `${called}.docx`,
        `${OFFICE}.wordprocessingml.document`,
        await ports.writeWord(documentOfPlan(plan, reading.on, words)),
      )
}

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
      return page({ title: 'Improvement', view: <Plans plans={plans} mayAgree={mayAgree(asked)} may={asked.may} /> })
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
      const under = await ports.readAgainUnder(reading.authority)
      const shown = presentPlan(plan, viewNamed(query['show']), reading.on, under, mayAgree(asked))
      return page({
        title: plan.title,
        before: <BackLink href="/improvement">Improvement</BackLink>,
        view: <Plan shown={shown} ambitions={mayAgree(asked) ? await ambitionsOf(ports, reading, plan) : []} />,
        downloads: shown.downloads,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/plans/:plan/download/:file',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const plan = await planAsked(ports, reading, params.plan)
      return (plan && (await planFile(ports, plan, reading, params.file))) ?? notFound()
    },
  }),
]
