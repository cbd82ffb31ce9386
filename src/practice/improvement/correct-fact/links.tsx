import type { Fact } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import { Details } from '../../../web/ui/index.ts'
import { actionAgreed, dateMoved, documentKept, improvementEvents, moveAsked, moveRefused } from '../events.ts'

const apart: ReadonlySet<string> = new Set(
  [actionAgreed, moveAsked, dateMoved, moveRefused, documentKept].map(({ type }) => type),
)

/** An agreement is put right on its own page; a date that was asked for and decided on, and a document, stay as they were. */
export const isCorrectable = (type: string): boolean => !apart.has(type)

export const hrefToCorrect = ({ id }: Pick<Fact, 'id'>): string => `/improvement/facts/${id}/correct`

/** Where each of some facts is put right; nothing where there is none. */
export const Corrections = ({ facts }: { facts: readonly Fact[] }) => {
  const shown = facts.filter(({ type }) => isCorrectable(type))
  if (shown.length === 0) return null
  return (
    <Details summary="Correct what is said here">
      <ul class="govuk-list">
        {shown.map((fact) => {
          const title = improvementEvents.find(({ type }) => type === fact.type)?.title ?? 'What was said'
          return (
            <li>
              <a class="govuk-link" href={hrefToCorrect(fact)}>{`${title}, ${sayDate(fact.happenedOn)}`}</a>
            </li>
          )
        })}
      </ul>
    </Details>
  )
}
