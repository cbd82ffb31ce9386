import { drawAndAllot, isOfWorkers, type Case } from '../../practice/audit/index.ts'
import type { Body, Randomness, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { ToldOf, ToldSubject } from './told-subject.ts'

/** A child of the demonstration, with what keeps a case from an auditor. */
export interface AuditedChild {
  readonly subject: SubjectId
  readonly team: string | null
  readonly worker: string | null
}

interface ToldProgramme {
  readonly of: { readonly title: string; readonly tool: string; readonly occasion: string; readonly size: number }
  readonly ago: number
  readonly dueAfter: number
  /** How many of the audits, from the first, are completed, and moderated. */
  readonly completed: number
  /** Who audits, where it is not everybody who does. */
  readonly by?: string
  /** Whether those who moderate have yet to. */
  readonly isModerated: boolean
  readonly closed?: { readonly found: string; readonly shared: string }
}

const told: readonly ToldProgramme[] = [
  {
    of: { title: 'Case files, last quarter', tool: 'case-file.1', occasion: 'routine', size: 12 },
    ...{ ago: 130, dueAfter: 30, completed: 12, isModerated: true },
    closed: {
      found:
        'Assessments say what is known; half do not yet say what life is like for the child. Plans are better than a year ago.',
      shared: 'practice and performance workshop, and a seven-minute briefing',
    },
  },
  {
    of: { title: 'Case files, this quarter', tool: 'case-file.1', occasion: 'routine', size: 10 },
    ...{ ago: 32, dueAfter: 28, completed: 6, isModerated: false },
  },
  {
    of: { title: 'Supervision in focus week', tool: 'supervision.2', occasion: 'focus-week', size: 5 },
    ...{ ago: 60, dueAfter: 7, completed: 5, isModerated: true },
  },
  {
    of: { title: 'Case discussions of this month', tool: 'case-discussion.1', occasion: 'routine', size: 4 },
    ...{ ago: 5, dueAfter: 25, completed: 2, isModerated: true, by: 'head-of-service' },
  },
]

const grades = [
  'good',
  'requires-improvement',
  'good',
  'outstanding',
  'requires-improvement',
  'good',
  'inadequate',
] as const
const themes = ['planning', 'assessment', 'recording', 'voice'] as const
const said = [
  'You ask me things and then I see it in the plan.',
  'There have been four of you and I have told it four times.',
  'I know who to ring.',
  'I do not know why I live here.',
]

const gradeAt = (n: number): string => grades[n % grades.length] ?? 'good'
const notFar = (n: number): string => (n % 3 === 0 ? gradeAt(n + 1) : gradeAt(n))

/** One audit, as far as it has come. */
function auditFacts(
  allotted: Body,
  domains: readonly string[],
  on: Day,
  nth: number,
  come: 'graded' | 'completed' | 'moderated',
): readonly ToldOf[] {
  const { child, worker, auditor, moderator } = allotted
  const by = typeof auditor === 'string' ? auditor : 'quality-assurance'
  const whom: Body = { ...(child === undefined ? {} : { child }), ...(worker === undefined ? {} : { worker }) }
  const fact = (type: string, after: number, body: Body, texts: ToldOf['texts'] = {}, who = by): ToldOf => ({
    ...{ type: `audit.${type}`, on: addDays(on, after), body: { ...whom, ...body }, texts, by: who },
  })
  const graded = [
    ...domains.map((domain, d) =>
      fact(
        'domain',
        2,
        { domain, answers: ['0=partly', '1=yes', '2=no'], grade: gradeAt(nth + d) },
        {
          findings:
            child === undefined
              ? 'The notes of the last three supervisions show it.'
              : 'The record shows it in the last assessment and in two case notes of this year.',
        },
      ),
    ),
  ]
  if (come === 'graded') return graded
  return [
    ...graded,
    fact(
      'completed',
      3,
      { grade: gradeAt(nth), theme: themes[nth % themes.length] ?? 'planning' },
      {
        ...(child === undefined ? {} : { wouldSay: said[nth % said.length] ?? '' }),
        why: 'What is done is done well; what is planned is not always followed.',
        ...(nth % 4 === 2 ? { good: 'The chronology tells the story from the child’s side.' } : {}),
      },
    ),
    ...(typeof moderator === 'string' && come === 'moderated'
      ? [
          fact(
            'moderated',
            4,
            { grade: notFar(nth), grades: domains.map((domain, d) => `${domain}=${notFar(nth + d)}`) },
            { why: 'Read by itself, from the record.' },
            moderator,
          ),
        ]
      : []),
    ...(nth % 3 === 1
      ? [
          fact('action', 4, {
            ...{
              what: child === undefined ? 'Look at the actions of last time first' : 'Write the chronology up to today',
              lead: child === undefined ? 'supervisor' : 'allocated social worker',
              dueOn: addDays(on, 26),
            },
          }),
        ]
      : []),
  ]
}

const talkedThrough = ({ child }: Body, on: Day, nth: number): ToldOf => ({
  ...{ type: 'audit.talked-through', on: addDays(on, 3), by: 'head-of-service' },
  body: {
    ...(child === undefined ? {} : { child }),
    who: nth % 2 === 0 ? 'Social worker, team manager' : 'Social worker, team manager, reviewing officer',
  },
})

/** The social workers of some children, each in the team of the first of theirs. */
function workersOf(children: readonly AuditedChild[]): readonly Case[] {
  const byWorker = Map.groupBy(children, ({ worker }) => worker)
  return [...byWorker].flatMap(([worker, [first]]) =>
    worker === null ? [] : [{ subject: worker, worker, team: first?.team ?? null }],
  )
}

/** Harbour Council’s audits, invented, of children drawn as the service draws them. */
export function toldAudits(today: Day, children: readonly AuditedChild[], random: Randomness): readonly ToldSubject[] {
  if (children.length === 0) return []
  return told.flatMap(({ of, ago, dueAfter, completed, isModerated, by, closed }): readonly ToldSubject[] => {
    const on = addDays(today, -ago)
    const programme = random.uuid() as SubjectId // a new subject
    const { agreed, audits, domains } = drawAndAllot(
      isOfWorkers(of.tool) ? workersOf(children) : children,
      by === undefined ? auditors : auditors.filter(({ id }) => id === by),
      {
        ...{
          ...of,
          programme,
          seed: random.uuid(),
          dueOn: addDays(on, dueAfter),
          moderateEvery: by === undefined ? 3 : 0,
          position: 1,
        },
      },
    )
    return [
      {
        ...{ kind: 'audit-programme', id: programme },
        facts: [
          { type: 'audit.programme-agreed', on, body: agreed },
          ...(closed
            ? [
                {
                  ...{
                    type: 'audit.programme-closed',
                    on: addDays(on, dueAfter + 20),
                    body: { shared: closed.shared },
                  },
                  texts: { found: closed.found },
                },
              ]
            : []),
        ],
      },
      ...audits.map((allotted, nth): ToldSubject => {
        // What waits for its moderator waits for the head of service, where they did not audit it.
        const isTheirs = allotted['moderator'] !== undefined && allotted['auditor'] !== 'head-of-service'
        const body = !isModerated && isTheirs ? { ...allotted, moderator: 'head-of-service' } : allotted
        const come = nth === completed ? 'graded' : isModerated ? 'moderated' : 'completed'
        const more = [
          ...(by === 'head-of-service' && nth < completed ? [talkedThrough(body, on, nth)] : []),
          ...(nth > completed ? [] : auditFacts(body, domains, on, nth, come)),
        ]
        return { kind: 'audit', facts: [{ type: 'audit.allotted', on, body }, ...more] }
      }),
    ]
  })
}

/** People of the demonstration who audit, with the team that none of their cases is of. */
const auditors = [
  { id: 'quality-assurance', name: 'Quality assurance manager', team: null, workers: [] },
  { id: 'head-of-service', name: 'Head of service', team: null, workers: [] },
  { id: 'team-manager-north', name: 'Team manager, Safeguarding North', team: 'Safeguarding North', workers: [] },
  { id: 'iro', name: 'Independent reviewing officer', team: null, workers: [] },
]
