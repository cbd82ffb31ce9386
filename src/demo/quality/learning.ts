import type { Body } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { ToldSubject } from './told-subject.ts'

interface ToldLearned {
  /** What the complaint or compliment that it came from is about. */
  readonly from?: string
  readonly of: Body
  readonly ago: number
  readonly dueIn: number
  readonly then?: readonly (readonly [type: string, ago: number, body: Body])[]
}

const told: readonly ToldLearned[] = [
  {
    ...{ ago: 185, dueIn: -120, from: 'Minutes arrive after the next meeting' },
    of: {
      ...{ source: 'complaint', kind: 'change', theme: 'communication', lead: 'service manager, safeguarding' },
      ...{
        said: 'Minutes come when it is too late to say that they are wrong.',
        will: 'Send minutes within ten working days',
      },
    },
    then: [
      [
        'done',
        110,
        {
          did: 'Minutes are sent within ten working days, and each team sees its own figure.',
          changed: 'Nine in ten were in time last quarter; half were before.',
        },
      ],
      ['shared', 80, { where: 'Practice and performance workshop' }],
    ],
  },
  {
    ...{ ago: 140, dueIn: -60, from: 'Reviews are held at school' },
    of: {
      ...{ source: 'representation', kind: 'change', theme: 'voice', lead: 'manager of reviewing officers' },
      ...{
        said: 'Hold our reviews where we choose, and not at school.',
        will: 'Ask every child where the review is to be, and write it down',
      },
    },
    then: [['done', 55, { did: 'The invitation asks where, and when.' }]],
  },
  {
    ...{ ago: 70, dueIn: -10, from: 'A worker left without saying goodbye' },
    of: {
      ...{ source: 'complaint', kind: 'change', theme: 'changes', lead: 'head of service' },
      ...{
        said: 'Tell us before a worker leaves.',
        will: 'Make no handover without a joint visit, or a letter where none can be',
      },
    },
  },
  {
    ...{ ago: 20, dueIn: 40 },
    of: {
      ...{ source: 'representation', kind: 'change', theme: 'communication', lead: 'quality assurance manager' },
      ...{ said: 'Letters are too long.', will: 'Put what happens next first, on one page' },
    },
  },
  {
    ...{ ago: 45, dueIn: 15, from: 'A report that the court thanked for' },
    of: {
      ...{ source: 'compliment', kind: 'good-practice', theme: 'assessment', lead: 'principal social worker' },
      ...{
        said: 'A report that weighs both sides helps the court to decide at once.',
        will: 'Use it as an example in training',
      },
    },
  },
]

/** What Harbour Council learned, invented, told so many days before the day of the demonstration; `complaints`: those told. */
export const toldLearning = (today: Day, complaints: readonly ToldSubject[]): readonly ToldSubject[] =>
  told.map(({ of, ago, dueIn, from, then = [] }) => {
    const source = complaints.find(({ facts }) => from !== undefined && facts[0]?.body['about'] === from)?.id
    return {
      kind: 'learning',
      facts: [
        {
          ...{ type: 'learning.agreed', on: addDays(today, -ago) },
          body: { ...of, ...(source === undefined ? {} : { from: source }), dueOn: addDays(today, dueIn) },
        },
        ...then.map(([type, before, body]) => ({ type: `learning.${type}`, on: addDays(today, -before), body })),
      ],
    }
  })
