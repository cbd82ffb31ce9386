import { event, type EventDefinition, type Field } from '../../record/index.ts'

// The label of each field is the heading of its column in the list: a row is read into its fields by these alone.
const text = (label: string): Field => ({ kind: 'text', label, optional: true })
const number = (label: string): Field => ({ kind: 'whole-number', label, optional: true })
const date = (label: string): Field => ({ kind: 'date', label, optional: true })

/** Where the row stands that says it. Not compared when the list is given again: rows may change places. */
export const placeOfRow = {
  file: text('Read from'),
  line: { kind: 'whole-number', label: 'Line of the list', optional: true },
} as const satisfies Readonly<Record<string, Field>>

const who = {
  gender: text('Gender'),
  ethnicity: text('Ethnicity'),
  bornOn: date('Date of Birth'),
  disability: text('Does the Child have a Disability'),
} as const
const whose = { team: text('Allocated Team'), worker: text('Allocated Worker') } as const
const asAt: Field = { kind: 'date', label: 'The day as at which the list speaks', notAfter: 'today' }

/** A row of list 8, as the list has it: what the record knows from elsewhere is compared with it and not changed by it. */
export const listedInCare: EventDefinition = event('child.listed-in-care', {
  title: 'Listed as in care',
  describes: 'Annex A of an inspection, list 8 (children in care): one row for each child, as at the day of the list.',
  rank: 95,
  yearly: true,
  happenedOn: asAt,
  fields: {
    ...who,
    unaccompanied: text('Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)'),
    startedOn: date('Date Started to be Looked After'),
    need: text("Child's Category of Need"),
    isAgain: text(
      'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    ),
    legalStatusOn: date('Start date of current legal status'),
    legalStatus: text("Child's Legal Status"),
    reviewedOn: date('Date of Latest Statutory Review'),
    visitedOn: date('Date of Last Social Work Visit'),
    plan: text('What is the permanence plan for this child?'),
    officerSeenOn: date('Date of Last IRO Visit / Contact to the Child'),
    healthOn: date('Date of Last Health Assessment'),
    dentalOn: date('Date of Last Dental Check'),
    placements: number('Number of Placements in the Last 12 months'),
    ceasedOn: date('Date Ceased to be Looked After'),
    reasonCeased: text('Reason Ceased to be Looked After'),
    placementOn: date('Start Date of Most Recent Placement'),
    placement: text('Placement Type'),
    provider: text('Placement Provider'),
    placementPostcode: text('Placement postcode'),
    ofstedUrn: text('URN of Placement'),
    location: text('Placement Location'),
    authority: text('LA of Placement'),
    missing: number("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"),
    absent: number("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months"),
    interviewOffered: text('Was the child offered a Return Interview after their last missing episode (Y/N)?'),
    interviewHeld: text('Did the child accept a Return Interview after their last missing episode (Y/N)?'),
    ...whose,
    ...placeOfRow,
  },
  says: () => 'Listed as in care (Annex A, list 8)',
})

export const listedCareLeaver: EventDefinition = event('child.listed-care-leaver', {
  title: 'Listed as a care leaver',
  describes:
    'Annex A of an inspection, list 9 (care leavers): one row for each young person, as at the day of the list.',
  rank: 96,
  yearly: true,
  happenedOn: asAt,
  fields: {
    ...who,
    unaccompanied: text('Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)'),
    ...whose,
    adviser: text('Allocated Personal Advisor'),
    eligibility: text('Eligibility Category'),
    pathwayOn: date('Latest Pathway Plan Review Date'),
    inTouch: text('LA in Touch'),
    contactOn: date('Latest Date of Contact'),
    accommodation: text('Type of Accommodation'),
    suitability: text('Suitability of Accommodation'),
    activity: text('Activity Status'),
    ...placeOfRow,
  },
  says: () => 'Listed as a care leaver (Annex A, list 9)',
})

export const listedForAdoption: EventDefinition = event('child.listed-for-adoption', {
  title: 'Listed for adoption',
  describes: 'Annex A of an inspection, list 10 (adoption): one row for each child, as at the day of the list.',
  rank: 97,
  yearly: true,
  happenedOn: asAt,
  fields: {
    ...who,
    family: text('Family identifier'),
    startedOn: date('Date the Child Entered Care'),
    decidedOn: date('Date of Decision that Child Should be Placed for Adoption'),
    orderedOn: date('Date of Placement Order'),
    matchedOn: date('Date of Matching Child and Prospective Adopters'),
    placedOn: date('Date Placed for Adoption'),
    adoptedOn: date('Date of Adoption Order'),
    reversedOn: date('Date of Decision that Child Should No Longer be Placed for Adoption'),
    reasonReversed: text('Reason Why Child No Longer Placed for Adoption'),
    fosteredOn: date('Date the child was placed for fostering in FFA or concurrent planning placement'),
    ...placeOfRow,
  },
  says: () => 'Listed for adoption (Annex A, list 10)',
})

/** What the lists of children that an inspection asks for say of a child. */
export const inspectionEvents: readonly EventDefinition[] = [listedInCare, listedCareLeaver, listedForAdoption]
