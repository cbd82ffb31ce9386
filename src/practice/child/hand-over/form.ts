import type { EventDefinition, Field } from '../../../record/index.ts'
import { handover } from '../casework-events.ts'
import { worker } from '../events.ts'

const again = (field: Field | undefined): Field => {
  if (!field) throw new Error('The event has lost a field that this form asks for')
  return field
}

/** The form for a first worker: who, from when, and why. */
export const allocating: EventDefinition = {
  ...worker,
  title: 'Allocate a social worker',
  happenedOn: { kind: 'date', label: 'Worker from', notAfter: 'today' },
  fields: { worker: again(worker.fields['worker']), reason: again(worker.fields['reason']) },
}

/** The form that hands a child from one worker to the next: the same, and the checklist of the handover. */
export const handingOver: EventDefinition = {
  ...allocating,
  title: 'Hand over to another social worker',
  fields: { ...allocating.fields, ...handover.fields },
}
