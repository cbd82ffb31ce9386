import type { Body } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { documentStep } from './harbour-documents.ts'
import { holdersOf } from './harbour-holders.ts'
import type { ToldAction, ToldPlan, ToldRequirement, ToldStep } from './told-plan.ts'

/** Harbour Council's own plan, invented, told so many days before the day of the demonstration. */
export function toldHarbourPlan(today: Day): ToldPlan {
  const ago = (days: number): Day => addDays(today, -days)
  const step = (type: string, days: number, body: Body, texts: ToldStep['texts'] = {}): ToldStep => ({
    ...{ type: `improvement.${type}`, on: ago(days), body, texts },
  })
  const update = (days: number, view: string, progress: string, impact?: string): ToldStep =>
    step('update', days, { view }, impact === undefined ? { progress } : { progress, impact })
  const action = (agreed: Body, dueInDays: number | null, ...steps: readonly ToldStep[]): ToldAction => ({
    agreed: { ...agreed, ...(dueInDays === null ? {} : { dueOn: addDays(today, dueInDays), dueIs: 'day' }) },
    steps,
  })
  const asked = (days: number, movedToOn: Day, reason: string): ToldStep => ({
    ...step('move-asked', days, { movedToOn, reason }),
    ...{ by: 'service-manager', called: 'asked' },
  })
  const permanence = '1 Permanence without delay'
  const oversight = '2 Management oversight'
  const evidence = '3 Knowing ourselves'
  return {
    agreedOn: ago(200),
    recordedOn: null,
    plan: {
      title: 'Harbour Council improvement plan',
      about: 'The demonstration authority’s own plan: invented, to show a plan that is under way.',
      dates: 'Each date is the day by which the action is to be done.',
    },
    steps: [],
    ambitions: [
      {
        part: permanence,
        good: 'Every child knows by their second review where they will grow up, and moves there without waiting.',
      },
      { part: oversight, good: 'Managers see what is slow while it can still be put right, and children notice.' },
      { part: evidence, good: 'What we say of ourselves is what children, families and inspectors would say.' },
    ],
    holders: holdersOf(ago),
    actions: [
      action(
        {
          ...{
            ref: '1.1',
            priority: permanence,
            lead: 'adoption lead practitioner',
            answers: 'N12-10',
            measures: 'A1 A2',
          },
          action: 'Look every week at every child with a plan for adoption, with the days left to each limit',
        },
        45,
        update(60, 'on-track', 'The weekly meeting runs from the tracker. Causes of delay are coded as they happen.'),
        update(
          12,
          'on-track',
          'Two legacy children moved in. The longest wait is now for a group of brothers and sisters.',
          'Those who moved in had waited two years. Children who entered care this year have a plan by their second review.',
        ),
      ),
      action(
        {
          ...{ ref: '1.2', priority: permanence, lead: 'principal social worker', answers: 'N12-3', measures: '' },
          action: 'Train every children’s social worker in permanence and in what delay does to children',
        },
        -20,
        step('milestone', 190, {
          ...{ what: 'The first team is trained', dueOn: ago(120) },
          ...{ reachedOn: ago(125), shownBy: 'The list of attendance of the first session' },
        }),
        step('milestone', 190, { what: 'Every team is trained', dueOn: ago(30) }),
        update(40, 'at-risk', 'Three of four sessions held. The last was put off because the trainer was ill.'),
        asked(9, addDays(today, 30), 'The trainer is ill, and nobody else holds the accreditation'),
      ),
      action(
        {
          ...{ ref: '1.3', priority: permanence, lead: 'adoption support manager', answers: '', measures: '' },
          action: 'Offer birth parents independent support from the day on which adoption is a contingency',
        },
        -75,
        update(100, 'on-track', 'The agency is commissioned. Offers are not yet recorded for every parent.'),
        asked(80, addDays(today, -15), 'Offers are made, and not all are recorded'),
        step('move-refused', 70, {
          ...{ request: 'asked', refusedBy: 'improvement board' },
          reason: 'Recording takes a day: parents cannot wait two more months',
        }),
      ),
      action(
        {
          ...{ ref: '1.4', priority: permanence, lead: 'service manager, care', answers: 'N12-9', measures: '1.1-m11' },
          action: 'See that every child accommodated under section 20 has a rigorous plan that is reviewed',
        },
        -30,
        update(70, 'at-risk', 'All plans are read. A third need work before they can be called rigorous.'),
        asked(
          48,
          addDays(today, 60),
          'Every plan must be rewritten with the family, which takes longer than reading it',
        ),
        step('date-moved', 35, {
          ...{ request: 'asked', movedToOn: addDays(today, 60), approvedBy: 'improvement board' },
          reason: 'Every plan must be rewritten with the family, which takes longer than reading it',
          approval: 'The board saw ten plans before and after: the better ones took two meetings',
        }),
      ),
      action(
        {
          ...{
            ref: '2.1',
            priority: oversight,
            lead: 'director of children’s services',
            answers: 'N21-5',
            measures: '',
          },
          action: 'Hold a monthly improvement board with an independent chair, and report to it on an agreed timetable',
        },
        -140,
        step('completed', 150, { shownBy: 'Minutes of three meetings' }),
        step('embedded', 20, { shownBy: 'Six meetings held on their days; the chair’s own review' }),
      ),
      action(
        {
          ...{ ref: '2.2', priority: oversight, lead: 'quality assurance manager', answers: 'N12-8' },
          ...{
            measures: '1.1-m10 2-m04',
            action: 'Audit files and observe practice every month, moderated by somebody else',
          },
        },
        -15,
        update(50, 'on-track', 'Two months audited. Moderators agree with auditors on most grades.'),
        step('evidence', 30, { kind: 'audit', what: 'Third monthly audit, with moderation, in the quality folder' }),
        documentStep(today, ago(28), 'audit'),
        step('completed', 25, { shownBy: 'Three monthly audits with moderation' }),
      ),
      action(
        {
          ...{
            ref: '2.3',
            priority: oversight,
            lead: 'manager of reviewing officers',
            answers: 'N12-6',
            measures: '3-m01',
          },
          action: 'Have reviewing officers raise alerts evenly, and follow each to its answer',
        },
        20,
        documentStep(today, ago(50), 'guide'),
        update(45, 'at-risk', 'Alerts differ threefold between officers. A shared guide is in use.'),
        step('blocker', 15, {
          what: 'Two posts of reviewing officers are vacant',
          contingency: 'Agency officers cover reviews, but raise no alerts',
        }),
      ),
      action(
        {
          ...{ ref: '3.1', priority: evidence, lead: 'head of service', answers: 'N21-10', measures: '' },
          action: 'Write the council’s own assessment before each of the Department’s reviews',
        },
        70,
        step('milestone', 60, { what: 'A draft is read by the improvement board', dueOn: addDays(today, 25) }),
        update(30, 'on-track', 'The outline is agreed. Staff have answered their survey.'),
        documentStep(today, ago(29), 'survey'),
      ),
      action(
        {
          ...{ ref: '3.2', priority: evidence, lead: 'performance analyst', answers: 'N12-4', measures: '3-m05' },
          action: 'Have what happens recorded within five days, and show by team where it is not',
        },
        null,
        update(5, 'on-track', 'The page on timeliness of recording goes to team managers each Monday.'),
      ),
    ],
    requirements: decidedOf(step),
  }
}

