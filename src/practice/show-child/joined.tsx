import { factsFrom, sameAs, type EventDefinition } from '../../record/index.ts'
import { sayDate } from '../../time/index.ts'
import type { History } from './ports.ts'

/** A record that is read under this one, in words, and where that is undone. */
export interface JoinedShown {
  readonly says: string
  readonly undoHref: string
}

/** Which records were joined with this one, since when and by whom. */
export function joinedWith(
  { revisions }: History,
  child: string,
  { definitions, titleOf }: { definitions: ReadonlyMap<string, EventDefinition>; titleOf: (by: string) => string },
): readonly JoinedShown[] {
  const said = revisions.filter(({ type }) => type === sameAs.type)
  return factsFrom(said, definitions).map(({ id, happenedOn, body }) => {
    const by = said.find(({ fact }) => fact === id)?.by ?? ''
    const number =
      typeof body['number'] === 'string' ? `The record with number ${body['number']}` : 'A record without a number'
    return {
      says: `${number} is of the same child and is shown here since ${sayDate(happenedOn)}: joined by the ${titleOf(by).toLowerCase()}.`,
      undoHref: `/children/${child}/facts/${id}/withdraw`,
    }
  })
}

/** The records that were joined with this one, each with a way to undo it. */
export const Joined = ({ joined, isPast }: { joined: readonly JoinedShown[]; isPast: boolean }) => (
  <>
    {joined.map(({ says, undoHref }) => (
      <p class="govuk-body">
        {says}
        {!isPast && (
          <>
            {' '}
            <a class="govuk-link" href={undoHref}>
              Undo
            </a>
          </>
        )}
      </p>
    ))}
  </>
)
