import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { factsFrom, type Fact, type FactId, type SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { empty, type EmptyingDone, type EmptyingWords, type NotEmptied } from './emptying.ts'
import type { EmptyingAsked } from './saying.ts'
import type { Rules } from '../projecting/fold-subjects.ts'
import { readRevisions } from '../projecting/revisions.ts'
import type { Whose } from './seal-gather.ts'
import { listSealed } from '../appending/sealed-refs.ts'
import type { Store, Tx } from '../database/store.ts'

/** Why a record may not be purged, by what it says. */
export type NotPurged = 'held' | 'too-early' | 'not-asked' | 'same-person'

/** A practice’s words for a purge, and what of a record forbids it. */
export interface PurgingWords extends EmptyingWords {
  /** The fact that asks for the purge and stands; or why none may be done on the day. */
  readonly standing: (facts: readonly Fact[], today: Day) => FactId | Exclude<NotPurged, 'same-person'>
}

/**
 * Purges a record whose time is over: it is kept nowhere. The list of numbers that no import makes again holds its own; the
 * entry says who asked, who did it and under which rule. Whoever asked may not do it.
 */
export async function purge(
  store: Store,
  rules: Rules,
  refs: KeyObject,
  words: PurgingWords,
  asked: EmptyingAsked,
): Promise<EmptyingDone | NotEmptied | NotPurged> {
  const by: { asked: string } = { asked: '' }
  return empty<NotPurged>(
    store,
    { rules, words, asked },
    {
      refuses: async (tx, whose) => {
        const standing = words.standing(await factsOf(tx, whose, rules), asked.today)
        if (isRefusal(standing)) return standing
        by.asked = await whoAsked(tx, whose, standing)
        return by.asked === asked.by ? 'same-person' : null
      },
      keep: async (tx, { whose }) => {
        await listSealed(tx, asked.authority, refs, whose.refs)
        return { askedBy: by.asked }
      },
    },
  )
}

const refusals: ReadonlySet<string> = new Set<NotPurged>(['held', 'too-early', 'not-asked'])
const isRefusal = (text: string): text is Exclude<NotPurged, 'same-person'> => refusals.has(text)

/** The facts of the record and of those that are joined with it, as they are read. */
async function factsOf(tx: Tx, { authority, ids }: Whose, { definitions }: Rules): Promise<Fact[]> {
  const revisions = await readRevisions(tx, authority, ids)
  return factsFrom(
    [...new Map([...revisions.values()].flat().map((each) => [`${each.fact} ${each.revision}`, each])).values()],
    definitions,
  )
}

/** Who asked for the purge, as the entry has it: what a fact says of itself is not asked. */
async function whoAsked(tx: Tx, { authority, ids }: Whose, fact: FactId): Promise<string> {
  const { rows } = await sql<{ by: string }>`
    select n.by_person as by from event_subject s
    join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n and e.fact = ${fact} and e.revision = 0
    join entry n on n.authority = ${authority} and n.id = s.entry
    where s.authority = ${authority} and s.subject = any(${ids satisfies readonly SubjectId[]}::uuid[]) limit 1`.execute(
    tx,
  )
  const [first] = rows
  if (first === undefined) throw new Error('A fact that stands has an entry')
  return first.by
}
