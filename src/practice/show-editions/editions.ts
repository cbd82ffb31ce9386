import { factsFrom, type Body, type FactId } from '../../record/index.ts'
import { day, type Day } from '../../time/index.ts'
import { authorityEvents, editionPublished, type AuthorityHistory } from '../authority/index.ts'
import { periodNames, type PeriodName } from '../permanence/index.ts'

/** An edition, as the fact that it was published says. */
export interface Edition {
  readonly id: FactId
  readonly publishedOn: Day
  readonly by: string
  readonly purpose: string
  readonly period: PeriodName
  readonly from: Day
  readonly until: Day
  readonly readOn: Day
  readonly position: number
  /** SHA-256 of its files, by name. */
  readonly files: Readonly<Record<'json' | 'csv', string>>
  /** SHA-256 of what everybody may read; null of editions from before that was kept. */
  readonly openFiles: Readonly<Record<'open' | 'openCsv', string>> | null
}

const definitions = new Map(authorityEvents.map((event) => [event.type, event]))
const text = (body: Body, field: string): string => String(body[field] ?? '')

/** Every edition that was published, the latest first. */
export function editionsIn({ revisions, texts }: AuthorityHistory): readonly Edition[] {
  const facts = factsFrom(
    revisions.filter(({ type }) => type === editionPublished.type),
    definitions,
  )
  const placeOf = new Map(revisions.map((revision) => [revision.fact, revision.position]))
  return facts
    .flatMap(({ id, body, happenedOn }): Edition[] => {
      const period = periodNames.find((name) => name === body['period'])
      if (!period) return []
      return [
        {
          id,
          publishedOn: happenedOn,
          by: revisions.find(({ fact }) => fact === id)?.by ?? '',
          purpose: texts.find(({ fact, field }) => fact === id && field === 'purpose')?.text ?? '',
          period,
          from: day(text(body, 'fromOn')),
          until: day(text(body, 'untilOn')),
          readOn: day(text(body, 'readOn')),
          position: Number(body['position']),
          files: { json: text(body, 'json'), csv: text(body, 'csv') },
          openFiles: text(body, 'open') === '' ? null : { open: text(body, 'open'), openCsv: text(body, 'openCsv') },
        },
      ]
    })
    .sort((a, b) => (placeOf.get(b.id) ?? 0) - (placeOf.get(a.id) ?? 0))
}
