import type { Figure } from '../../account/index.ts'
import { sayDate, sayShortDate } from '../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../web/ui/index.ts'
import { sayFigureOf, sayFigureValue, sayPeriodShort } from '../permanence/index.ts'
import { definitionsChanged, restated, type Restated } from './compare.ts'
import type { EditionContents, PublishedFigure, WorkedOutBy } from './contents.ts'
import type { Edition } from './editions.ts'
import type { OpenContents } from './open-figures.ts'

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
  /** What everybody may read of it; null of editions from before that was kept. */
  readonly open: string | null
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

const says = (figure: Pick<PublishedFigure, 'id' | 'value' | 'unit' | 'numerator' | 'denominator'>): string => {
  const of: Pick<Figure<unknown>, 'unit' | 'numerator' | 'denominator'> = figure
  const value = sayFigureValue(figure)
  return figure.unit === 'children' ? value : `${value}, ${sayFigureOf(of)}`
}

const sayThreshold = ({ threshold, met, unit }: Pick<PublishedFigure, 'threshold' | 'met' | 'unit'>): string =>
  threshold === null ? '' : `${threshold} ${unit}${met === null ? '' : met ? ': met' : ': not met'}`

function noteOf({ published, now, isSame }: Restated): string {
  if (isSame) return 'The same'
  if (now === null) return 'No longer worked out'
  if (says(now) !== says(published)) return `Restated: ${says(now)}`
  if (sayThreshold(now) !== sayThreshold(published)) return `Restated against ${sayThreshold(now)}`
  return 'The same figure, from other children, dates or reasons'
}

function openSays(open: OpenContents | null, id: string): string | null {
  const figure = open?.figures.find((each) => each.id === id)
  if (!figure) return null
  return figure.isSuppressed ? 'Suppressed' : 'Shown'
}

/** What everybody may read of an edition, in words. */
export interface OpenShown {
  readonly heading: string
  readonly lead: string
  readonly lines: readonly {
    readonly id: string
    readonly title: string
    readonly says: string
    readonly threshold: string
  }[]
  readonly suppressed: string
  readonly files: EditionShown['files']
}

const openFiles = (edition: Edition): EditionShown['files'] =>
  edition.openFiles === null
    ? []
    : [
        {
          href: `/editions/${edition.id}/open.csv`,
          text: 'What everybody may read (CSV)',
          sha256: edition.openFiles.openCsv,
        },
        {
          href: `/editions/${edition.id}/open.json`,
          text: 'What everybody may read (JSON)',
          sha256: edition.openFiles.open,
        },
      ]

/** Every word of an edition for those who may see no child. */
export const presentOpen = (edition: Edition, open: OpenContents): OpenShown => ({
  heading: `Adoption scorecard, ${sayWhat(edition)}`,
  lead: `As it was published on ${sayDate(edition.publishedOn)}, from the record as at ${sayDate(edition.readOn)}.`,
  lines: open.figures.map((figure) => ({
    id: figure.id,
    title: figure.title,
    says: figure.isSuppressed
      ? 'Suppressed'
      : says({ ...figure, numerator: figure.numerator ?? 0, denominator: figure.denominator ?? 0 }),
    threshold: sayThreshold(figure),
  })),
  suppressed: `Suppressed: ${open.suppressed.charAt(0).toLowerCase()}${open.suppressed.slice(1)}, from this edition or from any that was published before it. Of editions to come nothing can be promised: each is held against this one when it is published.`,
  files: openFiles(edition),
})

/** Every word of one edition, beside the same figures worked out anew. */
export function presentEdition(
  edition: Edition,
  contents: EditionContents,
  anew: { readonly figures: readonly PublishedFigure[]; readonly by: WorkedOutBy; readonly isAsThenKnown: boolean },
  titleOf: (person: string) => string,
  open: OpenContents | null,
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
      open: openSays(open, one.published.id),
    })),
    asThenKnownHref: anew.isAsThenKnown ? null : `${href}?known=${edition.position}&on=${edition.readOn}`,
    files: [
      { href: `${href}/scorecard.csv`, text: 'The figures (CSV)', sha256: edition.files.csv },
      {
        href: `${href}/scorecard.json`,
        text: 'The figures and the children behind them (JSON)',
        sha256: edition.files.json,
      },
      ...openFiles(edition),
    ],
  }
}