/** What the board and the director decided of three requirements, and the story of one of them. */
const decidedOf = (
  step: (type: string, days: number, body: Body, texts?: ToldStep['texts']) => ToldStep,
): readonly ToldRequirement[] => [
  {
    id: 'N12-8',
    steps: [
      step('verdict', 130, {
        ...{ verdict: 'not-yet', decidedBy: 'improvement board' },
        basis: 'Audits had begun in two of six teams, and nobody moderated them',
      }),
      step('verdict', 22, {
        ...{ verdict: 'partly', decidedBy: 'improvement board' },
        basis:
          'Three monthly audits with moderation; plans are good in half of them, and supervision is not yet audited',
      }),
      step(
        'story-told',
        20,
        {},
        {
          did: 'Files are drawn at random each month and read by somebody who does not hold the case. A second person grades a third of them.',
          voice:
            'Teams say that a grade with a reason helps, and that briefings come too late to be used. Young people who were asked want to know what was found in their own file.',
          lessWell:
            'Actions from the first quarter were not followed up until the second. Recording is still not even between teams.',
        },
      ),
    ],
  },
  {
    id: 'N12-6',
    steps: [
      step('verdict', 25, {
        ...{ verdict: 'not-yet', decidedBy: 'improvement board' },
        basis: 'Two posts of reviewing officers are vacant, and alerts differ threefold between officers',
      }),
    ],
  },
  {
    id: 'N21-5',
    steps: [
      step('verdict', 18, {
        ...{ verdict: 'met', decidedBy: 'director of children’s services' },
        basis: 'Six meetings with their minutes confirmed, and the chair’s own review',
      }),
    ],
  },
]
