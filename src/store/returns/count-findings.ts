import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { CHILD, isNew, listFindings, type FindingListed, type FindingsAsked } from './list-findings.ts'
import { type Besides, isAmong, rememberedRows } from '../projecting/remembered-rows.ts'
import { remembered } from '../projecting/remembered.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** How many findings there are of one kind, and in how many children. */
export interface FindingCount {
  readonly of: string
  readonly rows: number
  readonly children: number
}

export type CountBy = 'rule' | 'team' | 'worker'

/** How many findings there are in all, in how many children, and how many are new and mended since the check before. */
export interface FindingTotals {
  readonly rows: number
  readonly children: number
  readonly isNew: number
  readonly mended: number
}

/** A child with how many findings there are in its record. */
export interface ChildFound {
  readonly subject: SubjectId
  readonly name: string | null
  readonly sourceRef: string | null
  readonly team: string | null
  readonly worker: string | null
  readonly rows: number
  readonly rules: readonly string[]
}

/** How many findings of one rule there are in one record: still there, of these new, and mended. */
interface Counted {
  readonly subject: SubjectId
  readonly rule: string
  readonly open: number
  readonly fresh: number
  readonly mended: number
  readonly name: string | null
  readonly sourceRef: string | null
  readonly team: string | null
  readonly worker: string | null
}

type Asked = Omit<FindingsAsked, 'child' | 'among'>

const countedOf = async (tx: Tx, reading: Reading, only: readonly SubjectId[] | null): Promise<readonly Counted[]> => {
  const { rows } = await sql<Counted>`
    select f.subject, f.rule, count(*) filter (where f.mended_at is null)::integer as "open",
      count(*) filter (where f.mended_at is null and ${isNew(reading)})::integer as "fresh",
      count(*) filter (where f.mended_at is not null)::integer as "mended",
      c.name, c.source_ref as "sourceRef", c.team, c.worker
    from finding f ${CHILD}
    where f.authority = ${reading.authority} and f.generation = 0 and ${seen(reading, sql`f.subject`)}
      and ${isAmong('f.subject', only)}
    group by f.subject, f.rule, c.name, c.source_ref, c.team, c.worker`.execute(tx)
  return rows
}

/** Findings are worked out after the saves they come from, child by child, or all anew by a whole check. */
const workedOut: Besides = {
  standing: async (tx, authority) => {
    const { rows } = await sql<{ done: string | null; changes: number }>`
      select done_at::text as "done", changes from quality_run where authority = ${authority}`.execute(tx)
    return { era: rows[0]?.done ?? null, change: rows[0]?.changes ?? 0 }
  },
  changedSince: async (tx: Tx, authority: AuthorityId, change: number) => {
    const { rows } = await sql<{ subject: SubjectId }>`
      select distinct subject from finding where authority = ${authority} and change > ${change}`.execute(tx)
    return rows.map(({ subject }) => subject)
  },
}

const compare = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1

const isChildOf = (one: Counted, { team, worker }: Asked): boolean =>
  (typeof team !== 'string' || (one.team ?? '') === team) &&
  (typeof worker !== 'string' || (one.worker ?? '') === worker)

function numberOf(one: Counted, { since }: Asked): number {
  if (since === 'mended') return one.mended
  if (since === 'new') return one.fresh
  return since === 'still' ? one.open - one.fresh : one.open
}

/** What is asked for, with how many findings each is; none that is of nothing. */
const matching = (all: readonly Counted[], asked: Asked): readonly (Counted & { readonly rows: number })[] =>
  all.flatMap((one) => {
    if ((asked.rule && one.rule !== asked.rule) || !isChildOf(one, asked)) return []
    const rows = numberOf(one, asked)
    return rows > 0 ? [{ ...one, rows }] : []
  })

const sum = (of: readonly { readonly rows: number }[]): number => of.reduce((all, { rows }) => all + rows, 0)
const children = (of: readonly Counted[]): number => new Set(of.map(({ subject }) => subject)).size

function totals(all: readonly Counted[]): FindingTotals {
  const [open, fresh, mended] = [matching(all, {}), matching(all, { since: 'new' }), matching(all, { since: 'mended' })]
  return { rows: sum(open), children: children(open), isNew: sum(fresh), mended: sum(mended) }
}

