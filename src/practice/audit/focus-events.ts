import { event, type EventDefinition } from '../../record/index.ts'
import { themes } from '../complaints/index.ts'

/** How something was seen in a focus week. */
export const seenBy = {
  observation: 'Watching practice',
  audit: 'Audits',
  families: 'Talking with children and families',
  staff: 'Talking with staff and managers',
  figures: 'Figures',
} as const

const NO_NAMES = 'So that nobody can tell which child, family or worker it is about'

const ofWeek = { happensTo: ['audit-programme'], practice: 'audit' } as const

export const weekAgreed = event('audit.focus-week', {
  ...ofWeek,
  title: 'Focus week',
  describes:
    'A week in which senior managers go and look at one theme: at practice, at records, with families and staff.',
  rank: 11,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    title: { kind: 'text', label: 'Title' },
    startsOn: { kind: 'date', label: 'First day' },
    endsOn: { kind: 'date', label: 'Last day' },
    theme: { kind: 'choice', label: 'Theme', choices: themes },
    looksAt: { kind: 'text', rows: 3, label: 'What is looked at, and by whom', hint: 'Roles, and no names' },
  },
  says: () => 'Focus week agreed',
})

export const weekSaw = event('audit.focus-week-saw', {
  ...ofWeek,
  title: 'What was seen',
  describes: 'One thing that was seen in a focus week, and how.',
  rank: 12,
  happenedOn: { kind: 'date', label: 'Date on which it was seen', notAfter: 'today' },
  fields: {
    how: { kind: 'choice', label: 'How was it seen?', choices: seenBy },
    seen: { kind: 'text', rows: 4, label: 'What was seen', hint: NO_NAMES },
  },
  says: () => 'Something was seen',
})

export const weekEnded = event('audit.focus-week-ended', {
  ...ofWeek,
  title: 'What follows from the week',
  describes: 'What the week comes to, what will be done about it, who leads that and by when.',
  rank: 13,
  happenedOn: { kind: 'date', label: 'Date on which that was agreed', notAfter: 'today' },
  fields: {
    found: { kind: 'text', rows: 4, label: 'What the week comes to', hint: NO_NAMES },
    follows: { kind: 'text', rows: 4, label: 'What follows' },
    lead: { kind: 'text', label: 'Who leads it', hint: 'A role, and no name' },
    dueOn: { kind: 'date', label: 'Day by which it is done', notBefore: 'happenedOn' },
  },
  says: () => 'What follows was agreed',
})

export const focusWeekEvents: readonly EventDefinition[] = [weekAgreed, weekSaw, weekEnded]
