import type { ChildPermission } from '../../access/index.ts'
import { event, type EventDefinition } from '../../record/index.ts'

/** Whether somebody may type this kind of fact: who may record about a child may not therefore restrict the record. */
export const mayType = (definition: EventDefinition, may: (permission: ChildPermission) => boolean): boolean =>
  definition.typed && may(definition.type === restricted.type ? 'child.restrict' : 'child.record')

export const restricted = event('child.restricted', {
  title: 'Record restricted',
  describes:
    'Only the people named may see that there is this record: of a colleague’s relative, say. Others learn nothing of it; its figures count.',
  rank: 4,
  typed: true,
  happenedOn: { kind: 'date', label: 'Restricted from', notAfter: 'today' },
  fields: {
    people: {
      kind: 'text',
      label: 'Open to',
      hint: 'Keep yourself, or you lose sight of the record too.',
      names: 'people',
    },
    endedOn: { kind: 'date', label: 'Restricted until', optional: true },
    reason: { kind: 'long-text', label: 'Why it is restricted' },
  },
  says: (body) => (body['endedOn'] ? 'Record was restricted' : 'Record restricted to named people'),
})

/** Made by the page for emergencies alone: nobody types it, corrects it or withdraws it. */
export const openedInEmergency = event('child.opened-in-emergency', {
  title: 'Record opened in an emergency',
  describes:
    'Somebody who may not see the record opened it at once, with a reason, for a limited time. Who it was is who recorded it; a reviewer looks at it the next day.',
  rank: 90,
  happenedOn: { kind: 'date', label: 'Opened on', notAfter: 'today' },
  fields: {
    hours: { kind: 'whole-number', label: 'Open for, in hours' },
    reason: { kind: 'long-text', label: 'Why it is restricted' },
  },
  says: ({ hours }) => `Record opened in an emergency, for ${Number(hours)} hours`,
})
