const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** What is wrong with the computer or the database, and not with what was asked, in a sentence; null for anything else. */
export function sayOutage(error: unknown): string | null {
  const code = codeOf(error)
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code))
    return 'There is no room left on the disk of the computer that runs Throughline. Ask whoever looks after it to make room, and try again.'
  const isGone =
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|08\w{3})$/.test(code) ||
    (error instanceof Error && /Connection terminated|is not queryable/.test(error.message))
  return isGone ? 'The database went away in the middle. Try again when it is back.' : null
}
