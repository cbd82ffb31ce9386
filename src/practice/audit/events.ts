import { event, wordFor, type EventDefinition, type Field } from '../../record/index.ts'
import { themes } from '../complaints/index.ts'
import { focusWeekEvents } from './focus-events.ts'
import { grades } from './tools.ts'

/**
 * Every fact of an audit names the child, so that all of it goes with the record when that is restricted or sealed; or,
 * where practice is audited and no record, the social worker whose practice it is.
 */
const whose: Readonly<Record<'child' | 'worker', Field>> = {
  child: { kind: 'text', label: 'Child whose record is audited', optional: true },
  worker: { kind: 'text', label: 'Social worker whose practice is audited', optional: true },
}
const GRADE: Field = { kind: 'choice', label: 'Grade', choices: grades }

const ofAudit = { happensTo: ['audit'], practice: 'audit' } as const
const TODAY = { kind: 'date', notAfter: 'today' } as const

/** Why a programme is held. */
export const occasions = {
  routine: 'Routine',
  'focus-week': 'Focus week',
  'dip-sample': 'Dip sample',
  reaudit: 'Re-audit',
} as const

export const programmeAgreed = event('audit.programme-agreed', {
  happensTo: ['audit-programme'],
  practice: 'audit',
  title: 'Audit programme agreed, and its sample drawn',
  describes:
    'Which tool, why, out of how many, how many, and by which seed the sample was drawn: whoever has the seed and the same population draws the same again. Nobody chose a case.',
  rank: 10,
  happenedOn: { ...TODAY, label: 'Date on which it was agreed' },
  fields: {
    title: { kind: 'text', label: 'Title' },
    tool: { kind: 'text', label: 'Tool, with its version' },
    occasion: { kind: 'choice', label: 'Why it is held', choices: occasions },
    size: { kind: 'whole-number', label: 'Cases drawn' },
    population: { kind: 'whole-number', label: 'Cases that they were drawn from' },
    strata: { kind: 'text', label: 'Cases drawn, and cases there were, by team' },
    seed: { kind: 'text', label: 'Seed' },
    digest: { kind: 'text', label: 'Digest of the population' },
    position: { kind: 'whole-number', label: 'Position of the record that it was drawn at' },
    dueOn: { kind: 'date', label: 'Day by which the audits are done' },
  },
  says: () => 'Audit programme agreed, and its sample drawn',
})

export const programmeClosed = event('audit.programme-closed', {
  happensTo: ['audit-programme'],
  practice: 'audit',
  title: 'Audit programme closed',
  describes: 'What the programme found, in a few sentences, and where that was shared.',
  rank: 20,
  happenedOn: { ...TODAY, label: 'Date on which it was closed' },
  fields: {
    found: { kind: 'long-text', label: 'What it found' },
    shared: { kind: 'text', label: 'Where it was shared', optional: true },
  },
  says: () => 'Audit programme closed',
})

export const allotted = event('audit.allotted', {
  ...ofAudit,
  title: 'Audit allotted',
  describes:
    'Who audits the record of a child, and who moderates: never somebody who holds the case or is of the child’s team. The record is open to them on this ground until they are done.',
  rank: 10,
  happenedOn: { ...TODAY, label: 'Date on which it was allotted' },
  fields: {
    ...whose,
    programme: { kind: 'text', label: 'Programme' },
    tool: { kind: 'text', label: 'Tool, with its version' },
    auditor: { kind: 'text', label: 'Auditor' },
    moderator: { kind: 'text', label: 'Moderator', optional: true },
    team: { kind: 'text', label: 'Team of the child', optional: true },
    dueOn: { kind: 'date', label: 'Day by which it is done' },
    reauditOf: { kind: 'text', label: 'Audit that it looks at again', optional: true },
  },
  says: () => 'Audit allotted',
})

