import { sayDate, type Day } from '../../time/index.ts'
import type { Standing } from '../../web/ui/index.ts'
import type { LeadsView } from './action.ts'
import type { Band } from './bands.ts'
import type { Brag } from './brag.ts'
import { leadsViews, verdicts } from './events.ts'
import { isMissed, isReached, type Milestone } from './milestones.ts'
import type { VerdictWord } from './verdict.ts'

/** A word and the standing whose shape stands beside it: never a colour alone. */
export interface Said {
  readonly says: string
  readonly standing: Standing
}

const brags: Readonly<Record<Brag, Said>> = {
  blue: { says: 'Blue: done', standing: 'ended' },
  red: { says: 'Red', standing: 'late' },
  amber: { says: 'Amber', standing: 'at-risk' },
  green: { says: 'Green', standing: 'on-course' },
  unrated: { says: 'No date', standing: 'unknown' },
}

const views: Readonly<Record<LeadsView, Standing>> = {
  'on-track': 'on-course',
  'at-risk': 'at-risk',
  'off-track': 'late',
}

const bands: Readonly<Record<Band, Said>> = {
  outstanding: { says: 'Outstanding', standing: 'on-course' },
  good: { says: 'Good', standing: 'on-course' },
  'good-or-better': { says: 'Good or better: nothing is printed to tell which', standing: 'on-course' },
  'requires-improvement': { says: 'Requires improvement', standing: 'at-risk' },
  'below-printed-bands': { says: 'Below the printed bands', standing: 'late' },
  'direction-only': { says: 'No band: only a direction is printed', standing: 'unknown' },
  none: { says: 'In no printed band', standing: 'unknown' },
}

export const sayBrag = (brag: Brag): Said => brags[brag]

/** The lead's own view, which nobody may have given. */
export const sayView = (view: LeadsView | null): Said =>
  view === null ? { says: 'Not given', standing: 'unknown' } : { says: leadsViews[view], standing: views[view] }

/** How a milestone stands on a day, in a few words. */
export function sayMilestone(each: Milestone, on: Day): Said {
  if (each.reachedOn !== null && isReached(each, on))
    return {
      says: `Reached on ${sayDate(each.reachedOn)}${each.reachedOn > each.dueOn ? `, after ${sayDate(each.dueOn)}` : ''}`,
      standing: 'ended',
    }
  return isMissed(each, on)
    ? { says: `Not reached by ${sayDate(each.dueOn)}`, standing: 'late' }
    : { says: `By ${sayDate(each.dueOn)}`, standing: 'on-course' }
}

const verdictStandings: Readonly<Record<VerdictWord, Standing>> = {
  met: 'on-course',
  partly: 'at-risk',
  'not-yet': 'late',
}

/** What was decided of a requirement; null where nobody has: no verdict is guessed from how actions stand. */
export const sayVerdict = (verdict: VerdictWord | null): Said =>
  verdict === null
    ? { says: 'Nobody has decided', standing: 'unknown' }
    : { says: verdicts[verdict], standing: verdictStandings[verdict] }

export const sayBand = (band: Band): Said => bands[band]

/** What is odd about printed bands, as a sentence begins: the file says its kind in capitals, `OVERLAP: 75 is in two bands`. */
export const sayNote = (note: string): string =>
  upperFirst(note.replace(/^[A-Z]{2,}(?: [A-Z]{2,})*(?=[ :.])/, (kind) => kind.toLowerCase()))

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who leads an action, and which partner with them. */
export const sayLead = ({
  lead,
  jointLead,
}: {
  readonly lead: string | null
  readonly jointLead: string | null
}): string =>
  [lead === null ? 'Nobody yet' : upperFirst(lead), ...(jointLead === null ? [] : [`with ${jointLead}`])].join(', ')
