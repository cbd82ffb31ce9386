import type { Reading } from '../../access/index.ts'
import type { SubjectId } from '../../record/index.ts'

/** Something that was learned from a complaint or an audit. */
export interface LearnedHere {
  readonly id: SubjectId
  readonly says: string
}

/** What was learned from a complaint, an audit, a programme or a focus week. */
export type ReadLearnedHere = (reading: Reading, from: SubjectId) => Promise<readonly LearnedHere[]>

/** The links to what was learned from something; nothing where nothing was yet. */
export const LearnedFromHere = ({ learned }: { learned: readonly LearnedHere[] }) =>
  learned.length === 0 ? null : (
    <section class="tl-section" aria-labelledby="learned">
      <h2 class="govuk-heading-m" id="learned">
        What was learned from it
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {learned.map(({ id, says }) => (
          <li key={id}>
            <a class="govuk-link" href={`/learning/${id}`}>
              {says}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
