import type { Body, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { ToldOf, ToldSubject } from './told-subject.ts'

interface ToldComplaint {
  readonly of: Body
  readonly words: string
  readonly who?: string
  /** The nth child of the demonstration whom it is about. */
  readonly child?: number
  /** How many days before the day of the demonstration it was received. */
  readonly ago: number
  /** What happened then: type, days after it was received, what is said of it. */
  readonly then?: readonly (readonly [type: string, after: number, body?: Body, texts?: ToldOf['texts']])[]
}

const answer = (summary: string): ToldOf['texts'] => ({ summary })

const told: readonly ToldComplaint[] = [
  {
    ago: 6,
    child: 3,
    of: { kind: 'complaint', sender: 'child', theme: 'family-time', about: 'Time with a sister was cancelled twice' },
    words: 'I was going to see my sister and then nobody came. It is the second time. I want somebody to say sorry.',
    who: 'The child, through the advocate who visits the home',
    then: [['advocate', 1, { advocacy: 'already-has', provider: 'Independent advocacy service' }]],
  },
  {
    ago: 18,
    of: {
      kind: 'complaint',
      sender: 'parent',
      theme: 'communication',
      about: 'Calls to the team are not returned',
      team: 'Safeguarding North',
    },
    words: 'I have left five messages. I only hear when it is time for a meeting.',
    who: 'A parent. Letters to the home address',
  },
  {
    ago: 24,
    child: 5,
    of: {
      kind: 'complaint',
      sender: 'relative',
      theme: 'assessment',
      about: 'An assessment left out what the family said',
      team: 'Safeguarding East',
    },
    words: 'The assessment says we were asked and did not answer. We wrote four pages.',
    who: 'A grandparent. By e-mail',
    then: [['stage-one-longer', 8, { reason: 'The assessment was shared between two teams' }]],
  },
  {
    ago: 75,
    child: 8,
    of: {
      kind: 'complaint',
      sender: 'carer',
      theme: 'delay',
      about: 'Equipment that a child needs was not ordered for months',
    },
    words: 'It was agreed at the review. We asked at every visit.',
    who: 'A foster carer',
    then: [
      [
        'replied',
        9,
        { outcome: 'upheld' },
        answer('It was agreed and not ordered. It has been now. A manager has apologised.'),
      ],
      ['closed', 40, { how: 'Accepted at stage 1' }],
    ],
  },
  {
    ago: 120,
    child: 11,
    of: {
      kind: 'complaint',
      sender: 'parent',
      theme: 'decisions',
      about: 'How a decision about family time was reached',
      team: 'Safeguarding South',
    },
    words: 'Nobody told me before the meeting that this would be decided.',
    who: 'A parent, helped by an advice service',
    then: [
      [
        'replied',
        12,
        { outcome: 'partly' },
        answer('The decision stands. Papers should have been sent five days before.'),
      ],
      ['stage-two-asked', 30, {}, { wants: 'That somebody from outside looks at how it was decided.' }],
      ['investigators', 34, { officer: 'manager of another service', independent: true }],
      ['stage-two-longer', 60, { reason: 'Somebody who must be heard is on leave' }],
    ],
  },
  {
    ago: 260,
    child: 14,
    of: {
      kind: 'complaint',
      sender: 'care-leaver',
      theme: 'support',
      about: 'A pathway plan promised help that did not come',
    },
    words: 'It says you would help me to furnish the flat. I slept on the floor for three weeks.',
    who: 'A care leaver',
    then: [
      ['advocate', 2, { advocacy: 'accepted', provider: 'Independent advocacy service' }],
      ['replied', 15, { outcome: 'not-upheld' }, answer('The allowance was offered; it was not taken up in time.')],
      ['stage-two-asked', 28, {}, { wants: 'What the plan says, and who was to do it.' }],
      [
        'adjudicated',
        62,
        { outcome: 'upheld' },
        answer('The plan named nobody. The allowance is paid, with an apology.'),
      ],
      ['closed', 90, { how: 'Accepted at stage 2' }],
    ],
  },
  {
    ago: 200,
    of: { kind: 'complaint', sender: 'parent', theme: 'communication', about: 'Minutes arrive after the next meeting' },
    words: 'I get the minutes when it is too late to say that they are wrong.',
    then: [
      ['replied', 8, { outcome: 'upheld' }, answer('Minutes go out within ten working days from now on.')],
      ['closed', 30, { how: 'Accepted at stage 1' }],
    ],
  },
  {
    ago: 150,
    of: { kind: 'complaint', sender: 'child', theme: 'voice', about: 'Reviews are held at school' },
    words: 'Everybody sees me go in. I asked last time for it to be somewhere else.',
    then: [
      ['advocate', 0, { advocacy: 'declined' }],
      ['replied', 6, { outcome: 'upheld' }, answer('Your next review is where you choose it to be.')],
      ['closed', 20, { how: 'Accepted at stage 1' }],
    ],
  },
  {
    ago: 420,
    of: { kind: 'complaint', sender: 'parent', theme: 'communication', about: 'A change of worker that nobody told' },
    words: 'Somebody new was at the door.',
    then: [
      ['replied', 13, { outcome: 'upheld' }, answer('You should have been told by the worker who left.')],
      ['closed', 45, { how: 'Accepted at stage 1' }],
    ],
  },
  {
    ago: 90,
    of: { kind: 'complaint', sender: 'child', theme: 'communication', about: 'A worker left without saying goodbye' },
    words: 'She was just gone. I liked her.',
    then: [['withdrawn', 5, { reason: 'The worker has written a letter' }]],
  },
  {
    ago: 300,
    child: 17,
    of: {
      kind: 'complaint',
      sender: 'carer',
      theme: 'placement',
      about: 'What was told to carers before a child came to them',
    },
    words: 'We learned of the allergies from the school.',
    then: [
      ['replied', 10, { outcome: 'not-upheld' }, answer('The form that was sent names them.')],
      ['stage-two-asked', 24, {}, { wants: 'Who sent what, and when.' }],
      ['adjudicated', 58, { outcome: 'partly' }, answer('It was sent to an old address.')],
      ['stage-three-asked', 75, {}, { wants: 'That this cannot happen to others.' }],
      ['panel-met', 110, { independent: true, came: true }],
      [
        'panel-reported',
        114,
        { outcome: 'upheld' },
        { recommendations: 'Send it by a way that says when it was opened.' },
      ],
      [
        'panel-answered',
        130,
        { outcome: 'upheld', ombudsman: true },
        answer('All of it is agreed, and done by the end of the month.'),
      ],
      ['closed', 150, { how: 'The recommendation is carried out' }],
    ],
  },
  {
    ago: 34,
    of: { kind: 'ombudsman', sender: 'other', theme: 'delay', about: 'How long an earlier complaint took' },
    words: 'The Ombudsman asks for the file of a complaint that was closed last year.',
    then: [['ombudsman-asked', 0, {}, {}]],
  },
  {
    ago: 12,
    of: { kind: 'compliment', sender: 'parent', theme: 'support', about: 'A family support worker who listened' },
    words: 'She came when she said she would and she never talked over me.',
  },
  {
    ago: 50,
    of: {
      kind: 'compliment',
      sender: 'professional',
      theme: 'assessment',
      about: 'A report that the court thanked for',
    },
    words: 'Clear, balanced, and in time.',
    then: [['closed', 2, { how: 'Passed on, and thanked' }]],
  },
  {
    ago: 9,
    of: {
      kind: 'representation',
      sender: 'child',
      theme: 'voice',
      about: 'The children’s council wants shorter letters',
    },
    words: 'Nobody reads three pages. Put what happens next first.',
  },
]

/** Harbour Council's complaints, invented, told so many days before the day of the demonstration. */
export function toldComplaints(today: Day, children: readonly SubjectId[]): readonly ToldSubject[] {
  return told.map(({ of, words, who, child, ago, then = [] }) => {
    const received = addDays(today, -ago)
    const about = child === undefined ? undefined : children[child]
    const whom: Body = about === undefined ? {} : { child: about }
    return {
      kind: 'complaint',
      facts: [
        {
          ...{ type: 'complaints.received', on: received, by: 'complaints-manager', body: { ...of, ...whom } },
          texts: { words, ...(who === undefined ? {} : { who }) },
        },
        ...then.map(([type, after, body = {}, texts = {}]) => ({
          ...{ type: `complaints.${type}`, on: addDays(received, after), by: 'complaints-manager' },
          ...{ body: { ...body, ...whom }, texts },
        })),
      ],
    }
  })
}
