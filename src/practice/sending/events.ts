import { event, wordFor, type EventDefinition } from '../../record/index.ts'

/** On what ground something of a child’s record crosses to another authority. */
export const grounds = {
  agency: 'The agency carries out adoption functions for us (Adoption and Children Act 2002, section 3ZA)',
  help: 'The other authority is asked to help (Children Act 1989, section 27)',
  welfare: 'To safeguard or promote welfare together (Children Act 2004, section 10)',
} as const

/** What of the record crosses by being ticked; anything else is written in words. */
export const parts = {
  name: 'Name',
  born: 'Date of birth',
  sex: 'Sex',
  stage: 'How far permanence has come',
} as const

export type Part = keyof typeof parts

/** What became of something at the other end. */
export const answers = {
  taken: 'Taken up: a record of our own follows',
  declined: 'Not taken up',
} as const

const past = (label: string) => ({ kind: 'date', label, notAfter: 'today' }) as const
const crossing = { kind: 'text', label: 'Number of what crossed, the same at both ends' } as const
const ground = { kind: 'choice', label: 'On what ground?', choices: grounds } as const

/** Made by its page alone: nobody corrects it or withdraws it, since it has crossed. */
export const sentElsewhere = event('child.sent', {
  ...{ practice: 'child', aboutRecord: true },
  happensTo: ['child'],
  title: 'Sent to another authority',
  describes:
    'Something of the record went to another authority: what, on what ground, and the very words. Who sent it is who recorded it.',
  rank: 91,
  happenedOn: past('Sent on'),
  fields: {
    to: { kind: 'text', label: 'To which authority' },
    toRecord: { kind: 'whole-number', label: 'Number of that authority’s record' },
    ground,
    crossing,
    parts: { kind: 'text', label: 'What of the record', optional: true },
    content: { kind: 'long-text', label: 'What was sent' },
  },
  says: ({ to }) => `Sent to ${typeof to === 'string' ? to : 'another authority'}`,
})

/** The same at the other end: a record of its own, which says nothing of the first one’s subject. */
export const received = event('sending.received', {
  practice: 'sending',
  happensTo: ['received'],
  title: 'Received from another authority',
  describes: 'Something that another authority sent, as it was sent: from whom, on what ground, and the very words.',
  rank: 10,
  happenedOn: past('Received on'),
  fields: {
    from: { kind: 'text', label: 'From which authority' },
    sentBy: { kind: 'text', label: 'Who sent it, by what they do' },
    ground,
    crossing,
    content: { kind: 'long-text', label: 'What was received' },
  },
  says: ({ from }) => `Received from ${typeof from === 'string' ? from : 'another authority'}`,
})

export const answered = event('sending.answered', {
  practice: 'sending',
  happensTo: ['received'],
  title: 'What became of it',
  describes: 'Whether what was received is taken up here, and why. It is not sent back: the two authorities talk.',
  rank: 20,
  happenedOn: past('Date of that'),
  fields: {
    answer: { kind: 'choice', label: 'What becomes of it here?', choices: answers },
    reason: { kind: 'text', label: 'Why, and who was told' },
  },
  says: (body) => wordFor(answers, body['answer'], 'Answered'),
})

export const sendingEvents: readonly EventDefinition[] = [sentElsewhere, received, answered]
