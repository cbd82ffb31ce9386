/** Reasons that rules of every return share, said once. */
export const WHY = {
  code: 'The Department rejects codes that are not on its list, and the record then counts in no table.',
  complete: 'An answer that is only half given cannot be counted, and the Department asks for it again.',
  contradiction: 'The two entries cannot both be true, and the child is counted wrongly until one of them is mended.',
  order: 'Events that are out of order make the lengths of time in the published figures wrong.',
} as const
