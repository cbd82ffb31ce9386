import type { Figure } from '../../account/index.ts'
import { sayDate, sayShortDate } from '../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../web/ui/index.ts'
import { sayFigureOf, sayFigureValue, sayPeriodShort } from '../permanence/index.ts'
import { definitionsChanged, restated, type Restated } from './compare.ts'
import type { EditionContents, PublishedFigure, WorkedOutBy } from './contents.ts'
import type { Edition } from './editions.ts'

/** An edition as a line of the list. */
export interface EditionLine {
  readonly href: string
  readonly what: string
  readonly on: string
  readonly by: string
  readonly purpose: string
}

/** "3 years to 31 Mar 2025". */
const sayWhat = ({ period, from, until }: Edition): string =>
  period === 'this-year'
    ? `${sayShortDate(from)} to ${sayShortDate(until)}`
    : sayPeriodShort(period, { from, to: until })

export const editionLines = (
  editions: readonly Edition[],
  titleOf: (person: string) => string,
): readonly EditionLine[] =>
  editions.map((edition) => ({
    href: `/editions/${edition.id}`,
    what: `Adoption scorecard, ${sayWhat(edition)}`,
    on: sayDate(edition.publishedOn),
    by: titleOf(edition.by),
    purpose: edition.purpose,
  }))

export interface FigureLine {
  readonly id: string
  readonly title: string
  readonly published: string
  readonly threshold: string
  readonly standing: Standing
  /** That it is the same worked out anew, or what it is then. */
  readonly note: string
}

export interface EditionShown {
  readonly heading: string
  readonly lead: string
  readonly facts: readonly { readonly key: string; readonly value: string }[]
  /** What the notes beside the figures compare with. */
  readonly against: string
  readonly summary: string
  readonly changed: readonly string[]
  readonly lines: readonly FigureLine[]
  /** To the same comparison with what was known then; null where that is what is shown. */
  readonly asThenKnownHref: string | null
  readonly files: readonly { readonly href: string; readonly text: string; readonly sha256: string }[]
}

const says = (figure: PublishedFigure): string => {
  const of: Pick<Figure<unknown>, 'unit' | 'numerator' | 'denominator'> = figure
  const value = sayFigureValue(figure)
  return figure.unit === 'children' ? value : `${value}, ${sayFigureOf(of)}`
}

const sayThreshold = ({ threshold, met, unit }: PublishedFigure): string =>
  threshold === null ? '' : `${threshold} ${unit}${met === null ? '' : met ? ': met' : ': not met'}`

function noteOf({ published, now, isSame }: Restated): string {
  if (isSame) return 'The same'
  if (now === null) return 'No longer worked out'
  if (says(now) !== says(published)) return `Restated: ${says(now)}`
  if (sayThreshold(now) !== sayThreshold(published)) return `Restated against ${sayThreshold(now)}`
  return 'The same figure, from other children, dates or reasons'
}

/** Every word of one edition, beside the same figures worked out anew. */
export function presentEdition(
  edition: Edition,
  contents: EditionContents,
  anew: { readonly figures: readonly PublishedFigure[]; readonly by: WorkedOutBy; readonly isAsThenKnown: boolean },
  titleOf: (person: string) => string,
): EditionShown {
  const compared = restated(contents.figures, anew.figures)
  const others = compared.filter(({ isSame }) => !isSame).length
  const href = `/editions/${edition.id}`
  const known = anew.isAsThenKnown ? 'as the record was known then' : 'as the record is known now'
  return {
    heading: `Adoption scorecard, ${sayWhat(edition)}`,
    lead: `As it was published on ${sayDate(edition.publishedOn)}. What is put right later never alters it: it is noted beside it.`,
    facts: [
      { key: 'Published by', value: `${titleOf(edition.by)}, ${sayDate(edition.publishedOn)}` },
      { key: 'What for', value: edition.purpose },
      { key: 'Period', value: `${sayDate(edition.from)} to ${sayDate(edition.until)}` },
      {
        key: 'The record',
        value: `As at ${sayDate(edition.readOn)}, by what was known then (position ${sayNumber(edition.position)})`,
      },
      { key: 'Worked out by', value: `Throughline ${contents.workedOutBy.release}` },
    ],
    against: 'Worked out anew',
    summary:
      others === 0
        ? `Worked out anew ${known}, by today’s definitions, every figure is the same.`
        : `Worked out anew ${known}, by today’s definitions, ${sayCount(others, 'figure is', 'figures are')} another.`,
    changed: definitionsChanged(contents.workedOutBy, anew.by),
    lines: compared.map((one) => ({
      id: one.published.id,
      title: one.published.title,
      published: says(one.published),
      threshold: sayThreshold(one.published),
      standing: one.isSame ? 'on-course' : 'at-risk',
      note: noteOf(one),
    })),
    asThenKnownHref: anew.isAsThenKnown ? null : `${href}?known=${edition.position}&on=${edition.readOn}`,
    files: [
      { href: `${href}/scorecard.csv`, text: 'The figures (CSV)', sha256: edition.files.csv },
      {
        href: `${href}/scorecard.json`,
        text: 'The figures and the children behind them (JSON)',
        sha256: edition.files.json,
      },
    ],
  }
}
