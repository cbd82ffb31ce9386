import { indicators } from '../../../account/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { bandOf, rangeOf, whyImpossible } from '../bands.ts'
import { examplePlan } from '../plan.ts'
import { allMeasures, scorecardMeasures, type Measure, type MeasureUnit, type PrintedBands } from '../measures.ts'
import { hrefOfMeasure, linkToRequirement, type Linked } from '../show-action/present.ts'
import { linkToAction } from '../show-requirements/present.ts'
import type { Trace } from '../trace.ts'
import { sayBand, sayNote, upperFirst, type Said } from '../words.ts'

/** One band of a measure: its word and shape, what is printed, and how that is read. */
export interface BandLine {
  readonly band: Said
  readonly printed: string
  readonly readAs: string
}

export interface MeasureLine {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly better: string
  /** For each printed column: what is printed in it, and how that is read. */
  readonly cells: readonly { readonly printed: string; readonly readAs: string }[]
  /** Why it is read so, where the printed bands are faulty or missing; null elsewhere. */
  readonly fault: string | null
  readonly actions: string
}

const printedNames: readonly (readonly [keyof PrintedBands, Said])[] = [
  ['requires_improvement', sayBand('requires-improvement')],
  ['good', sayBand('good')],
  ['outstanding', sayBand('outstanding')],
]

/** `>=65 and <80` in words: "from 65 and below 80". What gives no bound is said as it is. */
function sayCondition(text: string | undefined): string {
  const range = text === undefined ? null : rangeOf(text)
  if (range === null) return text ?? ''
  const { from, isFromWithin, to, isToWithin } = range
  return [
    ...(from === -Infinity ? [] : [`${isFromWithin ? 'from' : 'above'} ${from}`]),
    ...(to === Infinity ? [] : [`${isToWithin ? 'up to' : 'below'} ${to}`]),
  ].join(' and ')
}

/** How a band is read: by its bounds, or in the words of what stands in their place. */
function sayReading(text: string | undefined): string {
  if (text === 'see note') return 'the reason stands below'
  const says = sayCondition(text)
  return says === text || says === '' ? says : `read as ${says}`
}

function bandsOf({ printed, interpreted }: Measure): readonly BandLine[] {
  const direction = interpreted['direction only']
  if (direction !== undefined)
    return [{ band: sayBand('direction-only'), printed: printed.requires_improvement, readAs: sayReading(direction) }]
  const known = printedNames.map(([name, band]) => ({
    band,
    printed: printed[name] === '' ? 'Blank' : printed[name],
    readAs: sayReading(interpreted[name]),
  }))
  const other = Object.entries(interpreted)
    .filter(([name]) => !Object.hasOwn(printed, name))
    .map(([name, text]) => ({
      band: name.includes('no band printed')
        ? sayBand('below-printed-bands')
        : { says: upperFirst(name), standing: 'unknown' as const },
      printed: 'nothing',
      readAs: sayReading(text),
    }))
  return [...other, ...known].filter(({ printed: is, readAs }) => is !== 'Blank' || readAs !== '')
}

const sayBetter = ({ polarity }: Measure): string => (polarity === 'higher' ? 'Higher is better' : 'Lower is better')

/** The list of measures by the part of the plan that they stand under. */
export const presentMeasures = (trace: Trace) =>
  examplePlan.priorities.map(({ ref, title }) => ({
    title: `${ref} ${title}`,
    lines: scorecardMeasures
      .filter(({ priority }) => priority === ref)
      .map((measure): MeasureLine => ({
        id: measure.id,
        href: hrefOfMeasure(measure.id),
        name: measure.name,
        better: sayBetter(measure),
        cells: printedNames.map(([name]) => ({
          printed: measure.printed[name] === '' ? 'Blank' : measure.printed[name],
          readAs: sayCondition(measure.interpreted[name]),
        })),
        fault: measure.isFaulty || measure.interpreted['good'] === undefined ? sayNote(measure.note) : null,
        actions: upperFirst(sayCount(trace.actionsBy(measure.id).length, 'action', 'actions')),
      })),
  }))

const units: Readonly<Record<MeasureUnit, string>> = {
  percent: 'Per cent',
  count: 'A count',
  days: 'Days',
  caseload: 'Children to a worker',
  'per-officer': 'Alerts to an officer',
}

export interface MeasureShown {
  readonly id: string
  readonly heading: string
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  readonly bands: readonly BandLine[]
  readonly note: string | null
  readonly actions: readonly Linked[]
  readonly requirements: readonly Linked[]
  /** Where the children behind the figure are; null where the record does not make it. */
  readonly behind: Linked | null
  /** What a reader tried: a value, and its band or why it has none. */
  readonly tried: { readonly value: string; readonly band: Said | null; readonly error: string | null } | null
}

function tied(id: string, trace: Trace): Pick<MeasureShown, 'actions' | 'requirements'> {
  const actions = trace.actionsBy(id)
  const answered = [...new Set(actions.flatMap(({ action }) => action.answers))]
  return {
    actions: actions.map(linkToAction),
    requirements: answered.flatMap((each) => linkToRequirement(each, trace.of) ?? []),
  }
}

function indicatorShown(id: string, trace: Trace): MeasureShown | null {
  const indicator = indicators.find((each) => each.id === id)
  if (!indicator) return null
  return {
    id,
    heading: `${id} ${indicator.title}`,
    rows: [
      { key: 'Counts', value: indicator.counts },
      { key: 'Leaves out', value: indicator.leavesOut },
      { key: 'Source', value: indicator.source },
    ],
    bands: [],
    note: null,
    ...tied(id, trace),
    behind: {
      text: 'The figure, and the children behind it',
      href: `/scorecard/${id}`,
      says: 'It is made from the record, on the adoption scorecard.',
    },
    tried: null,
  }
}

function tryValue(measure: Measure, text: string | undefined): MeasureShown['tried'] {
  if (text === undefined) return null
  const value = /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN
  const error = whyImpossible(measure, value)
  return { value: text, error, band: error === null ? sayBand(bandOf(measure, value)) : null }
}

/** Every word of the page of one measure; null where there is none of this id. */
export function presentMeasure(id: string, trace: Trace, typed: string | undefined): MeasureShown | null {
  const measure = allMeasures.find((each) => each.id === id)
  if (!measure) return indicatorShown(id, trace)
  return {
    id,
    heading: `${id} ${measure.name}`,
    rows: [
      { key: 'Numerator', value: upperFirst(measure.numerator) },
      { key: 'Denominator', value: upperFirst(measure.denominator) },
      { key: 'Unit', value: `${units[measure.unit]}. ${sayBetter(measure)}.` },
      {
        key: 'Where its value comes from',
        value: measure.isAudit
          ? 'Audits on record, and figures of audits that were entered'
          : measure.fromRecord
            ? 'The record, once what it counts is recorded'
            : 'Entered with evidence: a survey or a register',
      },
      ...(measure.duplicateOf === null ? [] : [{ key: 'Printed twice', value: `The same as ${measure.duplicateOf}` }]),
      ...(measure.parts.length === 0 ? [] : [{ key: 'One row, several measures', value: measure.parts.join('; ') }]),
    ],
    bands: bandsOf(measure),
    note: sayNote(measure.note),
    ...tied(id, trace),
    behind: null,
    tried: tryValue(measure, typed),
  }
}
