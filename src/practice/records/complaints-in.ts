import { sayDate, type Day } from '../../time/index.ts'
import { sayValue } from '../child/index.ts'
import { complaintsEvents, inWords, mistaken, type FoundComplaint } from '../complaints/index.ts'
import type { BundleEntry } from './bundle-entry.ts'

/** What of a complaint is in the copy of the record of the child whom it is about. */
export type ComplaintIn = Pick<FoundComplaint, 'facts' | 'withdrawn' | 'texts'>

const definitions = new Map(complaintsEvents.map((definition) => [definition.type, definition]))

/** Who complained and how to reach them: about another person, unless a child or young person complained themselves. */
const WHO = 'who'
const themselves: ReadonlySet<unknown> = new Set(['child', 'care-leaver'])

const marked = (text: string): string => `[[${text.replaceAll(/\[\[|\]\]/g, '')}]]`

/** Every entry of the complaints about a child, as those of the record itself. */
export const complaintEntries = (
  complaints: readonly ComplaintIn[],
  { today, titleOf }: { readonly today: Day; readonly titleOf: (person: string) => string },
): readonly Omit<BundleEntry, 'withheld'>[] =>
  complaints.flatMap(({ facts, withdrawn, texts }) => {
    // Of what should never have been recorded, only that it should not is still held to be right.
    const isMistaken = facts.some(({ type }) => type === mistaken.type)
    return [...facts, ...withdrawn].flatMap((fact) => {
      const { id, type, happenedOn, history } = fact
      const body = inWords(fact.body, titleOf)
      const definition = definitions.get(type)
      if (!definition || happenedOn > today) return []
      const fields = Object.entries(definition.fields).filter(([name]) => name !== 'child')
      const own = texts.get(id) ?? {}
      return [
        {
          ...{ fact: id, on: happenedOn, kind: `Complaint: ${definition.title.toLowerCase()}` },
          heading: definition.says(body),
          details: fields.flatMap(([name, field]) => {
            const value = body[name] ?? null
            return field.kind === 'long-text' || value === null || value === ''
              ? []
              : [{ label: field.label, value: sayValue(field, value) }]
          }),
          texts: fields.flatMap(([name, { label }]) => {
            const text = own[name]
            if (text === undefined || text === '') return []
            return [{ label, text: name === WHO && !themselves.has(body['sender']) ? marked(text) : text }]
          }),
          source: `Recorded by ${titleOf(history[0]?.by ?? fact.by)}, ${sayDate(happenedOn)}`,
          notes: [],
          isWithdrawn: withdrawn.includes(fact) || (isMistaken && type !== mistaken.type),
        },
      ]
    })
  })
