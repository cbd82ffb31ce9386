import type { AuthorityHistory } from '../authority/index.ts'
import type { Quoted } from '../governance/index.ts'
import type { Day } from '../../time/index.ts'
import { editionsIn } from './editions.ts'
import { editionLines, presentOpen } from './present.ts'
import { openContentsOf } from './open-figures.ts'
import type { EditionsPorts } from './ports.ts'

/**
 * What everybody may read of the last edition that was published by a day, for papers that quote it: nothing is counted
 * anew, so that nothing is given away that was not. Null where there is none.
 */
export async function quoteEdition(
  { readEditionFile }: Pick<EditionsPorts, 'readEditionFile'>,
  authority: number,
  history: AuthorityHistory,
  on: Day,
): Promise<Quoted | null> {
  const edition = editionsIn(history).find(({ publishedOn, openFiles }) => publishedOn <= on && openFiles !== null)
  const json = edition && (await readEditionFile(authority, edition.id, 'open'))
  if (!edition || !json) return null
  const open = openContentsOf(json)
  const shown = presentOpen(edition, open)
  const [line] = editionLines([edition], () => '')
  return {
    title: line?.what ?? shown.heading,
    ...{ publishedOn: edition.publishedOn, readOn: edition.readOn, suppressed: open.suppressed },
    figures: shown.lines.map(({ id, title, says, threshold }) => {
      const figure = open.figures.find((each) => each.id === id)
      const isSuppressed = figure?.isSuppressed ?? true
      return {
        id,
        title,
        says: isSuppressed ? null : says,
        threshold,
        met: isSuppressed ? null : (figure?.met ?? null),
      }
    }),
  }
}