/** By rule, team or worker, those with most first. */
const countBy = (all: readonly Counted[], asked: Asked, by: CountBy): readonly FindingCount[] =>
  [...Map.groupBy(matching(all, asked), (one) => one[by] ?? '')]
    .map(([of, rows]) => ({ of, rows: sum(rows), children: children(rows) }))
    .sort((a, b) => b.rows - a.rows || compare(a.of, b.of))

const childrenFound = (all: readonly Counted[], asked: Asked): readonly ChildFound[] =>
  [...Map.groupBy(matching(all, asked), ({ subject }) => subject).values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    const { subject, name, sourceRef, team, worker } = first
    return [{ subject, name, sourceRef, team, worker, rows: sum(of), rules: of.map(({ rule }) => rule).sort() }]
  })

const mostFirst = (a: ChildFound, b: ChildFound): number =>
  b.rows - a.rows || compare(a.name, b.name) || compare(a.sourceRef, b.sourceRef) || compare(a.subject, b.subject)

const byTeam = (a: ChildFound, b: ChildFound): number =>
  compare(a.team, b.team) ||
  compare(a.name, b.name) ||
  compare(a.sourceRef, b.sourceRef) ||
  compare(a.subject, b.subject)

/** The children of whom a list of findings tells from one row on, and how many rows of the first come before it. */
function fromRow(ordered: readonly ChildFound[], offset: number, limit: number) {
  const among: SubjectId[] = []
  let before = 0
  let skipped = 0
  for (const { subject, rows } of ordered) {
    if (before >= offset + limit) break
    if (before + rows > offset) among.push(subject)
    else skipped += rows
    before += rows
  }
  return { among, offset: offset - skipped }
}

/** How many answers made of the same lists are kept. */
const MADE = 24

/** Answers made of lists, each made once for as long as these very lists stand. */
function madeOnce() {
  const made = new WeakMap<object, Map<string, unknown>>()
  return <Answer>(of: object, what: string, { rule, team, worker, since }: Asked, make: () => Answer): Answer => {
    const known = made.get(of) ?? new Map<string, unknown>()
    made.set(of, known)
    const key = JSON.stringify([what, rule, team, worker, since])
    if (!known.has(key)) known.set(key, make())
    for (const oldest of known.keys()) {
      if (known.size <= MADE) break
      known.delete(oldest)
    }
    return known.get(key) as Answer // the same name and question always make the same kind of answer
  }
}

/** How many people’s views are kept. */
const KEPT = 6

/**
 * The pages of the worklist. How many findings of each rule there are in each record is kept; after a save, and after its
 * check, only whom it touched is counted anew. Their cost, where nothing changed, does not grow with the findings.
 */
export const readFindings = (store: Store) => {
  const known = rememberedRows(
    store,
    KEPT,
    async (tx, reading, _: null, only) => ({ counted: await countedOf(tx, reading, only) }),
    'by-whom-they-see',
    workedOut,
  )
  const all = async (reading: Reading) => known({ ...reading, generation: 0 }, null)
  const once = madeOnce()
  interface PageAsked {
    readonly asked: Asked
    readonly limit: number
    readonly offset: number
  }
  const page = remembered(
    store,
    MADE,
    async (reading: Reading, { asked, limit, offset }: PageAsked): Promise<readonly FindingListed[]> => {
      const found = await all(reading)
      const ordered = once(found, 'ordered', asked, () => [...childrenFound(found.counted, asked)].sort(byTeam))
      const from = fromRow(ordered, offset, limit)
      return from.among.length === 0
        ? []
        : listFindings(store, reading, { ...asked, among: from.among }, limit, from.offset)
    },
    { standsOn: workedOut.standing },
  )
  return {
    totals: async (reading: Reading): Promise<FindingTotals> => {
      const found = await all(reading)
      return once(found, 'totals', {}, () => totals(found.counted))
    },
    count: async (reading: Reading, asked: Asked, by: CountBy): Promise<readonly FindingCount[]> => {
      const found = await all(reading)
      return once(found, by, asked, () => countBy(found.counted, asked, by))
    },
    list: (reading: Reading, asked: Asked, limit: number, offset: number) => page(reading, { asked, limit, offset }),
    listChildren: async (reading: Reading, asked: Asked, limit: number, offset: number) => {
      const found = await all(reading)
      const ordered = once(found, 'most first', asked, () => [...childrenFound(found.counted, asked)].sort(mostFirst))
      return { children: ordered.slice(offset, offset + limit), total: ordered.length }
    },
    listAll: (reading: Reading, asked: FindingsAsked, limit: number) => listFindings(store, reading, asked, limit),
  }
}
