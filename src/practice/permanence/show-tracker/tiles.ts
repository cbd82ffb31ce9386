import type { Figure } from '../../../account/index.ts'
import { sayCount, sayNumber, type Standing as Shape } from '../../../web/ui/index.ts'
import type { StandingSaid } from './say-standing.ts'
import type { Standing } from './stand.ts'

/** One large figure above the tracker. */
export interface Tile {
  readonly value: string
  readonly of: string
  readonly note: string
  readonly href?: string
  readonly standing?: Shape
  readonly verdict?: StandingSaid
}

/** A1 or A2 of the year so far, with its denominator and which way is better; one decided by the mean before rounding. */
export function figureTile(figure: Figure<unknown> | undefined): Tile {
  const id = figure?.id ?? ''
  const children = sayCount(figure?.denominator ?? 0, 'child', 'children')
  const of = `${id} so far this year, days (${children} adopted)`
  const limit = figure?.threshold ?? null
  const href = `/scorecard/${id}?period=this-year`
  if (!figure || figure.value === null) return { value: 'None', of, note: 'no child adopted in the year so far', href }
  const note = limit === null ? 'lower is better' : `threshold ${limit}, lower is better`
  const tile = { value: sayNumber(figure.value), of, note, href }
  if (figure.met === null) return tile
  return figure.met
    ? { ...tile, verdict: { standing: 'on-course', says: 'Met' } }
    : { ...tile, standing: 'late', verdict: { standing: 'late', says: 'Not met' } }
}

/** How many are tracked, how many are past a threshold, and this year's A1 and A2 so far. */
export function tilesOf(standings: readonly Standing[], figures: readonly Figure<unknown>[]): readonly Tile[] {
  const late = standings.filter(({ status }) => status.status === 'late').length
  const legacy = standings.filter(({ status }) => status.isLegacy).length
  const inGroups = standings.filter(({ child }) => child.siblingGroup !== null).length
  const figure = (id: string) => figures.find((one) => one.id === id)
  const tracked: Tile = {
    value: sayNumber(standings.length),
    of: standings.length === 1 ? 'child tracked' : 'children tracked',
    note: inGroups === 0 ? 'no sibling groups recorded' : `${inGroups} in sibling groups`,
  }
  const past: Tile = {
    value: sayNumber(late),
    of: 'past a threshold',
    note: sayCount(legacy, 'legacy case', 'legacy cases'),
    ...(late > 0 ? { standing: 'late' as const } : {}),
  }
  return [tracked, past, figureTile(figure('A1')), figureTile(figure('A2'))]
}
