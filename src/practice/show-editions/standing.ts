import type { SmallNumbers } from '../../account/index.ts'
import { periodNames, periodsOn, type OpenPeriods, type ScorecardOn } from '../permanence/index.ts'
import { published } from './contents.ts'
import { openFigures, toldByOpen, type Told } from './open-figures.ts'

/**
 * Which figures of the scorecard, as it stands, somebody may read who may see no child identified: the periods on one page
 * are held against each other, as editions are.
 */
export function openPeriods(shown: ScorecardOn<string>, small: SmallNumbers): OpenPeriods {
  const periods = periodsOn(shown.on)
  const open = new Map<string, ReadonlySet<string>>()
  let told: readonly Told[] = []
  for (const name of periodNames) {
    const { contents } = openFigures(
      {
        ...{ of: 'adoption scorecard', authority: '', period: periods[name], readOn: shown.on },
        figures: shown.figures[name].map(published),
      },
      told,
      small,
    )
    told = [...told, toldByOpen(contents)]
    open.set(name, new Set(contents.figures.filter(({ isSuppressed }) => !isSuppressed).map(({ id }) => id)))
  }
  const of = (name: (typeof periodNames)[number]): ReadonlySet<string> => open.get(name) ?? new Set()
  return { 'three-years': of('three-years'), 'last-year': of('last-year'), 'this-year': of('this-year') }
}
