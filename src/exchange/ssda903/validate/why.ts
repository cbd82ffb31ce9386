import { WHY as SHARED } from '../../engine/why.ts'

/** Reasons that many rules of this return share, said once. */
export const WHY = {
  ...SHARED,
  date: 'A date that cannot be read cannot be used: every check and figure that needs it passes this record by.',
  notAsked: 'The Department does not ask for this here; an answer suggests that something else in the record is wrong.',
  lastYear:
    'The Department compares each return with the one before and asks about every change that the story does not explain.',
  law: 'The law sets this limit; going past it is either a breach to explain or a mistake in the dates.',
  age: 'The age does not fit what is recorded, so either the date of birth or the entry is wrong.',
  link: 'Rows that do not belong to a child of the return are lost when the tables are joined.',
  twice: 'A child who is entered twice is counted twice.',
  postcode: 'Placement distance and area are worked out from postcodes and are published for each authority.',
  provider: 'Placements are matched to Ofsted registered provision; a mismatch is reported back to the authority.',
  worker: 'The Department counts how often children change social worker from these episodes.',
  cohort: 'The figures on this group of children are wrong if the wrong children are in it.',
} as const
