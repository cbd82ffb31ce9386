import { event } from '../../record/index.ts'

/** What a document is that asks something of the council. */
export const requirementKinds = {
  notice: 'Notice',
  inspection: 'Inspection',
  diagnostic: 'Diagnostic',
  'peer-review': 'Peer review',
  'health-check': 'Health check',
  adviser: 'Recommendation of an adviser',
} as const

export const requirementEntered = event('improvement.requirement-entered', {
  happensTo: ['requirement'],
  practice: 'improvement',
  title: 'Requirement',
  describes:
    'One paragraph of a notice, an inspection, a diagnostic, a peer review, a health check or an adviser’s letter, in our words. Its date is that of the document. Actions name it by the short name and the paragraph, such as PR18-3.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date of the document', notAfter: 'today' },
  fields: {
    requirement: { kind: 'text', label: 'How actions name it' },
    kind: { kind: 'choice', label: 'What the document is', choices: requirementKinds },
    document: { kind: 'text', label: 'What the document is called' },
    short: { kind: 'text', label: 'Its short name', hint: 'Letters and figures, such as PR18' },
    calls: { kind: 'text', label: 'What it calls one thing that it asks', hint: 'Paragraph, recommendation, measure' },
    ref: { kind: 'text', label: 'The paragraph’s number', hint: 'Such as 3 or 5.2' },
    asks: {
      kind: 'text',
      rows: 3,
      label: 'What it asks, in our words',
      hint: 'Leave empty where its text is not held',
      optional: true,
    },
  },
  says: () => 'Requirement entered',
})

/** Told again and again: what stood before stays on record. What went less well is never left out. */
export const storyTold = event('improvement.story-told', {
  happensTo: ['requirement'],
  practice: 'improvement',
  title: 'Story of a requirement',
  describes:
    'What children and staff say of what was done, and what went less well: on one page with what was asked, what was done and what changed. What went less well cannot be left out. Write no name of a child.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date for which it is told', notAfter: 'today' },
  fields: {
    requirement: { kind: 'text', label: 'Requirement' },
    did: {
      kind: 'long-text',
      label: 'What we did',
      hint: 'In a few sentences: the actions stand below it by themselves',
    },
    voice: { kind: 'long-text', label: 'What children, families and staff say', hint: 'And how they were asked' },
    lessWell: { kind: 'long-text', label: 'What went less well, and what is still wrong' },
  },
  says: () => 'Story told',
})
