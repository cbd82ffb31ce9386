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

it('whom it is open to is looked up by name or role and chosen with boxes, without a script; nothing typed is lost', async () => {
  const finn = aChild('Finn T.', '100004').bornOn('2024-11-02').inNeedFrom('2025-01-06').inTeam('North', '2025-01-06')
  const on = await aRecordOf(app.store, [finn])
  const record = `/children/${on.get('Finn T.')?.subject ?? ''}`
  const address = `${record}/record/child.restricted`
  const boxes = (html: string) =>
    [...html.matchAll(/<input[^>]*name="people"[^>]*>/g)].map(([box]) => [
      /value="([^"]*)"/.exec(box)?.[1],
      / checked/.test(box),
    ])
  const empty = await app.browser.open(address)
  expect(boxes(empty.html)).toEqual([['head-of-service', true]])
  const typed = { 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025', reason: 'A relative' }
  const found = await app.browser.send(address, {
    ...{ ...typed, people: 'head-of-service', 'people-sought': 'independent', do: 'find-people' },
  })
  expect([found.status, found.heading]).toEqual([200, 'Record restricted'])
  expect(found.text).toContain('1 person was found: choose below, and save.')
  expect(found.text).toContain('Independent reviewing officer')
  expect(boxes(found.html)).toEqual([
    ['head-of-service', true],
    ['iro', false],
  ])
  expect(found.html).toMatch(/>A relative<\/textarea>/)
  expect(found.html).toContain('value="2025"')
  const none = await app.browser.send(address, { ...typed, 'people-sought': 'Nobody at all', do: 'find-people' })
  expect(none.text).toContain('Nobody else is called “Nobody at all”, or does that.')
  const wrong = await app.browser.send(address, typed)
  expect([wrong.status, wrong.text.includes('choose at least one')]).toEqual([400, true])
  expect((await app.browser.open(record)).status).toBe(200)
  await app.browser.open(address)
  const saved = await app.browser.send(address, { ...typed, people: 'head-of-service iro' })
  expect(saved.text).toContain('Saved: Record restricted')
  const iro = aBrowser(app.server)
  await iro.signIn('iro')
  expect((await iro.open(record)).heading).toBe('Finn T.')
})
