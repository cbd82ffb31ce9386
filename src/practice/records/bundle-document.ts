import { sayDate, sayShortDate } from '../../time/index.ts'
import { sayCount } from '../../web/ui/index.ts'
import type { WrittenDocument, WrittenPart } from '../improvement/index.ts'
import { countWithheld, givenBundle, sayWhose, type Bundle } from './bundle.ts'
import type { BundleEntry } from './bundle-entry.ts'

const heading = (text: string): WrittenPart => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): WrittenPart => ({ kind: 'paragraph', text })

const saysOf = ({ heading: head, details, texts, notes, isWithdrawn }: BundleEntry): string =>
  [
    isWithdrawn ? `${head} (withdrawn since: it is no longer held to be right)` : head,
    ...details.map(({ label, value }) => (label.endsWith('?') ? `${label} ${value}` : `${label}: ${value}`)),
    ...texts.map(({ label, text }) => (label === null ? text : `${label}: ${text}`)),
    ...notes,
  ].join('\n')

function sayWithheld(bundle: Bundle): string {
  const { whole, inPart } = countWithheld(bundle)
  if (whole + inPart === 0) return 'Nothing was withheld.'
  return `What is about another person is withheld, and marked so: ${sayCount(whole, 'entry', 'entries')} whole, and a part of ${sayCount(inPart, 'other entry', 'other entries')}.`
}

/** A copy of a record for the person whom it is about: what happened in order, who recorded it, and what codes mean. */
export function documentOf(bundle: Bundle, authority: string): WrittenDocument {
  const { entries, glossary } = givenBundle(bundle)
  return {
    title: 'Copy of a record',
    isWide: false,
    parts: [
      paragraph(sayWhose(bundle)),
      paragraph(
        `Everything that ${authority} holds in this record, as it stood on ${sayDate(bundle.asAt)}: ${sayCount(entries.length, 'entry', 'entries')}, each on the day on which it happened. ${sayWithheld(bundle)}`,
      ),
      paragraph('The record holds no documents as files: what was written is below in full.'),
      heading('What happened, the earliest first'),
      {
        kind: 'table',
        columns: ['Date', 'What the record says', 'Who recorded it'],
        rows: entries.map((entry) => [sayShortDate(entry.on), saysOf(entry), entry.source]),
      },
      heading('What the codes mean'),
      ...(glossary.length === 0
        ? [paragraph('No codes stand in this record.')]
        : [
            {
              kind: 'table' as const,
              columns: ['Code', 'Stands in', 'Means'],
              rows: glossary.map(({ code, of, means }) => [code, of, means]),
            },
          ]),
      heading('If something is wrong'),
      paragraph(
        'You may ask for anything that is wrong to be put right. If it is not, what you say can stand beside it. You may also complain to the Information Commissioner.',
      ),
    ],
  }
}
