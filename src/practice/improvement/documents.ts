import { wordFor, type Fact, type FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { textIn } from '../child/index.ts'
import { documentFormats, documentKept, evidenceKinds } from './events.ts'
import type { Format } from './keep-document/format.ts'

/** A document that was kept with an action or a requirement. */
export interface KeptDocument {
  readonly id: FactId
  readonly on: Day
  readonly kind: string
  readonly what: string
  readonly tellsOfChild: boolean
  readonly format: Format
  readonly bytes: number
  readonly sha256: string
}

const isFormat = (text: string | null): text is Format => text !== null && Object.hasOwn(documentFormats, text)

/** The documents among some facts, the latest first. What does not say whether a child can be known by it is taken to. */
export const documentsIn = (facts: readonly Fact[]): readonly KeptDocument[] =>
  facts
    .flatMap(({ id, type, body, happenedOn }): readonly KeptDocument[] => {
      const format = textIn(body, 'format')
      if (type !== documentKept.type || !isFormat(format)) return []
      const bytes = body['bytes']
      return [
        {
          ...{ id, on: happenedOn, format, bytes: typeof bytes === 'number' ? bytes : 0 },
          kind: wordFor(evidenceKinds, body['kind'], 'Another kind'),
          what: textIn(body, 'what') ?? 'Not said',
          tellsOfChild: body['tellsOfChild'] !== false,
          sha256: textIn(body, 'document') ?? '',
        },
      ]
    })
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))

/** How a document is called when it is saved: by what it is, since what its file was called may name somebody. */
export const nameOfDocument = ({ id, format }: Pick<KeptDocument, 'id' | 'format'>): string =>
  `document-${id.slice(0, 8)}.${format === 'csv' ? 'txt' : format}`

/** Whether a reader may open it: one by which a child can be known, only those who may see every child. */
export const mayOpenDocument = (
  { tellsOfChild }: Pick<KeptDocument, 'tellsOfChild'>,
  sees: { readonly reach: string },
): boolean => !tellsOfChild || sees.reach === 'authority'

export const hrefOfDocument = ({ id }: Pick<KeptDocument, 'id'>): string => `/improvement/documents/${id}`

const KILO = 1024

/** "340 kB", "2.1 MB". */
export const saySize = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`
