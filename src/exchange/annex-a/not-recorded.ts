/** Why a list has its headings only. */
export const listsNotRecorded: Readonly<Record<number, string>> = {
  1: 'Contacts are not recorded.',
  2: 'Early help is not recorded.',
  3: 'Referrals are not recorded.',
  5: 'Section 47 enquiries and child protection conferences are not recorded.',
  7: 'Child protection plans are not recorded as periods with their categories.',
}

/** The columns of the lists that are filled which no fact on record answers, each with the reason. */
export const columnsNotRecorded: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  4: {
    'Child Seen During Continuous Assessment': 'A visit is recorded, and not in which assessment it was made.',
    "Was the child assessed as requiring LA children's social care support?":
      'What an assessment found is recorded in words, and not as yes or no.',
  },
  6: {
    'Primary Need Code': 'The category of need is recorded of children who are looked after only.',
    'Reason for Closure': 'Why a case was closed is not recorded.',
  },
}

/** How columns were filled that can be understood in more than one way, and what stays blank in some rows. */
export const howFilled: readonly (readonly [list: string, column: string, how: string])[] = [
  ['All', 'Child Unique ID', 'The child’s number in the SSDA903 return; without one, the record’s own identifier.'],
  ['All', 'Allocated Worker', 'The worker’s Social Work England number, as the return has it.'],
  [
    'All',
    'Does the Child have a Disability',
    'As list 8, 9 or 10 last said, where one was loaded; otherwise blank: no other fact tells it.',
  ],
  ['4', '', 'Assessments that began within six months or are not signed off; begun on the day of the referral.'],
  ['6', '', 'Children in need, open or closed within six months. Looked-after children are in list 8 only.'],
  ['6', 'Case Status', 'A child in need plan, where a version of one is on record, or closed; otherwise blank.'],
  ['8', '', 'Looked after, or ceased within six months: the last period of care. Series of short breaks are in it.'],
  ['8 and 9', 'Unaccompanied', 'Yes, where a return says so; blank where none does.'],
  ['8', 'Dates of starting', 'Blank where care, legal status or placement began before what is on record.'],
  [
    '8',
    'Number of Placements',
    'Placements in twelve months, a change with the same carer too; not temporary moves (T0 to T4).',
  ],
  ['8', 'Placement Type', 'Blank for supported accommodation (K3), which is younger than the codes of the list.'],
  ['8', 'Return Interview', 'Blank where no interview and no refusal of one is on record.'],
  ['8', 'Date of Last IRO Visit', 'As list 8 last said, where one was loaded; otherwise blank.'],
  ['8', 'Placement Location and LA of Placement', 'As list 8 last said of the same placement; otherwise blank.'],
  ['9', 'Allocated Personal Advisor and Eligibility Category', 'As list 9 last said; otherwise blank.'],
  ['9', '', 'Care leavers whom the authority supports on the day. What the last return said of the year.'],
  ['9', 'LA in Touch', 'Blank for the codes of the return that are neither in touch nor out of touch.'],
  ['9', 'Latest Date of Contact', 'The last visit.'],
  ['9', 'Latest Pathway Plan Review Date', 'The day of the last version of the pathway plan.'],
  [
    '10',
    '',
    'Children of whom it is decided that they should be placed; reversed or adopted within twelve months too.',
  ],
  ['10', 'Family identifier', 'As list 10 last said; otherwise blank.'],
  [
    '11',
    '',
    'Adopters as lists 11 that were loaded have them: households under way, and those whose way ended within twelve months.',
  ],
]
