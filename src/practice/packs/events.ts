import { event, wordFor, type EventDefinition } from '../../record/index.ts'

export const packKinds = { daily: 'Daily pack', weekly: 'Weekly pack', monthly: 'Monthly pack' } as const

export const packMade = event('packs.made', {
  happensTo: ['pack'],
  practice: 'packs',
  title: 'Performance pack made',
  describes:
    'What managers are given of a day, a week or a month that is over. Its files are kept as they were made, and their digests stand in the chain.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Day on which it was made' },
  fields: {
    kind: { kind: 'choice', label: 'Which pack', choices: packKinds },
    asAtOn: { kind: 'date', label: 'Last day that it tells of' },
    position: { kind: 'whole-number', label: 'Position of the record that it was read at' },
    readAt: { kind: 'text', label: 'When its figures were read' },
    release: { kind: 'text', label: 'Release that made it' },
    html: { kind: 'text', label: 'SHA-256 of the web page' },
    docx: { kind: 'text', label: 'SHA-256 of the Word file' },
    csv: { kind: 'text', label: 'SHA-256 of the measures month by month (CSV)' },
    rows: { kind: 'text', label: 'SHA-256 of its numbers (JSON)' },
  },
  says: (body) => `${wordFor(packKinds, body['kind'], 'Pack')} made`,
})

export const packEvents: readonly EventDefinition[] = [packMade]
