import {
  indicators,
  settingsOn,
  smallNumberRules,
  smallNumbersOf,
  type ScorecardSettings,
  type ThresholdPeriod,
} from '../../account/index.ts'
import type { FieldValue } from '../../record/index.ts'
import type { Setting } from './setting.ts'

const GROUP = 'Figures of the adoption scorecard'
const CHANGED = '. Changed by the authority: see the settings'
const FIXED = 'The Department published it, and its wording was read: it is shown, and is not yours to set.'

/** The definitions with the scorecard's settings changed for periods that end on a day or later. */
const changing =
  (change: (settings: ScorecardSettings, value: FieldValue) => ScorecardSettings): Setting['set'] =>
  (definitions, value, from) => {
    const { scorecard } = definitions
    const { later: _, ...standing } = settingsOn(scorecard, from)
    const settings = change(standing, value)
    return { ...definitions, scorecard: { ...scorecard, later: [...(scorecard.later ?? []), { from, settings }] } }
  }

type Limit = 'a1Days' | 'a2Days' | 'a3Months'

const LIMITS: Readonly<Record<Limit, { readonly says: string; readonly unit: string; readonly most: number }>> = {
  a1Days: { says: 'A1, entering care to moving in', unit: 'days', most: 3650 },
  a2Days: { says: 'A2, court authority to match', unit: 'days', most: 3650 },
  a3Months: { says: 'A3, moved in or waiting in less than', unit: 'months', most: 120 },
}

const thresholdOf = (row: ThresholdPeriod, limit: Limit): Setting => ({
  id: `scorecard.${row.endsIn}.${{ a1Days: 'a1', a2Days: 'a2', a3Months: 'a3' }[limit]}`,
  group: GROUP,
  title: `${LIMITS[limit].says}: threshold of ${row.period}`,
  part: { of: `Thresholds of ${row.period}`, is: LIMITS[limit].says },
  asks: { kind: 'whole-number', unit: LIMITS[limit].unit, least: 1, most: LIMITS[limit].most },
  source: row.source,
  trust: row.trust,
  fixed: row.trust === 'V' ? FIXED : null,
  applies: 'periods-ending',
  isProjected: false,
  shipped: row[limit],
  set: changing((settings, value) => ({
    ...settings,
    thresholds: settings.thresholds.map((each) =>
      each.endsIn === row.endsIn && typeof value === 'number'
        ? { ...each, [limit]: value, source: `${row.source}${CHANGED}` }
        : each,
    ),
  })),
})

const a5 = indicators.find(({ id }) => id === 'A5')

const denominator = (shipped: ScorecardSettings): Setting => ({
  id: 'scorecard.a5-denominator',
  group: GROUP,
  title: 'A5, plans changed away from adoption: out of whom',
  asks: {
    kind: 'choice',
    choices: {
      'in-force-in-period': 'All with a decision in force in the period',
      'adopted-or-reversed': 'Those adopted and those whose decision was reversed',
    },
  },
  source: a5?.source ?? '',
  trust: 'K?',
  fixed: null,
  applies: 'periods-ending',
  isProjected: false,
  shipped: shipped.a5Denominator,
  set: changing((settings, value) =>
    value === 'in-force-in-period' || value === 'adopted-or-reversed'
      ? { ...settings, a5Denominator: value }
      : settings,
  ),
})

const smallNumbers = (shipped: ScorecardSettings): Setting => ({
  id: 'scorecard.small-numbers',
  group: GROUP,
  title: 'Which counts are too small to be published',
  asks: { kind: 'choice', choices: Object.fromEntries(smallNumberRules.map(({ id, title }) => [id, title])) },
  source: 'Each publisher’s own rule: both were met in published tables.',
  trust: 'K?',
  fixed: null,
  applies: 'periods-ending',
  isProjected: false,
  shipped: smallNumbersOf(shipped.smallNumbers).id,
  set: changing((settings, value) => (typeof value === 'string' ? { ...settings, smallNumbers: value } : settings)),
})

/** What may be set of the scorecard: which counts are too small to be published, the thresholds of each period that no source gives word for word, and A5's denominator. */
export const scorecardSettings = (shipped: ScorecardSettings): readonly Setting[] => [
  ...shipped.thresholds.flatMap((row) =>
    (['a1Days', 'a2Days', 'a3Months'] as const).map((limit) => thresholdOf(row, limit)),
  ),
  denominator(shipped),
  smallNumbers(shipped),
]
