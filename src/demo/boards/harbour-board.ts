import type { Body, Randomness, SubjectId } from '../../record/index.ts'
import { addDays, addMonths, type Day } from '../../time/index.ts'
import type { ToldFact } from './told-boards.ts'

const MEETINGS = 12

/** What partners told, in turn. */
const updates: readonly (readonly [partner: string, text: string])[] = [
  [
    'health',
    'Initial health assessments are offered within the time. The designated doctor’s post is filled from next month.',
  ],
  [
    'police',
    'The joint screening desk is staffed every day. Notifications are shared on the day on which they are made.',
  ],
  ['schools', 'Every school has named somebody for children who are looked after. Attendance is sent each week.'],
  [
    'voluntary sector',
    'The advocacy service has no waiting list. Children say that they are told too late of their reviews.',
  ],
]

const decisions: readonly (readonly [decision: string, because: string])[] = [
  ['The weekly look at every child with a plan for adoption goes on', 'Legacy children move on since it began'],
  ['Supervision is audited every month until three months running are good', 'Frequency is better than quality'],
  ['Reviewing officers share one guide on raising alerts', 'Alerts differ threefold between officers'],
  ['The date of action 1.4 is moved, with the reason on the plan', 'Plans must be rewritten with families'],
]

const promised: readonly (readonly [what: string, who: string, days: number])[] = [
  ['Bring the reasons why children wait, by cause', 'head of service', 28],
  ['Say by team which visits were late, and why', 'service manager', 28],
  ['Ask the children in care council how reviews could be better', 'participation officer', 60],
  ['Report how many posts are vacant, and until when', 'director of children’s services', 35],
  ['Write the council’s own assessment before the next review', 'head of service', 75],
]

interface HarbourBoard {
  readonly told: readonly ToldFact[]
  readonly board: SubjectId
  /** The next meeting, which is still to be held. */
  readonly next: SubjectId
}

/** Harbour Council's improvement board with a year of meetings, invented: roles and no names. */
export function harbourBoard(today: Day, random: Randomness): HarbourBoard {
  const id = (): SubjectId => random.uuid() as SubjectId // a new subject
  const board = id()
  const began = addMonths(today, -MEETINGS - 1)
  const ofBoard = (type: string, on: Day, body: Body): ToldFact => ({
    subject: board,
    type: `governance.${type}`,
    on,
    body,
  })
  const member = (
    role: string,
    body: string,
    part: string,
    independent: boolean,
    untilOn: Day | null = null,
  ): ToldFact => ofBoard('member', began, { role, body, part, independent, ...(untilOn === null ? {} : { untilOn }) })
  const told: ToldFact[] = [
    {
      ...ofBoard('board', began, {
        ...{ name: 'Improvement board', kind: 'improvement', everyMonths: 1 },
        asked: 'The notice of 2021, paragraph 5 (as an example)',
      }),
      isNew: 'board',
    },
    member('independent chair', 'appointed with the Department', 'chair', true),
    member('director of children’s services', 'the council', 'member', false),
    member('lead member for children', 'the council', 'member', false),
    member('head of service', 'the council', 'member', false),
    member('designated nurse', 'health', 'partner', true),
    member('chief inspector', 'police', 'partner', true),
    member('head teacher', 'schools', 'partner', true, addMonths(today, -4)),
    member('adviser', 'the Department', 'adviser', true),
    {
      ...ofBoard('member', addMonths(today, -4), {
        role: 'virtual school head',
        body: 'schools',
        part: 'partner',
        independent: true,
      }),
    },
    ofBoard('risk', addMonths(today, -9), {
      ...{ risk: 'Posts of reviewing officers stay vacant', rating: 'high', who: 'manager of reviewing officers' },
      control: 'Agency officers cover reviews; two posts are advertised',
    }),
    ofBoard('risk', addMonths(today, -6), {
      ...{
        risk: 'Recording lags behind practice, so that figures come late',
        rating: 'medium',
        who: 'performance analyst',
      },
      control: 'A weekly page for team managers shows where',
    }),
    ofBoard('risk', addMonths(today, -11), {
      ...{ risk: 'The plan loses its lead', rating: 'medium', who: 'director of children’s services' },
      ...{ control: 'A deputy is named for every action', closedOn: addMonths(today, -3) },
    }),
  ]
  const meetings = Array.from({ length: MEETINGS }, (_, n) =>
    aMeeting(board, n, addDays(addMonths(today, n - MEETINGS + 1), -6), id),
  )
  const next = id()
  const nextOn = addDays(today, 12)
  const ofNext = (type: string, on: Day, body: Body, texts = {}): ToldFact => ({
    ...{ subject: next, type: `governance.${type}`, on, body, texts },
  })
  const items = [
    ['Minutes and matters arising', 'independent chair', 'decision', 'to confirm the minutes of the last meeting'],
    ['Progress of the plan', 'head of service', 'discussion', null],
    [
      'Vacant posts of reviewing officers',
      'director of children’s services',
      'decision',
      'to advertise two posts outside the region',
    ],
    ['What children say of their reviews', 'participation officer', 'information', null],
  ] as const
  return {
    board,
    next,
    told: [
      ...told,
      ...meetings.flat(),
      {
        ...ofNext('meeting', addDays(today, -3), { board, meetsOn: nextOn, place: 'Town hall, committee room 2' }),
        isNew: 'meeting',
      },
      ...items.map(([item, by, wanted, recommended], n) =>
        ofNext('agenda-item', addDays(today, -3), {
          item,
          place: n + 1,
          by,
          wanted,
          ...(recommended && { recommended }),
        }),
      ),
      ...updates
        .slice(0, 2)
        .map(([partner, update]) => ofNext('partner-update', addDays(today, -2), { partner }, { update })),
    ],
  }
}

