import type { Body } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { ToldAction, ToldPlan, ToldStep } from './told-plan.ts'

const HEALTH = 'the integrated care board'
const NOT_ON_RECORD = 'The inspection that it answers is not on record here, so that no action names a requirement'

/** A statement of action for special educational needs, invented: joint with health, returned as unspecific, and accepted after it was submitted again. */
export function toldSendPlan(today: Day): ToldPlan {
  const ago = (days: number): Day => addDays(today, -days)
  const step = (type: string, days: number, body: Body): ToldStep => ({
    ...{ type: `improvement.${type}`, on: ago(days), body, texts: {} },
  })
  const action = (agreed: Body, dueInDays: number, ...steps: readonly ToldStep[]): ToldAction => ({
    agreed: { ...agreed, dueOn: addDays(today, dueInDays), dueIs: 'day', answers: '', measures: '' },
    steps,
  })
  const health = 'A Health advice in time'
  const families = 'B Families know what is on offer'
  return {
    agreedOn: ago(260),
    recordedOn: null,
    plan: {
      title: 'Special educational needs: statement of action',
      about: 'Invented. It runs beside the improvement plan.',
      jointWith: HEALTH,
      dates: 'Each date is the day by which the action is to be done.',
    },
    steps: [
      step('plan-submitted', 250, { to: 'the inspectorate', faults: 7, despite: NOT_ON_RECORD }),
      step('plan-returned', 240, { by: 'the inspectorate', reason: 'Three actions name an aim and no step' }),
      step('plan-submitted', 214, { to: 'the inspectorate', faults: 4, despite: NOT_ON_RECORD }),
      step('plan-accepted', 195, { by: 'the inspectorate' }),
    ],
    ambitions: [{ part: health, good: 'Advice reaches the council within six weeks, and families read it first.' }],
    holders: [{ role: 'designated medical officer', holder: 'post 5 of the hospital trust', from: ago(260) }],
    actions: [
      action(
        {
          ...{ ref: 'A1', oldRef: '1', priority: health, lead: 'head of special educational needs', jointLead: HEALTH },
          action: 'Agree one form and one mailbox for health advice, and count the days of each request',
        },
        -150,
        step('completed', 160, { shownBy: 'The form, and a count of the first month' }),
      ),
      action(
        {
          ...{
            ref: 'A2',
            oldRef: '2',
            priority: health,
            lead: 'designated medical officer',
            support: 'the hospital trust',
          },
          action: 'Read ten pieces of advice a month with parents, and tell writers what was unclear',
        },
        30,
        {
          ...step('update', 20, { view: 'on-track' }),
          texts: { progress: 'Five months read. Words are plainer; two writers still use codes.' },
        },
      ),
      action(
        {
          ...{ ref: 'B1', oldRef: '3', priority: families, lead: 'head of special educational needs' },
          action: 'Rewrite the local offer with a group of parents and put a date on each page',
        },
        -20,
        {
          ...step('update', 60, { view: 'at-risk' }),
          texts: { progress: 'Half of the pages are rewritten. The group asked for fewer meetings.' },
        },
      ),
    ],
    requirements: [],
  }
}
