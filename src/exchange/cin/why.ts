import { WHY as SHARED } from '../engine/why.ts'

/** Reasons that many rules of this return share, said once. */
export const WHY = {
  ...SHARED,
  year: 'The census tells of one year: what lies outside it belongs to another census or is a mistake in the date.',
  twice: 'What is entered twice is counted twice.',
  death: 'Nothing begins or goes on after a child has died, so one of the two dates is wrong.',
  closed: 'A case that is closed has no work left in it; either it was closed too early or a date is wrong.',
  noAction: 'A referral that led to no further action has no work after it; one of the two is wrong.',
  overlap: 'Two that run at once count the same days twice.',
  pupilNumber: 'The Department joins the census to school results by the pupil number.',
  protection:
    'A child in need plan and a child protection plan do not run at once: the one takes the place of the other.',
  unborn: 'A child who is not yet born has no sex, age or number of its own, and is counted apart.',
  quality: 'The Department asks every authority about this, and compares it with others.',
  timescale: 'The timescale in law has passed, so either the work is late or its end was not recorded.',
} as const
