import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { everyChild, type Sees } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { readRejects } from '../../../store/index.ts'
import { HARBOUR } from '../../../store/testing.ts'
import { anApp, aBrowser, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

let app: AnApp
let child: string
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  const jude = aChild('Jude P.', '100001').bornOn('2024-11-02').inNeedFrom('2025-01-06').inTeam('North', '2025-01-06')
  const on = await aRecordOf(app.store, [jude])
  child = `/children/${on.get('Jude P.')?.subject ?? ''}`
})
afterAll(() => app.close())

it('a record is restricted by who may, and is then there for those named alone', async () => {
  const lead = aBrowser(app.server)
  await lead.signIn('adoption-lead')
  const address = `${child}/record/child.restricted`
  expect((await lead.open(address)).status).toBe(404)
  expect((await lead.open(`${child}/record`)).text).not.toContain('Record restricted')
  await app.browser.open(address)
  const saved = await app.browser.send(address, {
    ...{ 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
    people: 'head-of-service director',
    reason: 'A colleague’s relative',
  })
  expect(saved.text).toContain('Saved: Record restricted')
  expect(saved.heading).toBe('Jude P.')
  expect((await lead.open(child)).status).toBe(404)
  expect((await lead.open('/children?standing=any')).text).not.toContain('Jude')
  expect((await app.browser.open('/children?standing=any')).text).toContain('Jude P.')
})

it('the team’s manager is told on lists that work is hidden and whom to ask, without a number; others are told nothing', async () => {
  const manager = aBrowser(app.server)
  await manager.signIn('team-manager-north')
  const says = 'Some of Safeguarding North’s work is hidden from you'
  for (const list of ['/children', '/due', '/permanence'])
    expect([list, (await manager.open(list)).text.includes(says)]).toEqual([list, false])
  const rowan = aChild('Rowan S.', '100002')
    .bornOn('2024-11-02')
    .inNeedFrom('2025-01-06')
    .inTeam('Safeguarding North', '2025-01-06')
  const on = await aRecordOf(app.store, [rowan])
  const address = `/children/${on.get('Rowan S.')?.subject ?? ''}/record/child.restricted`
  await app.browser.open(address)
  await app.browser.send(address, {
    ...{ 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
    ...{ people: 'head-of-service', reason: 'A colleague’s relative' },
  })
  for (const list of ['/children', '/due', '/permanence'])
    expect([
      list,
      (await manager.open(list)).text.includes(
        `${says}, because it is restricted to named people. Ask the head of service`,
      ),
    ]).toEqual([list, true])
  expect((await manager.open('/')).text).not.toContain(says)
  for (const person of ['social-worker-same-team', 'team-manager', 'iro', 'performance-analyst']) {
    const other = aBrowser(app.server)
    await other.signIn(person)
    expect([person, (await other.open('/children')).text.includes('hidden from you')]).toEqual([person, false])
  }
  expect((await app.browser.open('/children')).text).not.toContain('hidden from you')
})

it('the rows of an import that could not be read name no record that is restricted to others', async () => {
  const id = randomUUID()
  await app.store.inAuthority(HARBOUR, (tx) =>
    sql`insert into import_reject (authority, import, n, file, table_name, line, reason, header, cells)
      values (${HARBOUR}, ${id}, 0, 'h.csv', 'Header', 2, 'No date', '{CHILD,DOB}', '{100002,x}'),
        (${HARBOUR}, ${id}, 1, 'h.csv', 'Header', 3, 'No date', '{CHILD,DOB}', '{100003,x}')`.execute(tx),
  )
  const lines = async (sees: Sees) =>
    (await readRejects(app.store, { authority: HARBOUR, sees }, id, 9)).map(({ line }) => line)
  expect(await lines(everyChild)).toEqual([3])
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
    sql<{ subject: SubjectId }>`select subject from child where source_ref = '100002'`.execute(tx),
  )
  expect(await lines({ ...everyChild, named: rows.map(({ subject }) => subject) })).toEqual([2, 3])
})
