import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyChild } from '../../access/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { keepChildrensCheck, keepWholeCheck, type NewFinding } from './findings.ts'
import { readFindings } from './count-findings.ts'
import { listFindings } from './list-findings.ts'
import { QUALITY_WORK, askForQualityRun, readQualityRun } from './quality-runs.ts'
import { ensureAuthority } from '../database/authorities.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'

const OURS = { authority: HARBOUR, generation: 0, on: day('2026-03-31'), sees: everyChild }

let store: Store
let worklist: ReturnType<typeof readFindings>
beforeAll(async () => {
  store = await aStore()
  worklist = readFindings(store)
})
afterAll(() => store.close())

const outcome = { children: 2, withoutNumber: 0, rules: 312, ran: 300, notRun: [], given: ['Header'] }
const whole = (found: readonly NewFinding[], year = 2026) =>
  keepWholeCheck(store, HARBOUR, { year, position: 7, outcome }, found)
const finding = (rule: string, subject = randomUUID() as SubjectId): NewFinding => ({
  ...{ subject, rule, table: 'Header', fields: ['UPN', 'DOB'], cells: ['a "quoted", \\ {cell}', ''] },
  fact: randomUUID() as FactId, // a new fact
})
const totals = () => worklist.totals(OURS)
const [one, other, later] = [finding('101'), finding('442'), finding('101')]

test('a whole check is asked for once, however often', async () => {
  const sent: unknown[] = []
  const queue = {
    send: (kind: string, work: object) => {
      sent.push([kind, work])
      return Promise.resolve()
    },
  }
  await askForQualityRun(store, queue, HARBOUR)
  await askForQualityRun(store, queue, HARBOUR)
  expect(sent).toEqual([[QUALITY_WORK, { authority: HARBOUR }]])
})

test('the first whole check has nothing to be compared with', async () => {
  await whole([one, other])
  expect(await totals()).toEqual({ rows: 2, children: 2, isNew: 0, mended: 0 })
  expect((await readQualityRun(store, HARBOUR))?.last).toMatchObject({
    year: 2026,
    position: 7,
    beforeAt: null,
    outcome,
  })
  expect((await worklist.list(OURS, { rule: '101' }, 9, 0)).map(({ cells }) => cells)).toEqual([one.cells])
})

test('the next one tells new from still there, and keeps what is mended to be seen', async () => {
  await whole([one, later])
  expect(await totals()).toEqual({ rows: 2, children: 2, isNew: 1, mended: 1 })
  const rules = async (since: 'new' | 'still' | 'mended') =>
    (await worklist.list(OURS, { since }, 9, 0)).map(({ subject }) => subject)
  expect([await rules('new'), await rules('still'), await rules('mended')]).toEqual([
    [later.subject],
    [one.subject],
    [other.subject],
  ])
})

test('a child that was saved is brought up to date by the rules that look at one child, and no other child is', async () => {
  const check = { year: 2026, children: [one.subject], rules: ['101'] }
  expect(await keepChildrensCheck(store, HARBOUR, check, [])).toBe(true)
  expect(await worklist.count(OURS, {}, 'rule')).toEqual([{ of: '101', rows: 1, children: 1 }])
  expect((await totals()).mended).toBe(2)
  expect((await readQualityRun(store, HARBOUR))?.last?.updatedAt).toBeInstanceOf(Date)
})

test('what was mended goes with the second whole check after it; what comes back is new', async () => {
  await whole([later])
  expect(await totals()).toEqual({ rows: 1, children: 1, isNew: 0, mended: 1 })
  await whole([later, one])
  expect(await totals()).toEqual({ rows: 2, children: 2, isNew: 1, mended: 0 })
})

test('a new return year begins anew, and a child of another year’s check is left alone', async () => {
  await whole([other], 2027)
  expect(await totals()).toEqual({ rows: 1, children: 1, isNew: 0, mended: 0 })
  const check = { year: 2026, children: [other.subject], rules: ['442'] }
  expect(await keepChildrensCheck(store, HARBOUR, check, [])).toBe(false)
  expect((await totals()).rows).toBe(1)
})

test('another authority sees none of it', async () => {
  await ensureAuthority(store, { id: 2, name: 'Another', code: null, demonstration: true })
  expect((await worklist.totals({ ...OURS, authority: 2 })).rows).toBe(0)
})

test('a restricted record’s findings are found, counted and listed for those alone whom it names', async () => {
  await store.inAuthority(HARBOUR, async (tx) => {
    for (const { subject } of [one, later])
      await sql`insert into subject (authority, id, kind) values (${HARBOUR}, ${subject}, 'child')`.execute(tx)
    await sql`insert into child (authority, generation, subject, workers_so_far, restricted_to)
      values (${HARBOUR}, 0, ${one.subject}, 0, '{director}'), (${HARBOUR}, 0, ${later.subject}, 0, null)`.execute(tx)
  })
  await whole([one, later], 2028)
  const director = { ...OURS, sees: { ...everyChild, named: [one.subject] } }
  const told = async (whose: typeof OURS) => [
    (await worklist.totals(whose)).children,
    (await worklist.count(whose, {}, 'rule')).map(({ children }) => children),
    (await worklist.list(whose, {}, 9, 0)).map(({ subject }) => subject),
    (await worklist.listChildren(whose, {}, 9, 0)).children.map(({ subject }) => subject),
    (await listFindings(store, whose, { child: one.subject }, 9)).length,
  ]
  expect(await told(OURS)).toEqual([1, [1], [later.subject], [later.subject], 0])
  const both = [one.subject, later.subject].sort()
  const [children, byRule, listed, found, ofOne] = await told(director)
  expect([children, byRule, ofOne]).toEqual([2, [2], 1])
  expect([[...(listed as string[])].sort(), [...(found as string[])].sort()]).toEqual([both, both])
})

test('what is kept in mind is what is there: counts and pages say after every check what a fresh reading says', async () => {
  const check = (rules: readonly string[], found: readonly NewFinding[]) =>
    keepChildrensCheck(store, HARBOUR, { year: 2030, children: [one.subject, later.subject], rules }, found)
  const said = async (by: ReturnType<typeof readFindings>) => [
    await by.totals(OURS),
    await Promise.all((['rule', 'team', 'worker'] as const).map((of) => by.count(OURS, {}, of))),
    await Promise.all((['new', 'still', 'mended', null] as const).map((since) => by.list(OURS, { since }, 2, 1))),
    await by.listChildren(OURS, { rule: '101' }, 1, 0),
  ]
  const more = Array.from({ length: 5 }, (_, nth) => finding(nth < 3 ? '101' : '442', later.subject))
  const steps = [
    () => whole([later, ...more], 2030),
    () => check(['101'], more.slice(0, 1)),
    () => whole([...more, other], 2030),
    () =>
      check(
        ['101', '442'],
        more.map((each) => ({ ...each, cells: ['altered', ''] })),
      ),
    () => check(['442'], []),
  ]
  for (const step of steps) {
    await step()
    expect(await said(worklist)).toEqual(await said(readFindings(store)))
  }
  const shown = await worklist.list(OURS, { rule: '101' }, 9, 0)
  expect(shown.map(({ cells }) => cells)).toEqual(more.slice(0, 3).map(() => ['altered', '']))
})
