import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import { addAuthority, save, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let agency: AuthorityId
let theirs: Browser
let rowan = ''

const CONTENT = 'Please look for a family. Rowan likes water.'
const TODAY = { 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' }

beforeAll(async () => {
  app = await anApp({ person: 'agency-adviser' })
  const { rows } = await app.store.asApplication((tx) =>
    sql<{ demonstration: boolean }>`select demonstration from authority where id = ${HARBOUR}`.execute(tx),
  )
  const demonstration = rows[0]?.demonstration ?? false
  agency = await addAuthority(app.store, { name: 'Three Rivers', code: null, demonstration })
  await addAuthority(app.store, { name: 'Of another kind', code: null, demonstration: !demonstration })
  const told = aChild('Rowan A.', '100001')
    .bornOn('2023-11-02')
    .enteredCareOn('2024-01-06')
    .inTeam('North', '2024-01-06')
  rowan = `/children/${(await aRecordOf(app.store, [told])).get('Rowan A.')?.subject ?? ''}`
  theirs = aBrowser(app.server)
  await theirs.open('/sign-in')
  await theirs.send('/sign-in', { person: 'agency-adviser', authority: String(agency) })
})
afterAll(() => app.close())

const reads = async (authority: AuthorityId) =>
  (
    await app.store.inAuthority(authority, (tx) =>
      sql<{ ground: string; because: string }>`
        select ground, because from read_log where authority = ${authority} and ground in ('sent', 'received')
        order by n`.execute(tx),
    )
  ).rows

it('goes nowhere without an authority, a ground and a word of what it is for; what was typed stays', async () => {
  const page = await app.browser.open(`${rowan}/send`)
  expect([page.text.includes('Three Rivers'), page.text.includes('Of another kind')]).toEqual([true, false])
  const wrong = await app.browser.send(`${rowan}/send`, { to: '999', parts: 'name', written: '' })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('Choose which authority it goes to')
  expect(wrong.text).toContain('Choose on what ground it may cross')
  expect(wrong.text).toContain('Enter what it is sent for')
  expect(wrong.html).toMatch(/value="name" checked/)
  expect(await reads(HARBOUR)).toEqual([])
})

it('is recorded at each end in the same words, and in both logs of reads', async () => {
  await app.browser.open(`${rowan}/send`)
  const sent = await app.browser.send(`${rowan}/send`, {
    ...{ to: String(agency), ground: 'agency', parts: ['name', 'born'], written: CONTENT },
  })
  expect(sent.text).toContain('Saved: sent to Three Rivers')
  expect(sent.text).toContain('On record there')
  expect((await app.browser.open(rowan)).text).toContain('Sent to Three Rivers')
  const list = await theirs.open('/received')
  const address = /href="(\/received\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? 'none'
  const page = await theirs.open(address)
  for (const says of ['Name: Rowan A.', 'Date of birth: 2 November 2023', CONTENT, 'Agency adviser', 'section 3ZA'])
    expect(page.text).toContain(says)
  expect(page.text).not.toContain('Sex:')
  expect(await reads(HARBOUR)).toEqual([{ ground: 'sent', because: 'Sent to Three Rivers.' }])
  const [{ name = '' } = {}] = (
    await app.store.asApplication((tx) =>
      sql<{ name: string }>`select name from authority where id = ${HARBOUR}`.execute(tx),
    )
  ).rows
  expect(await reads(agency)).toEqual([{ ground: 'received', because: `Received from ${name}.` }])
  const answered = `${address}/answer`
  await theirs.open(answered)
  expect((await theirs.send(answered, { ...TODAY, answer: 'taken' })).status).toBe(400)
  expect((await theirs.send(answered, { ...TODAY, answer: 'taken', reason: 'Begun' })).text).toContain('Taken up')
  expect((await theirs.open(answered)).status).toBe(404)
})

it('opens nothing of either record at the other end', async () => {
  expect((await theirs.open(rowan)).status).toBe(404)
  expect((await theirs.open('/children')).text).not.toContain('Rowan')
  expect((await app.browser.open('/received')).text).toContain('Nothing was received')
  const worker = aBrowser(app.server)
  await worker.signIn('social-worker')
  expect([(await worker.open('/received')).status, (await worker.open(`${rowan}/send`)).status]).toEqual([404, 404])
  const shared = await app.store.inAuthority(agency, (tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from event_subject where subject::text = ${rowan.split('/')[2] ?? ''}`.execute(tx),
  )
  expect(shared.rows[0]?.n).toBe(0)
})

it('says what did not arrive, and delivers it again, once; both chains hold', async () => {
  const crossing = randomUUID()
  const saved = await save(
    app.store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'agency-adviser', voice: 'typed', statement: null, newSubjects: [] },
      recordedOn: day('2025-10-16'),
      revisions: [
        {
          ...{ fact: randomUUID() as FactId, revision: 0, type: 'child.sent', shape: 1 }, // a new fact
          ...{ subjects: [rowan.split('/')[2] as SubjectId], happenedOn: day('2025-10-16') }, // the child’s id
          body: { to: 'Three Rivers', toRecord: agency, ground: 'help', crossing, parts: [] },
          texts: { content: 'Cut off on its way.' },
        },
      ],
    },
    project,
    eventDefinitions,
  )
  expect(saved.saved).toBe(true)
  const received = async () => (await theirs.open('/received')).html.match(/href="\/received\/[0-9a-f-]{36}"/g)
  expect(await received()).toHaveLength(1)
  const page = await app.browser.open(`${rowan}/send`)
  expect(page.text).toContain('Not there yet')
  expect((await app.browser.send(`${rowan}/send/again`)).text).toContain('Delivered')
  expect(await received()).toHaveLength(2)
  const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  for (const [asked, status] of [
    [crossing, 303],
    ['none', 404],
  ] as const)
    expect((await app.browser.post(`${rowan}/send/again`, { csrf, crossing: asked })).status).toBe(status)
  expect(await received()).toHaveLength(2)
  const rules = { project, definitions: eventDefinitions }
  for (const authority of [HARBOUR, agency])
    expect((await verify(app.store, authority, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
})
