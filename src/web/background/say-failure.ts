import { isUnreadable } from '../../exchange/ssda903/index.ts'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Why work in the background failed, in a sentence for the person who asked for it. */
export function sayFailure(error: unknown): string {
  if (isUnreadable(error)) return error.message
  const code = codeOf(error)
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code))
    return 'There is no room left on the disk of the computer that runs Throughline. Ask whoever looks after it to make room, and try again.'
  if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|08\w{3})$/.test(code))
    return 'The database went away in the middle. Try again when it is back.'
  if (error instanceof Error && /Connection terminated/.test(error.message))
    return 'The database went away in the middle. Try again when it is back.'
  if (code === 'ENOENT') return 'The uploaded files are no longer there. Choose them again.'
  return 'Something went wrong in Throughline itself. The mistake is ours: tell whoever looks after it, with the time of this import.'
}
