import printed from './measures-2017-18.json' with { type: 'json' }

/** What one unit of a measure's value is. */
export type MeasureUnit = 'percent' | 'count' | 'days' | 'caseload' | 'per-officer'

/** The three bands as the plan prints them; empty where nothing is printed. */
export interface PrintedBands {
  readonly requires_improvement: string
  readonly good: string
  readonly outstanding: string
}

/** A measure of the plan of 2017-18: its bands as printed, and as read, with the reason. */
export interface Measure {
  readonly id: string
  /** The part of the plan that it stands under, `1.1`. */
  readonly priority: string
  readonly name: string
  readonly numerator: string
  readonly denominator: string
  readonly unit: MeasureUnit
  readonly polarity: 'higher' | 'lower'
  readonly isAudit: boolean
  /** Whether the record alone can tell it, once what it counts is recorded. */
  readonly fromRecord: boolean
  /** Whether its printed bands overlap, leave a gap, contradict its direction or are missing. */
  readonly isFaulty: boolean
  readonly printed: PrintedBands
  /** Band to condition, such as `>=65 and <80`. */
  readonly interpreted: Readonly<Record<string, string>>
  readonly note: string
  /** The row that prints the same measure before. */
  readonly duplicateOf: string | null
  /** Where one printed row is several measures. */
  readonly parts: readonly string[]
}

const units: ReadonlySet<string> = new Set(['percent', 'count', 'days', 'caseload', 'per-officer'])

const isUnit = (text: string): text is MeasureUnit => units.has(text)

function measureFrom(row: (typeof printed.measures)[number]): Measure {
  const { unit, polarity, interpreted, ...rest } = row
  if (!isUnit(unit)) throw new Error(`No such unit: ${unit}`)
  if (polarity !== 'higher' && polarity !== 'lower') throw new Error(`No such direction: ${polarity}`)
  // A JSON file's type lists the keys of every row as optional: those that are absent are left out.
  const said = Object.entries<string | undefined>(interpreted).filter((entry): entry is [string, string] => !!entry[1])
  return { ...rest, unit, polarity, interpreted: Object.fromEntries(said) }
}

/** The 47 printed rows, in the order of print; two of them are printed twice. */
export const exampleMeasures: readonly Measure[] = printed.measures.map(measureFrom)

const auditOfAction = (ref: string, name: string): Measure => ({
  id: ref,
  priority: '2',
  name,
  numerator: 'audits that find it so',
  denominator: 'audits that look at it',
  unit: 'percent',
  polarity: 'higher',
  isAudit: true,
  fromRecord: false,
  isFaulty: false,
  printed: { requires_improvement: '', good: '', outstanding: '' },
  interpreted: {},
  note: 'Printed among the actions and labelled “(audit measure)”: no bands agreed',
  duplicateOf: null,
  parts: [],
})

/** Two actions that the plan itself labels audit measures, without bands. */
export const actionMeasures: readonly Measure[] = [
  auditOfAction('2.1', 'Managers track actions agreed in oversight and supervision'),
  auditOfAction('2.7', 'Managers routinely chair key decision meetings'),
]

/** Everything that has a place on the example scorecard. */
export const scorecardMeasures: readonly Measure[] = [...exampleMeasures, ...actionMeasures]

/** The part of the scorecard under which stands what is watched besides the plan. */
export const WATCHED = 'w'

const watched = (nth: number, name: string): Measure => ({
  id: `w-${String(nth).padStart(2, '0')}`,
  priority: WATCHED,
  name,
  ...{ numerator: 'those done by the day on which they fell due', denominator: 'all that fell due in the month' },
  ...{ unit: 'percent', polarity: 'higher', isAudit: false, fromRecord: true, isFaulty: false },
  printed: { requires_improvement: '', good: '', outstanding: '' },
  interpreted: {},
  note: 'Not in the plan of 2017-18, and watched all the same: no bands agreed',
  duplicateOf: null,
  parts: [],
})

/** What the record can tell besides the plan’s measures, by the timescales of law and guidance. */
export const watchedMeasures: readonly Measure[] = [
  'Reviews held in time',
  'Return interviews in time',
  'Initial conferences in time',
  'Review conferences in time',
  'Core groups in time',
  'Dental checks in time',
  'Review health assessments in time',
  'Personal education plans begun in time',
  'Reviewing officers named in time',
  'Midway checks in time',
  'Practice alerts answered in time',
  'Decisions of reviews sent in time',
].map((name, n) => watched(n + 1, name))

/** Every measure that has a page. */
export const allMeasures: readonly Measure[] = [...scorecardMeasures, ...watchedMeasures]

/** The measure of this id, or null. */
export const measureOf = (id: string): Measure | null => scorecardMeasures.find((measure) => measure.id === id) ?? null
