import { sayDate } from '../../time/index.ts'
import type { WrittenPart } from '../improvement/index.ts'
import type { Material } from './material.ts'

type Table = Extract<WrittenPart, { kind: 'table' }>

export const paragraph = (text: string): WrittenPart => ({ kind: 'paragraph', text })

/** Every table says as at when it was read, and from which position of the record. */
export const asAtNote = ({ asAt, readAt, position }: Material, more = ''): string =>
  `As at ${sayDate(asAt)}. Read from the record on ${readAt}, at position ${position}.${more}`

export const ofThings = (material: Material, table: Omit<Table, 'kind' | 'note' | 'countsNobody'>): Table => ({
  ...{ kind: 'table', ...table, note: asAtNote(material), countsNobody: true },
})

export const nothing = (what: string): readonly WrittenPart[] => [paragraph(`Nothing recorded: ${what}`)]
