/** The code that stands for a cell that could not be read, beside the Department's own. */
export const UNREADABLE_RULE = 'Unreadable'

/** What is said of such a cell, as of a rule. */
export const UNREADABLE_WORDS = {
  wrong: 'The cell cannot be read: it should hold a date, and what stands there is none.',
  why: 'A date that cannot be read cannot be used: every check and figure that needs it passes this record by.',
  mend: 'Write a real day as DD/MM/YYYY, such as 07/03/2026.',
} as const
