import type { Day } from '../../../time/index.ts'
import { csvOf } from '../../../web/ui/index.ts'
import { called, sayOwner } from '../../child/index.ts'
import type { Forecast } from '../forecast.ts'
import type { Way } from './ports.ts'
import { actionOf, sayWhy, titleOf } from './present.ts'
import { sayStanding } from './say-standing.ts'
import type { ClockTold, Standing } from './stand.ts'

const HEADER = [
  'child',
  'team',
  'sibling_group',
  'born_on',
  'stage',
  'stage_since',
  'entered_care_on',
  'days_in_care',
  'a1_days',
  'a1_threshold',
  'a1_forecast',
  'a2_days',
  'a2_threshold',
  'a2_forecast',
  'standing',
  'legacy',
  'why',
  'next_step',
  'next_on',
  'who_has_it',
]

const forecastOf = (forecast: Forecast | null | undefined): number | string | null => {
  if (!forecast) return null
  return forecast.kind === 'forecast' ? forecast.median : 'too few'
}

const clockCells = (told: ClockTold | null) => [
  told?.daysSoFar ?? null,
  told?.limit ?? null,
  forecastOf(told?.forecast),
]

/** The tracker as a file: the children of the view that is asked for, all pages, one row each. */
export function trackerCsv(
  standings: readonly Standing[],
  ways: readonly Way[],
  on: Day,
  dutyManager: string | null = null,
): string {
  const delays = new Map(ways.map((way) => [way.subject, way.delays]))
  const rows = standings.map((standing) => {
    const { child, next } = standing
    return [
      called(child),
      child.team,
      child.siblingGroup,
      child.bornOn,
      titleOf(child.stage),
      child.stageSince,
      child.startKnown ? child.startedOn : null,
      standing.daysInCare,
      ...clockCells(standing.a1),
      ...clockCells(standing.a2),
      sayStanding(standing).says,
      standing.status.isLegacy ? 'yes' : 'no',
      sayWhy(delays.get(child.subject) ?? [], on),
      actionOf(child.stage),
      next?.dueOn ?? null,
      sayOwner(child.owner, dutyManager),
    ]
  })
  return csvOf(HEADER, rows)
}
