import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyChild } from '../../access/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import { sameAs, type NewRevision, type OnRecord, type Save, type SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { wordsOf } from '../../practice/child/list-children/ask.ts'
import { readChildren } from '../children/children.ts'
import { readGrouped } from '../children/grouped.ts'
import { importInto } from '../appending/import-into.ts'
import { rebuild } from '../projecting/rebuild.ts'
import { reconstruct } from '../projecting/reconstruct.ts'
import { save as saveWith } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'
import { verify } from '../verifying/verify.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const rules = { project, definitions }
const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)
const aJoin = (member: SubjectId, under: SubjectId): NewRevision =>
  aVisit([member, under], '2025-10-16', { type: sameAs.type, body: { under } })
const withdrawn = (fact: NewRevision): NewRevision => ({ ...fact, revision: 1, happenedOn: null, body: {} })

const TABLES = ['child', 'journey', 'stage_span', 'clock', 'point', 'span', 'contradiction'] as const
const rowsOf = (subject: SubjectId, generation = 0) =>
  store.inAuthority(HARBOUR, async (tx) => {
    const found: Record<string, unknown[]> = {}
    for (const table of TABLES) {
      const { rows } = await sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(table)} t
        where authority = ${HARBOUR} and generation = ${generation} and subject = ${subject} order by t::text`.execute(
        tx,
      )
      if (rows.length > 0) found[table] = rows.map(({ row }) => row)
    }
    return found
  })

async function isWhole(): Promise<void> {
  expect((await verify(store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  expect((await rebuild(store, HARBOUR, rules)).differences).toEqual({})
}

async function twoRecords(refs: readonly [string, string]) {
  const [one, two] = [aNewChild(refs[0], '2025-01-06'), aNewChild(refs[1], '2025-03-03')]
  await save(one.save)
  await save(two.save)
  return { root: one.child, member: two.child }
}

const info = () => ({ request: randomUUID(), by: 'analyst', voice: 'ssda903', recordedOn: day('2025-10-20') }) as const
/** Reads these numbers, and writes what `says` answers. */
function importing(
  refs: readonly string[],
  says: (known: readonly OnRecord[]) => readonly NewRevision[],
): Promise<readonly OnRecord[]> {
  return importInto(store, HARBOUR, info(), project, definitions, async ({ read, write }) => {
    const known = await read(refs)
    await write({
      newSubjects: [],
      entries: [{ statement: '2026:2025-10-20', revisions: says(known) }],
      coverage: new Map(),
    })
    return known
  })
}

test('two records of one child are read under one; withdrawn, each is exactly as it was', async () => {
  const { root, member } = await twoRecords(['200001', '200002'])
  const before = [await rowsOf(root), await rowsOf(member)]
  const join = aJoin(member, root)
  expect(await save(aSave([join]))).toMatchObject({ saved: true })
  expect(await rowsOf(member)).toEqual({})
  expect(await rowsOf(root)).toMatchObject({
    child: [{ source_ref: '200001', last_event_on: '2025-03-03' }],
    journey: [{ started_on: '2025-01-06' }],
    point: [{ on_date: '2025-01-06' }, { on_date: '2025-03-03' }],
  })
  await isWhole()
  await save(aSave([withdrawn(join)]))
  expect([await rowsOf(root), await rowsOf(member)]).toEqual(before)
  await isWhole()
})

test('what is saved of a joined record shows under the other', async () => {
  const { root, member } = await twoRecords(['200011', '200012'])
  await save(aSave([aJoin(member, root)]))
  await save(aSave([aVisit(member, '2025-05-05')]))
  expect(await rowsOf(member)).toEqual({})
  expect((await rowsOf(root))['point']).toHaveLength(3)
  await isWhole()
})

test('an import compares each number with what was said under it, and shows the child once', async () => {
  const { root, member } = await twoRecords(['200021', '200022'])
  await save(aSave([aJoin(member, root)]))
  const joined = await rowsOf(root)
  const known = await importing(['200021', '200022'], () => [])
  expect(
    known
      .map(({ sourceRef, revisions }) => [sourceRef, revisions.filter((each) => each.type !== sameAs.type).length])
      .sort(),
  ).toEqual([
    ['200021', 1],
    ['200022', 1],
  ])
  expect(await rowsOf(root)).toEqual(joined)
  expect((await importing(['200022'], () => [aVisit(member, '2025-06-06')]))[0]?.subject).toBe(member)
  expect((await rowsOf(root))['point']).toHaveLength(3)
  expect(await rowsOf(member)).toEqual({})
  await isWhole()
})

test('joining before an import comes to what joining after it does', async () => {
  const told = async (refs: readonly [string, string], isJoinedFirst: boolean) => {
    const { root, member } = await twoRecords(refs)
    const join = () => save(aSave([aJoin(member, root)]))
    if (isJoinedFirst) await join()
    await importing(refs, () => [aVisit(root, '2025-07-07'), aVisit(member, '2025-06-06')])
    if (!isJoinedFirst) await join()
    expect(await rowsOf(member)).toEqual({})
    const { journey, point } = await rowsOf(root)
    const without = (rows: unknown) => JSON.stringify(rows).replaceAll(/"(subject|fact)": ?"[^"]*",?/g, '')
    return [without(journey), without(point)]
  }
  expect(await told(['200031', '200032'], true)).toEqual(await told(['200033', '200034'], false))
  await isWhole()
})

test('a chain and a circle are refused, and a record with others under it may itself be joined', async () => {
  const { root, member } = await twoRecords(['200041', '200042'])
  const third = aNewChild('200043', '2025-08-08')
  await save(third.save)
  await save(aSave([aJoin(member, root)]))
  const refused = { saved: false, why: 'changed-meanwhile' }
  expect(await save(aSave([aJoin(third.child, member)]))).toMatchObject(refused)
  expect(await save(aSave([aJoin(root, member)]))).toMatchObject(refused)
  expect(await save(aSave([aJoin(root, third.child)]))).toMatchObject({ saved: true })
  expect([await rowsOf(root), await rowsOf(member)]).toEqual([{}, {}])
  expect((await rowsOf(third.child))['point']).toHaveLength(3)
  await isWhole()
})

test('as it was known before the join there are two children, and after it one', async () => {
  const { root, member } = await twoRecords(['200051', '200052'])
  const saved = await save(aSave([aJoin(member, root)]))
  if (!saved.saved) throw new Error('The join was not saved')
  const points = async (position: number) => {
    const then = await reconstruct(store, HARBOUR, position, rules)
    const of = async (subject: SubjectId) => (await rowsOf(subject, then?.generation))['point']?.length ?? 0
    return [await of(root), await of(member)]
  }
  expect(await points(saved.position - 1)).toEqual([1, 1])
  expect(await points(saved.position)).toEqual([2, 0])
})

test('the number of a joined record finds the child it is read under, and only while they are joined', async () => {
  const { root, member } = await twoRecords(['200071', '300071'])
  const join = aJoin(member, root)
  const found = async (number: string, generation = 0) => {
    const reading = { authority: HARBOUR, generation, on: day('2025-10-16'), sees: everyChild }
    const ask = { bornOn: null, standing: 'any', team: null, sort: 'name', limit: 9, offset: 0 } as const
    return (await readChildren(store)(reading, { ...ask, words: wordsOf(number).words })).children.map(
      ({ subject }) => subject,
    )
  }
  expect(await found('30007')).toEqual([member])
  const saved = await save(aSave([join]))
  if (!saved.saved) throw new Error('The join was not saved')
  expect([await found('30007'), await found('200071')]).toEqual([[root], [root]])
  const then = await reconstruct(store, HARBOUR, saved.position - 1, rules)
  expect(await found('30007', then?.generation)).toEqual([member])
  await save(aSave([withdrawn(join)]))
  expect(await found('30007')).toEqual([member])
})

test('with whom a child is planned for may be told of a joined record, whose own number takes the answer', async () => {
  const { root, member } = await twoRecords(['200081', '200082'])
  const group = (of: SubjectId, on: string, name: string) =>
    aVisit(of, on, { type: 'child.sibling-group', body: { group: name } })
  const [before, now] = [group(root, '2024-01-01', 'A'), group(member, '2025-01-01', 'B')]
  await save(aSave([before, now, aJoin(member, root)]))
  const reading = { authority: HARBOUR, generation: 0, on: day('2025-10-16'), sees: everyChild }
  const [child] = await readGrouped(store, eventDefinitions)(reading, [root])
  expect(child).toMatchObject({
    subject: root,
    inGroup: { group: 'B', fact: now.fact, subjects: [member] },
    earlier: [{ group: 'A', fact: before.fact, subjects: [root] }],
  })
})

test('a record that was put under another behind our back is found, and mended', async () => {
  const { root, member } = await twoRecords(['200061', '200062'])
  await store.asUser((tx) => sql`update subject set same_as = ${root} where id = ${member}`.execute(tx))
  const { faults } = await verify(store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })
  expect(faults).toEqual([
    { where: `subject ${member}`, what: 'the record it is read under is not the one that the facts say' },
  ])
  await rebuild(store, HARBOUR, rules)
  await isWhole()
})
