import type { EventDefinition } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { careEnding, sayValue, textIn, type Care, type Episode } from '../child/index.ts'
import type { SummaryRow } from '../../web/ui/index.ts'
import type { CareTold } from './care.ts'
import type { Step } from './form.ts'

export interface EpisodeShown {
  readonly key: string
  readonly from: string
  readonly until: string
  readonly legalStatus: string
  readonly placement: string
  readonly provider: string | null
  readonly began: string
  /** Why the placement was left, or how care ended; null where it goes on or is not said. */
  readonly ended: string | null
  /** Null while the past is shown, or where nothing may be recorded. */
  readonly correct: string | null
}

export interface PeriodShown {
  readonly says: string
  readonly episodes: readonly EpisodeShown[]
}

export interface CareShown {
  readonly lead: string
  readonly now: readonly SummaryRow[]
  readonly steps: readonly { readonly text: string; readonly href: string; readonly isSecond: boolean }[]
  readonly aside: string | null
  readonly periods: readonly PeriodShown[]
}

/** Whose page it is, on which day, and in which words. */
export interface Where {
  readonly child: string
  readonly bornOn: Day | null
  readonly on: Day
  readonly isPast: boolean
  readonly episode: EventDefinition
}

/** Which steps can be recorded of a child as it stands. After an adoption order a child who comes back is a new record. */
export function stepsOpen(told: CareTold, bornOn: Day | null): readonly Step[] {
  if (told.current !== null) return ['change', 'end']
  return isAdopted(told.periods[0], bornOn) ? [] : ['begin']
}

const isAdopted = (last: Care | undefined, bornOn: Day | null): boolean =>
  last?.to != null && last.ended !== null && careEnding(last.ended, bornOn, last.to) === 'adopted'

const STEPS: Readonly<Record<Step, string>> = {
  begin: 'Record that the child became looked after',
  change: 'Record a move or a change of legal status',
  end: 'Record that care ended',
}

function episodeShown({ fact: id, from, to }: Episode, told: CareTold, where: Where): EpisodeShown {
  const { child, on, isPast, episode } = where
  const body = told.episodes.get(id)?.fact.body ?? {}
  const say = (name: string): string => sayValue(episode.fields[name], body[name])
  const isOver = to !== null && to <= on
  const why = textIn(body, 'reasonPlacementChanged')
  const reason = textIn(body, 'reasonEnded') ?? ''
  return {
    key: id,
    from: sayDate(from),
    until: isOver ? sayDate(to) : 'Now',
    legalStatus: say('legalStatus'),
    placement: say('placement'),
    provider: textIn(body, 'provider') === null ? null : say('provider'),
    began: say('reasonStarted'),
    ended: !isOver
      ? null
      : reason.startsWith('E')
        ? `Care ended: ${say('reasonEnded')}`
        : why === null
          ? null
          : `Left because: ${say('reasonPlacementChanged')}`,
    correct: isPast ? null : `/children/${child}/facts/${id}/correct`,
  }
}

const sayPeriod = ({ from, to, startKnown }: Care, on: Day): string => {
  const began = startKnown ? sayDate(from) : `before ${sayDate(from)}`
  return to !== null && to <= on ? `In care from ${began} to ${sayDate(to)}` : `In care since ${began}`
}

/** The page of a child’s times in care: what stands, what can be recorded now, and every episode. Pure. */
export function presentCare(told: CareTold, where: Where): CareShown {
  const { bornOn, on, isPast, child, episode } = where
  const { current, endedOn, periods } = told
  const body = current?.fact.body ?? {}
  const row = (key: string, name: string): SummaryRow => ({ key, value: sayValue(episode.fields[name], body[name]) })
  const latest = periods[0]
  const open = stepsOpen(told, bornOn)
  return {
    lead:
      current !== null
        ? `${sayPeriod(latest ?? neverBegan(), on)}. What stands now began on ${sayDate(current.fact.happenedOn)}.`
        : endedOn !== null
          ? `Not looked after: care ended on ${sayDate(endedOn)}.`
          : 'Not looked after: no time in care is recorded by this day.',
    now:
      current === null
        ? []
        : [
            row('Legal status', 'legalStatus'),
            row('Placement', 'placement'),
            row('Provided by', 'provider'),
            row('Main need', 'need'),
          ],
    steps: isPast
      ? []
      : open.map((step, nth) => ({ text: STEPS[step], href: `/children/${child}/care/${step}`, isSecond: nth > 0 })),
    aside:
      open.length === 0
        ? 'An adoption order was made. A child who comes back into care after one gets a new record, and a new number in the return.'
        : null,
    periods: periods.map((period) => ({
      says: sayPeriod(period, on),
      episodes: period.episodes.toReversed().map((each) => episodeShown(each, told, where)),
    })),
  }
}

function neverBegan(): never {
  throw new Error('An episode in force belongs to a time in care') // readCare takes it from the latest
}