export const domainGraded = event('audit.domain', {
  ...ofAudit,
  title: 'One domain of an audit',
  describes: 'What an auditor found in one domain: an answer to each question, the grade, and why.',
  rank: 20,
  happenedOn: { ...TODAY, label: 'Date' },
  fields: {
    ...whose,
    domain: { kind: 'text', label: 'Domain' },
    answers: { kind: 'text', label: 'Answers', optional: true },
    grade: GRADE,
    findings: { kind: 'long-text', label: 'What shows it' },
  },
  says: (body) => `Domain graded: ${String(body['domain'] ?? 'not said which')}`,
})

export const completed = event('audit.completed', {
  ...ofAudit,
  title: 'Audit completed',
  describes: 'The overall grade, what the child would say, the theme, and what others could learn from.',
  rank: 30,
  happenedOn: { ...TODAY, label: 'Date on which it was completed' },
  fields: {
    ...whose,
    grade: { kind: 'choice', label: 'Overall grade', choices: grades },
    theme: { kind: 'choice', label: 'Main theme', choices: themes },
    wouldSay: { kind: 'long-text', label: 'What the child would say about our help' },
    why: { kind: 'long-text', label: 'Why this grade' },
    good: { kind: 'long-text', label: 'Good practice that others could learn from', optional: true },
  },
  says: (body) => `Audit completed: ${wordFor(grades, body['grade'], 'no grade').toLowerCase()}`,
})

export const moderated = event('audit.moderated', {
  ...ofAudit,
  title: 'Audit moderated',
  describes: 'Somebody else graded the same record without seeing the auditor’s grades. Their grades stand.',
  rank: 40,
  happenedOn: { ...TODAY, label: 'Date on which it was moderated' },
  fields: {
    ...whose,
    grade: { kind: 'choice', label: 'Overall grade', choices: grades },
    grades: { kind: 'text', label: 'Grades by domain' },
    why: { kind: 'long-text', label: 'Why' },
  },
  says: (body) => `Audit moderated: ${wordFor(grades, body['grade'], 'no grade').toLowerCase()}`,
})

export const actionAgreed = event('audit.action', {
  ...ofAudit,
  title: 'Action from an audit',
  describes: 'What must be done on this child’s record or for this child, who leads it, and by when.',
  rank: 50,
  happenedOn: { ...TODAY, label: 'Date on which it was agreed' },
  fields: {
    ...whose,
    what: { kind: 'text', rows: 3, label: 'What is to be done' },
    lead: { kind: 'text', label: 'Who leads it', hint: 'A role, and no name' },
    dueOn: { kind: 'date', label: 'Day by which it is done', notBefore: 'happenedOn' },
  },
  says: () => 'Action from an audit',
})

export const actionDone = event('audit.action-done', {
  ...ofAudit,
  title: 'Action done',
  describes: 'An action from the audit was done, and what shows it.',
  rank: 51,
  happenedOn: { ...TODAY, label: 'Date on which it was done' },
  fields: {
    ...whose,
    action: { kind: 'text', label: 'Action' },
    shownBy: { kind: 'text', rows: 3, label: 'What shows it' },
  },
  says: () => 'Action done',
})

export const talkedThrough = event('audit.talked-through', {
  ...ofAudit,
  title: 'Who talked the case through',
  describes: 'Who was there when the head of service talked this child’s case through.',
  rank: 15,
  happenedOn: { ...TODAY, label: 'Date on which it was talked through' },
  fields: {
    ...whose,
    who: { kind: 'text', label: 'Who was there', hint: 'Roles, and no names: social worker, team manager' },
  },
  says: () => 'The case was talked through',
})

export const auditEnded = event('audit.withdrawn', {
  ...ofAudit,
  title: 'Audit not done, with a reason',
  describes:
    'The audit will not be done: the case was closed, or the family asked. It counts as drawn and not as graded.',
  rank: 60,
  happenedOn: { ...TODAY, label: 'Date on which that was decided' },
  fields: { ...whose, reason: { kind: 'text', rows: 3, label: 'Reason' } },
  says: () => 'Audit not done',
})

export const auditEvents: readonly EventDefinition[] = [
  programmeAgreed,
  programmeClosed,
  allotted,
  domainGraded,
  completed,
  moderated,
  actionAgreed,
  actionDone,
  talkedThrough,
  auditEnded,
  ...focusWeekEvents,
]
