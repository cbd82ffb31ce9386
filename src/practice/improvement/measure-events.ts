import { event, wordFor, type EventDefinition } from '../../record/index.ts'

const ofMeasure = { happensTo: ['measure'], practice: 'improvement' } as const
const measure = { kind: 'text', label: 'Measure' } as const
const value = (label: string) => ({ kind: 'text', label, hint: 'A number, unrounded, such as 81.5' }) as const

/** Where a figure that the record does not make comes from. */
export const figureSources = {
  survey: 'Survey',
  audit: 'Audit',
  register: 'Register',
  other: 'Another source',
} as const

/** Whom a measure is compared with. */
export const comparedWith = {
  neighbours: 'Statistical neighbours, on average',
  neighbour: 'One statistical neighbour',
  region: 'The region',
  england: 'England',
} as const

export const figureEntered = event('improvement.measure-figure', {
  ...ofMeasure,
  title: 'Figure entered',
  describes:
    'What a measure came to that the record cannot count, such as a survey: how many, out of how many, and where the evidence is. Its date is the last day of what it tells of.',
  rank: 10,
  typed: true,
  happenedOn: { kind: 'date', label: 'Last day of the time that it tells of', notAfter: 'today' },
  fields: {
    measure,
    num: { kind: 'whole-number', label: 'How many' },
    den: { kind: 'whole-number', label: 'Out of how many', hint: 'Those asked, audited or in post' },
    source: { kind: 'choice', label: 'Where it comes from', choices: figureSources },
    evidence: { kind: 'text', label: 'Where the evidence is', hint: 'A document and its page: no name of a child' },
  },
  says: (body) => `Figure entered: ${wordFor(figureSources, body['source'], 'source not said').toLowerCase()}`,
})

export const baselineSet = event('improvement.measure-baseline', {
  ...ofMeasure,
  title: 'Baseline',
  describes: 'Where a measure stood when the change began, and on which date: what came later is held against it.',
  rank: 11,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date for which it holds', notAfter: 'today' },
  fields: {
    measure,
    value: value('Value'),
    source: { kind: 'text', label: 'Where it comes from', hint: 'A document or a date of the record' },
  },
  says: () => 'Baseline set',
})

export const targetSet = event('improvement.measure-target', {
  ...ofMeasure,
  title: 'Target',
  describes: 'What a measure should come to, by when, and who agreed that. An earlier target stays on record.',
  rank: 12,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    measure,
    value: value('Target'),
    byOn: { kind: 'date', label: 'To be reached by', notBefore: 'happenedOn' },
    agreedBy: { kind: 'text', label: 'Who agreed it', hint: 'A role or a board, and no name' },
  },
  says: () => 'Target set',
})

export const comparatorEntered = event('improvement.measure-comparator', {
  ...ofMeasure,
  title: 'Comparator',
  describes: 'What the same measure came to elsewhere, for which date, and where that was published.',
  rank: 13,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date for which it holds', notAfter: 'today' },
  fields: {
    measure,
    with: { kind: 'choice', label: 'Whom it is compared with', choices: comparedWith },
    council: { kind: 'text', label: 'Which council', hint: 'Of one statistical neighbour alone', optional: true },
    value: value('Value'),
    source: { kind: 'text', label: 'Where it was published' },
  },
  says: (body) => `Comparator: ${wordFor(comparedWith, body['with'], 'not said').toLowerCase()}`,
})

export const neighboursListed = event('improvement.neighbours', {
  ...ofMeasure,
  title: 'Statistical neighbours',
  describes:
    'The councils that this one is compared with, from a day on, and who published the list. A later list stands beside the earlier ones.',
  rank: 14,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date from which the list holds', notAfter: 'today' },
  fields: {
    councils: { kind: 'text', label: 'Councils', hint: 'With a semicolon between' },
    source: { kind: 'text', label: 'Who published the list' },
  },
  says: () => 'Statistical neighbours listed',
})

export const measureEvents: readonly EventDefinition[] = [
  figureEntered,
  baselineSet,
  targetSet,
  comparatorEntered,
  neighboursListed,
]
