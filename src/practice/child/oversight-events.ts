import { event, note, pastDay, type EventDefinition } from '../../record/index.ts'

/** Recorded beside the note that it answers: whoever manages the work has read it. */
export const noteSeen: EventDefinition = event('child.note-seen', {
  title: 'Manager saw a note',
  describes:
    'A manager has read a note that was flagged for their attention, and says what follows from it. Until then the note stands on the team’s page.',
  rank: 43,
  typed: true,
  happenedOn: pastDay('Date on which it was read'),
  fields: {
    because: { kind: 'text', label: 'Which note', isKey: true },
    remark: {
      ...note('What follows from it', 'Or why nothing does. The child may read this as an adult.'),
      optional: false,
    },
  },
  says: () => 'A manager saw a note that was flagged for their attention',
})
