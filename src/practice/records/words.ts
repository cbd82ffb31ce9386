import { londonDay, sayDate } from '../../time/index.ts'
import { sayTime } from '../../web/ui/index.ts'

/** When something was done: the day and the time of day in London. */
export const sayInstant = (at: Date): string => `${sayDate(londonDay(at))}, ${sayTime(at)}`
