import { event, shortText, type EventDefinition, type Field } from '../../record/index.ts'
import { placeOfRow } from '../inspection/index.ts'
import { adopterTypedEvents } from './typed-events.ts'

// The label of each field is the heading of its column in the list: a row is read into its fields by these alone.
const date = (label: string): Field => ({ kind: 'date', label, optional: true })

/** A row of list 11: one adopter of a household, as at the day of the list. A household of two has two. */
export const adopterListed: EventDefinition = event('adopters.listed', {
  title: 'Listed as an adopter',
  describes:
    'Annex A of an inspection, list 11 (adopters): one row for each adopter or prospective adopter, as at the day of the list.',
  happensTo: ['adopter'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'The day as at which the list speaks', notAfter: 'today' },
  fields: {
    adopter: { kind: 'text', label: 'Individual adopter identifier' },
    family: shortText('Family identifier'),
    gender: shortText('Gender'),
    ethnicity: shortText('Ethnicity'),
    disability: shortText('Disability'),
    fosteringForAdoption: shortText('Is the (prospective) adopter fostering for adoption?'),
    enquiredOn: date('Date enquiry received'),
    stageOneOn: date('Date Stage 1 started'),
    stageOneEndedOn: date('Date Stage 1 ended'),
    stageTwoOn: date('Date Stage 2 started'),
    stageTwoEndedOn: date('Date Stage 2 ended'),
    appliedOn: date('Date application submitted'),
    approvedOn: date('Date application approved'),
    matchedOn: date('Date adopter matched with child(ren)'),
    placedOn: date('Date child/children placed with adopter(s)'),
    placed: { kind: 'whole-number', label: 'No. of children placed', optional: true },
    adoptedOn: date('Date of Adoption Order'),
    leftOn: date('Date of leaving adoption process'),
    reasonLeft: shortText('Reason for leaving adoption process'),
    ...placeOfRow,
  },
  says: () => 'Listed as an adopter (Annex A, list 11)',
})

/** Everything that can happen to a household that adopts or would. */
export const adopterEvents: readonly EventDefinition[] = [adopterListed, ...adopterTypedEvents]
