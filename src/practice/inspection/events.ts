import { event, shortText, type EventDefinition, type Field } from '../../record/index.ts'

// The label of each field is the heading of its column in the list: a row is read into its fields by these alone.
const number = (label: string): Field => ({ kind: 'whole-number', label, optional: true })
const date = (label: string): Field => ({ kind: 'date', label, optional: true })

/** Where the row stands that says it. Not compared when the list is given again: rows may change places. */
export const placeOfRow = {
  file: shortText('Read from'),
  line: { kind: 'whole-number', label: 'Line of the list', optional: true },
} as const satisfies Readonly<Record<string, Field>>

const who = {
  gender: shortText('Gender'),
  ethnicity: shortText('Ethnicity'),
  bornOn: date('Date of Birth'),
  disability: shortText('Does the Child have a Disability'),
} as const
const whose = { team: shortText('Allocated Team'), worker: shortText('Allocated Worker') } as const
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
    unaccompanied: shortText('Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)'),
    startedOn: date('Date Started to be Looked After'),
    need: shortText("Child's Category of Need"),
    isAgain: shortText(
      'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    ),
    legalStatusOn: date('Start date of current legal status'),
    legalStatus: shortText("Child's Legal Status"),
    reviewedOn: date('Date of Latest Statutory Review'),
    visitedOn: date('Date of Last Social Work Visit'),
    plan: shortText('What is the permanence plan for this child?'),
    officerSeenOn: date('Date of Last IRO Visit / Contact to the Child'),
    healthOn: date('Date of Last Health Assessment'),
    dentalOn: date('Date of Last Dental Check'),
    placements: number('Number of Placements in the Last 12 months'),
    ceasedOn: date('Date Ceased to be Looked After'),
    reasonCeased: shortText('Reason Ceased to be Looked After'),
    placementOn: date('Start Date of Most Recent Placement'),
    placement: shortText('Placement Type'),
    provider: shortText('Placement Provider'),
    placementPostcode: shortText('Placement postcode'),
    ofstedUrn: shortText('URN of Placement'),
    location: shortText('Placement Location'),
    authority: shortText('LA of Placement'),
    missing: number("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"),
    absent: number("Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months"),
    interviewOffered: shortText('Was the child offered a Return Interview after their last missing episode (Y/N)?'),
    interviewHeld: shortText('Did the child accept a Return Interview after their last missing episode (Y/N)?'),
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
    unaccompanied: shortText('Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)'),
    ...whose,
    adviser: shortText('Allocated Personal Advisor'),
    eligibility: shortText('Eligibility Category'),
    pathwayOn: date('Latest Pathway Plan Review Date'),
    inTouch: shortText('LA in Touch'),
    contactOn: date('Latest Date of Contact'),
    accommodation: shortText('Type of Accommodation'),
    suitability: shortText('Suitability of Accommodation'),
    activity: shortText('Activity Status'),
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
    family: shortText('Family identifier'),
    startedOn: date('Date the Child Entered Care'),
    decidedOn: date('Date of Decision that Child Should be Placed for Adoption'),
    orderedOn: date('Date of Placement Order'),
    matchedOn: date('Date of Matching Child and Prospective Adopters'),
    placedOn: date('Date Placed for Adoption'),
    adoptedOn: date('Date of Adoption Order'),
    reversedOn: date('Date of Decision that Child Should No Longer be Placed for Adoption'),
    reasonReversed: shortText('Reason Why Child No Longer Placed for Adoption'),
    fosteredOn: date('Date the child was placed for fostering in FFA or concurrent planning placement'),
    ...placeOfRow,
  },
  says: () => 'Listed for adoption (Annex A, list 10)',
})

/** What the lists of children that an inspection asks for say of a child. */
export const inspectionEvents: readonly EventDefinition[] = [listedInCare, listedCareLeaver, listedForAdoption]
