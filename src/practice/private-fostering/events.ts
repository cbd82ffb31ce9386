import { event, note, ownWords, pastDay, seenAlone, type EventDefinition } from '../../record/index.ts'

export const arrangement = event('private-fostering.arrangement', {
  title: 'Private fostering arrangement',
  describes:
    'The child lives, or is to live, with somebody other than close family by private arrangement (Children (Private Arrangements for Fostering) Regulations 2005).',
  rank: 58,
  typed: true,
  happenedOn: pastDay('Date the council learnt of it'),
  fields: {
    beginsOn: { kind: 'date', label: 'The arrangement begins, or began, on' },
    noticeOn: { ...pastDay('Notice received on'), optional: true },
    endedOn: { ...pastDay('Ended on'), optional: true, notBefore: 'happenedOn' },
    suitable: { kind: 'yes-no', label: 'Was the arrangement found suitable?', optional: true },
    summary: note('What is arranged'),
  },
  says: ({ endedOn }) => (endedOn ? 'Private fostering ended' : 'Private fostering arrangement'),
})

export const privateVisit = event('private-fostering.visit', {
  title: 'Private fostering visit',
  describes:
    'A visit to a privately fostered child, who is seen alone unless that is not right, with a written report (regulation 8).',
  rank: 59,
  typed: true,
  happenedOn: pastDay('Date of the visit'),
  fields: {
    seen: { kind: 'yes-no', label: 'Was the child seen?' },
    seenAlone: { ...seenAlone, optional: true },
    views: ownWords('child'),
    observed: note('What you saw'),
  },
  says: ({ seen }) => (seen === false ? 'Private fostering visit: the child was not seen' : 'Private fostering visit'),
})

/** Everything that happens to a privately fostered child. */
export const privateFosteringEvents: readonly EventDefinition[] = [arrangement, privateVisit]
