import type { Coverage, FactId, NewRevision, Randomness, Save, SubjectId } from '../../record/index.ts'
import type { Importing } from '../../store/index.ts'
import { identify, type Told } from './identify.ts'
import { compareIdentity, statementOf, type Identity } from './identity.ts'
import { unreadable, type Problem } from './problem.ts'
import type { ReturnRead } from './read-return.ts'
import { nothingSaid, saidSoFar, sayOfChild, type Said, type SaidSoFar } from './say-of-child.ts'
import { childrenOf, stageReturns, stopsOf, type StagedChild, type StageOptions, type UnreadTables } from './stage.ts'
import type { Table } from './tables.ts'

/** How many children are compared and saved at one time. */
const CHILDREN_AT_ONCE = 500

export interface ImportOptions extends StageOptions {
  readonly randomness: Randomness
  readonly told?: ReadonlyMap<string, Told>
}

export interface Imported {
  readonly children: number
  /** New facts. */
  readonly events: number
  /** Later revisions of facts, retractions among them. */
  readonly corrections: number
  readonly retractions: number
  readonly unchanged: number
  /** Of the unchanged, rows not taken because a newer return says otherwise; not told where no return was read. */
  readonly older?: number
  readonly rejected: number
  /** Children who were left out because their record was sealed or purged. */
  readonly sealed: number
}

/** Returns that were read and can be loaded. */
export interface ReadyToImport {
  readonly returns: readonly (ReturnRead & { readonly said: Identity })[]
  readonly notes: readonly Problem[]
  readonly rows: number
  /** Compares with the record and writes what is new. To be called within one transaction. */
  readonly load: (importing: Importing) => Promise<Imported>
  /** Deletes temporary files, whatever happened. */
  readonly discard: () => Promise<void>
}

interface Statement {
  readonly n: number
  readonly said: Identity
  readonly tables: readonly Table[]
}

/**
 * Reads all returns at a path and makes ready to load them, before any transaction is begun. Throws `Unreadable`,
 * having deleted its temporary files, where something must be mended first.
 */
export async function readToImport(path: string, options: ImportOptions): Promise<ReadyToImport> {
  const staged = await stageReturns(path, options)
  const { buckets } = staged
  try {
    const stops = stopsOf(staged)
    if (stops.length > 0) throw unreadable(stops)
    const numbered = staged.returns.flatMap((read, n) => (read.tables.some((one) => one.rows > 0) ? [{ read, n }] : []))
    if (numbered.length === 0) throw unreadable([nothingToLoad])
    const identified = identify(
      numbered.map(({ read }) => read),
      options.told ?? new Map<string, Told>(),
      options.today,
    )
    if ('problems' in identified) throw unreadable(identified.problems)
    const statements = identified.identities
      .flatMap((said, i) => numbered.slice(i, i + 1).map(({ read, n }) => ({ read, n, said, tables: tablesOf(read) })))
      .sort((a, b) => compareIdentity(a.said, b.said))
    return {
      returns: statements.map(({ read, said }) => ({ ...read, said })),
      notes: staged.notes,
      rows: staged.rows,
      discard: buckets.discard,
      load: (importing) => load(importing),
    }
    async function load(importing: Importing): Promise<Imported> {
      const totals = { children: 0, events: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0, sealed: 0 }
      for (let bucket = 0; bucket < buckets.count; bucket++) {
        const children = [...(await childrenOf(buckets, bucket))]
        for (let from = 0; from < children.length; from += CHILDREN_AT_ONCE) {
          options.signal?.throwIfAborted()
          const batch = children.slice(from, from + CHILDREN_AT_ONCE)
          add(totals, await loadBatch(importing, batch, statements, staged.unreadByAll, options.randomness))
          const share = (bucket + Math.min(1, (from + batch.length) / children.length)) / buckets.count
          options.onProgress?.({
            doing: 'Comparing and saving',
            done: Math.round(share * staged.rows),
            of: staged.rows,
          })
        }
      }
      return { ...totals, rejected: staged.rejected }
    }
  } catch (error) {
    await buckets.discard()
    throw error
  }
}

const nothingToLoad: Problem = {
  severity: 'stop',
  file: '',
  line: null,
  column: null,
  says: 'none of these files holds a row that could be read.',
}

const tablesOf = (read: ReturnRead): readonly Table[] =>
  read.tables.filter((one) => one.rows > 0).map((one) => one.table)

type Totals = Required<Omit<Imported, 'rejected'>>
const add = (totals: { -readonly [K in keyof Totals]: number }, more: Totals): void => {
  totals.children += more.children
  totals.events += more.events
  totals.corrections += more.corrections
  totals.retractions += more.retractions
  totals.unchanged += more.unchanged
  totals.sealed += more.sealed
  totals.older += more.older
}

async function loadBatch(
  importing: Importing,
  batch: readonly (readonly [string, StagedChild])[],
  statements: readonly Statement[],
  unreadByAll: UnreadTables,
  randomness: Randomness,
): Promise<Totals> {
  const sealed = await importing.sealed(batch.map(([child]) => child))
  const known = new Map((await importing.read(batch.map(([child]) => child))).map((one) => [one.sourceRef, one]))
  const entries = new Map(
    statements.map((one) => [one, { statement: statementOf(one.said), revisions: new Array<NewRevision>() }]),
  )
  const newSubjects: Save['newSubjects'][number][] = []
  const coverage = new Map<SubjectId, readonly Coverage[]>()
  const totals = { children: 0, events: 0, corrections: 0, retractions: 0, unchanged: 0, older: 0, sealed: sealed.size }
  for (const [number, child] of batch) {
    if (sealed.has(number)) continue
    const record = known.get(number)
    let subject = record?.subject ?? null
    let state: SaidSoFar = record ? saidSoFar(record.revisions, record.covered) : nothingSaid
    for (const statement of statements) {
      const rows = child.rows.get(statement.n)
      if (!rows) continue
      const unread = new Set([...(unreadByAll.get(statement.n) ?? []), ...(child.unread.get(statement.n) ?? [])])
      const { tables, said } = statement
      const outcome = sayOfChild(state, { said, rows, tables, incomplete: unread }, () => randomness.uuid() as FactId) // a random uuid
      state = outcome.then
      const entry = entries.get(statement)
      if (!entry) continue
      if (subject === null) {
        subject = randomness.uuid() as SubjectId // a random uuid
        newSubjects.push({ id: subject, kind: 'child', sourceRef: number })
      }
      for (const one of outcome.said) entry.revisions.push(asRevision(one, subject))
      totals.events += outcome.facts
      totals.corrections += outcome.corrections + outcome.retractions
      totals.retractions += outcome.retractions
      totals.unchanged += outcome.unchanged
      totals.older += outcome.older
    }
    if (subject === null) continue
    totals.children++
    if (!isSameCoverage(record?.covered ?? [], state.covered)) coverage.set(subject, state.covered)
  }
  const spoken = [...entries.values()].filter((one) => one.revisions.length > 0)
  if (spoken.length > 0 || coverage.size > 0) await importing.write({ newSubjects, entries: spoken, coverage })
  return totals
}

const asRevision = (said: Said, subject: SubjectId): NewRevision => ({
  ...said,
  shape: 1,
  subjects: [subject],
  texts: {},
})

const told = (covered: readonly Coverage[]): string =>
  covered
    .map(({ year, asAt, tables }) => `${year} ${asAt} ${[...tables].sort().join(' ')}`)
    .sort()
    .join('\n')
const isSameCoverage = (a: readonly Coverage[], b: readonly Coverage[]): boolean => told(a) === told(b)
