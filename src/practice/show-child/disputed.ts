import { sayDate } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import type { History } from './ports.ts'

/** By fact: the sentences that stand beside it because somebody says that it is wrong. */
export type Disputed = ReadonlyMap<string, readonly string[]>

/** Requests to correct a fact that were refused, or on which nobody has decided yet. Accepted ones lead to a correction. */
export function disputedIn({ revisions, texts }: History): Disputed {
  const last = new Map(
    revisions
      .filter(({ type }) => type === 'records.correction')
      .sort((a, b) => a.revision - b.revision)
      .map((revision) => [revision.fact, revision]),
  )
  const disputed = new Map<string, string[]>()
  for (const { fact, body, happenedOn } of last.values()) {
    const about = textIn(body, 'about')
    if (about === null || happenedOn === null) continue
    const own = new Map(texts.filter((text) => text.fact === fact).map(({ field, text }) => [field, text]))
    const says = sayDisputed({ who: textIn(body, 'who') ?? '', receivedOn: sayDate(happenedOn) }, body, own)
    if (says !== null) disputed.set(about, [...(disputed.get(about) ?? []), says])
  }
  return disputed
}

function sayDisputed(
  { who, receivedOn }: { readonly who: string; readonly receivedOn: string },
  body: Parameters<typeof dayIn>[0],
  texts: ReadonlyMap<string, string>,
): string | null {
  if (dayIn(body, 'endedOn') === null) return `${who} said on ${receivedOn} that this is wrong. It is not decided yet.`
  if (textIn(body, 'outcome') !== 'refused') return null
  return `${who} said on ${receivedOn} that this is wrong: ${texts.get('note') || (texts.get('wrong') ?? '')}` // an empty note is none
}
