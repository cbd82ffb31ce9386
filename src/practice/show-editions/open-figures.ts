import {
  breaksOf,
  nearlyTheSame,
  periodsBetween,
  sumOver,
  suppress,
  unknownsOf,
  withoutCorrected,
  type CountOver,
  type Guarded,
  type ReportingPeriod,
  type SmallNumbers,
} from '../../account/index.ts'
import { csvOf } from '../../web/ui/index.ts'
import type { EditionContents, PublishedFigure } from './contents.ts'
import { countsOf, groupsOf, wholeOf } from './open-counts.ts'

/** The figures of a period, and what is said of them all. */
type Figures = Pick<EditionContents, 'of' | 'authority' | 'period' | 'readOn' | 'figures'>

/** A figure as everybody may read it: whole, or suppressed. */
export interface OpenFigure {
  readonly id: string
  readonly title: string
  readonly unit: PublishedFigure['unit']
  readonly isSuppressed: boolean
  /** All null where the figure is suppressed. */
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly met: boolean | null
  readonly threshold: number | null
}

/** What everybody may read of an edition: no child, no row, and no count that is too small. */
export interface OpenContents {
  readonly edition: 1
  readonly of: EditionContents['of']
  readonly authority: string
  readonly period: ReportingPeriod
  readonly readOn: EditionContents['readOn']
  readonly suppressed: string
  readonly figures: readonly OpenFigure[]
}

/** An edition that was given out earlier, as far as a reader of figures knows it. */
export interface Told {
  readonly period: ReportingPeriod
  readonly figures: readonly PublishedCounts[]
}

type PublishedCounts = Pick<PublishedFigure, 'id' | 'unit' | 'numerator' | 'denominator'>

/** What is shown last gives way: the figures that have a threshold come first. */
const ORDER = 'A1 A2 A10 A3 A4 A5 A9 A15 A16 A1p A2p'.split(' ')
const place = ({ id }: { readonly id: string }): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length)

const toldCounts = (earlier: readonly Told[]): readonly CountOver[] =>
  earlier.flatMap(({ period, figures }) => figures.flatMap((figure) => countsOf(figure, period)))

/** Whoever is counted, or left by a subtraction, in any stretch of time that two editions leave between them. */
function guardedOf(
  contents: Figures,
  breaks: readonly ReportingPeriod['from'][],
  small: SmallNumbers,
): readonly Guarded[] {
  const { period, figures } = contents
  const between = periodsBetween(breaks)
  const unknowns = (kinds: readonly string[], of: ReportingPeriod): readonly string[] => unknownsOf(kinds, of, breaks)
  const groups = figures.flatMap(({ id }) => groupsOf(id, period))
  const wholes = figures.map((figure) => wholeOf(figure, period))
  const whole = small.denominator
  return between.flatMap((of): Guarded[] => [
    ...groups.map((kinds) => ({ of: unknowns(kinds, of), small: small.count })),
    ...wholes.map((kinds) => ({ of: unknowns(kinds, of), small: whole ?? small.count })),
  ])
}

/** Whether a figure is too small by itself: its rule speaks of numerator and denominator, which no reckoning changes. */
function isSmallItself(
  { unit, numerator, denominator }: PublishedFigure,
  { count, denominator: whole }: SmallNumbers,
): boolean {
  if (whole === null) return false
  return (denominator <= whole.most && denominator > 0) || (unit === 'percent' && numerator <= count.most)
}

function opened(figure: PublishedFigure, isShown: boolean): OpenFigure {
  const { id, title, unit, threshold } = figure
  return isShown
    ? { id, title, unit, isSuppressed: false, threshold, ...counted(figure) }
    : { id, title, unit, isSuppressed: true, threshold, value: null, numerator: null, denominator: null, met: null }
}

const counted = ({ value, numerator, denominator, met }: PublishedFigure) => ({ value, numerator, denominator, met })

export interface Opened {
  readonly contents: OpenContents
  /** Whether an earlier edition no longer holds beside this one: the record was corrected since. */
  readonly isCorrected: boolean
}

/**
 * What may be read by everybody of an edition, held against every edition that was given out before: no reader of all of
 * them can be sure of a small count, by subtraction between figures, periods and editions. Of editions to come nothing
 * can be proved here; each is held against this one when it is published.
 */
export function openFigures(contents: Figures, earlier: readonly Told[], small: SmallNumbers): Opened {
  const { period, figures } = contents
  const wanted = figures
    .toSorted((a, b) => place(a) - place(b))
    .map((figure) => ({ figure, counts: countsOf(figure, period) }))
  const told = toldCounts(earlier)
  const holding = withoutCorrected(
    told,
    wanted.flatMap(({ counts }) => counts),
  )
  const breaks = breaksOf([period, ...earlier.map((each) => each.period)])
  const fit = wanted.filter(
    ({ figure, counts }) =>
      !isSmallItself(figure, small) && counts.every((count) => nearlyTheSame(count, told, small.count) === null),
  )
  const { shown, isCorrected } = suppress(
    holding.map((count) => sumOver(count, breaks)),
    fit.map(({ figure, counts }) => ({ id: figure.id, sums: counts.map((count) => sumOver(count, breaks)) })),
    guardedOf(contents, breaks, small),
    small.count,
  )
  return {
    isCorrected: isCorrected || holding.length < told.length,
    contents: {
      ...{ edition: 1, of: contents.of, authority: contents.authority, period, readOn: contents.readOn },
      suppressed: `${small.title}, and figures that would help to work one out`,
      figures: figures.map((figure) => opened(figure, shown.has(figure.id))),
    },
  }
}

/** What a reader of the open figures of an edition knows: what is suppressed tells nothing. */
export const toldByOpen = ({ period, figures }: OpenContents): Told => ({
  period,
  figures: figures.flatMap(({ id, unit, numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ id, unit, numerator, denominator }],
  ),
})

const HEADER = ['indicator', 'title', 'from', 'to', 'value', 'unit', 'numerator', 'denominator', 'threshold', 'met']
/** Stands for what is suppressed, as in published tables. */
const SUPPRESSED = 'c'

/** The files of what everybody may read: as JSON, which later editions are held against, and as CSV. */
export function openFilesOf(contents: OpenContents): { readonly open: Buffer; readonly openCsv: Buffer } {
  const { from, to } = contents.period
  const rows = contents.figures.map((each) => {
    const cells = each.isSuppressed
      ? { value: SUPPRESSED, numerator: SUPPRESSED, denominator: SUPPRESSED, met: SUPPRESSED }
      : { ...each, met: each.met === null ? null : each.met ? 'yes' : 'no' }
    return [
      ...[each.id, each.title, from, to, cells.value, each.unit, cells.numerator, cells.denominator],
      ...[each.threshold, cells.met],
    ]
  })
  const csv = csvOf(HEADER, [...rows, [SUPPRESSED, `suppressed: ${contents.suppressed}`]])
  return { open: Buffer.from(`${JSON.stringify(contents, null, 1)}\n`), openCsv: Buffer.from(csv) }
}

/** Reads the open figures of an edition from their file, which only `openFilesOf` ever wrote. */
export const openContentsOf = (json: Buffer): OpenContents => JSON.parse(json.toString('utf8')) as OpenContents // as above
