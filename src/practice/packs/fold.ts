import type { Fact, FactId, Owner, Projection, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import { packKinds, packMade } from './events.ts'
import { nextAfter, type PackKind } from './when.ts'

/** The files of a pack. */
export const packFiles = ['html', 'docx', 'csv', 'rows'] as const
export type PackFile = (typeof packFiles)[number]

/** A pack as it was made. */
export interface Pack {
  readonly id: FactId
  readonly subject: SubjectId
  readonly kind: PackKind
  readonly madeOn: Day
  readonly asAtOn: Day
  readonly position: number
  readonly readAt: string
  readonly release: string
  readonly files: Readonly<Record<PackFile, string>>
}

export const isPackKind = (text: string | null): text is PackKind => text !== null && Object.hasOwn(packKinds, text)

/** The packs that facts tell of, the latest first. */
export const packsIn = (subject: SubjectId, facts: readonly Fact[]): readonly Pack[] =>
  facts
    .flatMap(({ id, type, body, happenedOn }): readonly Pack[] => {
      const kind = textIn(body, 'kind')
      if (type !== packMade.type || !isPackKind(kind)) return []
      const said = (field: string): string => textIn(body, field) ?? ''
      const position = body['position']
      return [
        {
          ...{ id, subject, kind, madeOn: happenedOn, asAtOn: dayIn(body, 'asAtOn') ?? happenedOn },
          ...{
            position: typeof position === 'number' ? position : 0,
            readAt: said('readAt'),
            release: said('release'),
          },
          files: { html: said('html'), docx: said('docx'), csv: said('csv'), rows: said('rows') },
        },
      ]
    })
    .toSorted((a, b) => (a.asAtOn < b.asAtOn ? 1 : a.asAtOn > b.asAtOn ? -1 : 0))

const owner: Owner = { role: 'plan-lead', named: null }

/** What the facts of the packs of one kind come to: one journey, whose next date is that of the next pack. Total, without `today`. */
export function packRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const nothing = { child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] }
  const [first] = facts
  const [last] = packsIn(subject, facts)
  if (!first) return { ...nothing, journeys: [], stageSpans: [] }
  const from = first.happenedOn
  const key = { subject, practice: 'packs', nth: 1, startedOn: from, startKnown: true }
  return {
    ...nothing,
    journeys: [
      {
        ...{ ...key, endedOn: null, ending: null, stage: 'running', stageSince: from, owner },
        ...{ nextOn: last ? nextAfter(last.kind, last.asAtOn) : from, nextWhat: 'Make the next pack' },
      },
    ],
    stageSpans: [{ subject, practice: 'packs', nth: 1, fromOn: from, toOn: null, stage: 'running', owner }],
  }
}