/** One meeting that was held: its agenda, what was decided and agreed, and its minutes. */
function aMeeting(board: SubjectId, n: number, on: Day, id: () => SubjectId): readonly ToldFact[] {
  const meeting = id()
  const of = (type: string, day: Day, body: Body, texts = {}): ToldFact => ({
    ...{ subject: meeting, type: `governance.${type}`, on: day, body, texts },
  })
  const [decision, because] = decisions[n % decisions.length] ?? ['', '']
  const [partner, update] = updates[n % updates.length] ?? ['', '']
  const actions = promised.filter((_, at) => (at + n) % 3 === 0)
  const called = addDays(on, -14)
  const isLast = n === MEETINGS - 1
  return [
    { ...of('meeting', called, { board, meetsOn: on, place: 'Town hall' }), isNew: 'meeting' },
    of('agenda-item', called, { item: 'Progress of the plan', place: 1, by: 'head of service', wanted: 'discussion' }),
    of('agenda-item', called, {
      ...{ item: 'What is slow, and why', place: 2, by: 'director of children’s services', wanted: 'decision' },
      recommended: 'what is done about each action that is slow',
    }),
    of('partner-update', addDays(on, -5), { partner }, { update }),
    of('meeting-held', on, {
      attended:
        'Independent chair, director of children’s services, head of service, designated nurse, chief inspector',
      ...(n % 4 === 1 ? { apologies: 'Lead member for children' } : {}),
    }),
    of('decision', on, { decision, because }),
    ...actions.flatMap(([what, who, days]): readonly ToldFact[] => {
      const promise = id()
      const dueOn = addDays(on, days)
      const made: ToldFact = {
        ...{ subject: promise, type: 'improvement.promise-made', on, isNew: 'promise' },
        body: { what, to: 'board', madeIn: 'the improvement board', who, dueOn },
      }
      const kept: ToldFact = {
        ...{ subject: promise, type: 'improvement.promise-kept', on: addDays(dueOn, -3) },
        body: { shownBy: 'The paper of the meeting after it' },
      }
      return n < MEETINGS - 3 ? [made, of('action', on, { promise }), kept] : [made, of('action', on, { promise })]
    }),
    of(
      'minutes',
      addDays(on, 3),
      {},
      {
        minutes: `The chair welcomed members and partners. The head of service took the board through progress, part by part, and through what is slow.\nThe board decided: ${decision.charAt(0).toLowerCase()}${decision.slice(1)}. ${because}.\nThe update of ${partner} was noted. Actions are in the register of promises.`,
      },
    ),
    ...(isLast ? [] : [of('minutes-confirmed', addDays(addMonths(on, 1), 0), { by: 'the board at its next meeting' })]),
  ]
}
