import { isUnreadable } from '../../exchange/ssda903/index.ts'
import { sayOutage } from '../../store/index.ts'

const isFileGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Why work in the background failed, in a sentence for the person who asked for it. */
export function sayFailure(error: unknown): string {
  if (isUnreadable(error)) return error.message
  const outage = sayOutage(error)
  if (outage !== null) return outage
  if (isFileGone(error)) return 'The uploaded files are no longer there. Choose them again.'
  return 'Something went wrong in Throughline itself. The mistake is ours: tell whoever looks after it, with the time of this import.'
}
