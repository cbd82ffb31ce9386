import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'
import { HARBOUR } from '../../../store/testing.ts'

const REASON = 'The child rang from a station and nobody of the team is to be reached'

let app: AnApp
let worker: Browser
let head: Browser
let jude: string
let asha: string

const signedIn = async (person: string): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}

beforeAll(async () => {
  app = await anApp({ person: 'iro' })
  head = await signedIn('head-of-service')
  worker = await signedIn('social-worker-other-team')
  const told = (name: string, number: string, team: string) =>
    aChild(name, number).bornOn('2024-11-02').inNeedFrom('2025-01-06').inTeam(team, '2025-01-06')
  const on = await aRecordOf(app.store, [
    told('Jude P.', '100001', 'Safeguarding North'),
    told('Asha R.', '100002', 'Safeguarding East'),
  ])
  jude = `/children/${on.get('Jude P.')?.subject ?? ''}`
  asha = `/children/${on.get('Asha R.')?.subject ?? ''}`
  const address = `${jude}/record/child.restricted`
  await head.open(address)
  await head.send(address, {
    ...{ 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
    ...{ people: 'head-of-service', reason: 'A colleague’s relative' },
  })
})
afterAll(() => app.close())

const ask = async (browser: Browser, record: string, reason = REASON) => {
  await browser.open('/emergency')
  return browser.send('/emergency', { record, reason })
}

const inStore = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  app.store.inAuthority(HARBOUR, async (tx) => (await query.execute(tx)).rows)

it('asks for the record and the reason, and keeps what was typed', async () => {
  const page = await ask(worker, '', 'now')
  expect(page.status).toBe(400)
  expect(page.text).toContain('Type the child’s number, or the record’s id.')
  expect(page.text).toContain('Say why you need the record now, in a sentence.')
  expect(page.html).toContain('>now</textarea>')
})

it('opens at once, for reading alone, what the policy refuses; on the record, in the log, and for nobody else', async () => {
  expect((await worker.open(jude)).status).toBe(404)
  const page = await ask(worker, '100001')
  expect(page.heading).toBe('Jude P.')
  expect(page.text).toContain('Opened for 8 hours')
  expect(page.text).toContain('Record opened in an emergency, for 8 hours')
  expect(page.text).toContain('You opened this record in an emergency: for reading')
  expect((await worker.open(`${jude}/record`)).status).toBe(404)
  expect((await (await signedIn('social-worker-same-team')).open(jude)).status).toBe(404)
  expect((await app.browser.open(jude)).status).toBe(404)
  const logged = await inStore(
    sql`select route, ground, because, subject from read_log where person = 'social-worker-other-team' and ground = 'emergency' order by n`,
  )
  const subject = jude.slice('/children/'.length)
  expect(logged.slice(0, 2)).toEqual([
    {
      route: 'POST /emergency',
      ground: 'emergency',
      because: 'Emergency access was asked for: a record was opened.',
      subject,
    },
    {
      route: '/children/:child',
      ground: 'emergency',
      because: 'Social worker: emergency access, for a limited time.',
      subject,
    },
  ])
  expect((await worker.open('/emergency')).text).toContain('Open to you now Jude P.')
})

it('nobody corrects or withdraws what the record says of it', async () => {
  const [fact] = await inStore(sql<{ fact: string }>`select fact from event where type = 'child.opened-in-emergency'`)
  for (const does of ['correct', 'withdraw'])
    expect((await head.open(`${jude}/facts/${fact?.fact ?? ''}/${does}`)).status).toBe(404)
})

it('an asking that opens nothing is kept, logged and shown to the reviewer', async () => {
  const page = await ask(worker, '999999')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Nothing was opened')
  expect(
    await inStore(
      sql`select ground, because, subject from read_log where ground = 'emergency' order by n desc limit 1`,
    ),
  ).toEqual([{ ground: 'emergency', because: 'Emergency access was asked for: nothing was opened.', subject: null }])
  expect((await head.open('/emergency/review')).text).toContain('Nothing was opened; “999999” was asked for')
})

it('no emergency is recorded for what may be read anyhow', async () => {
  const before = await inStore(sql`select id from emergency_access`)
  const page = await ask(worker, '100002')
  expect(page.heading).toBe('Asha R.')
  expect(page.text).toContain('no emergency was recorded')
  expect(await inStore(sql`select id from emergency_access`)).toEqual(before)
  expect((await worker.open(asha)).status).toBe(200)
})

it('a double click asks once', async () => {
  await worker.open('/emergency')
  const fields = { record: '999998', reason: REASON }
  await worker.send('/emergency', fields)
  const form = await worker.open('/emergency')
  const csrf = /name="csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? ''
  const request = /name="request" value="([^"]*)"/.exec(form.html)?.[1] ?? ''
  await Promise.all([1, 2].map(() => worker.post('/emergency', { ...fields, csrf, request })))
  expect(await inStore(sql`select id from emergency_access where asked_for = '999998'`)).toHaveLength(2)
})

it('a reviewer reviews it, once, and never their own', async () => {
  expect((await head.open('/')).text).toContain('emergency accesses wait for a review')
  const list = await head.open('/emergency/review')
  expect(list.text).toContain('Social worker, another team Child 100001')
  const [access] = await inStore(sql<{ id: string }>`select id from emergency_access where asked_for = '100001'`)
  const address = `/emergency/review/${access?.id ?? ''}`
  expect((await head.open(address)).text).toContain('Read once')
  const wrong = await head.send(address, { note: '' })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('Choose what you found.')
  const saved = await head.send(address, { finding: 'needed', note: 'The child was found safe' })
  expect(saved.text).toContain('The review was recorded.')
  expect(saved.text).toContain('It was needed: Head of service, 16 Oct 2025')
  expect((await head.open(address)).text).toContain('The child was found safe')
  expect((await head.open(address)).html).not.toContain('Record the review')
  const director = await signedIn('director')
  await ask(director, '100001')
  const [own] = await inStore(sql<{ id: string }>`select id from emergency_access where person = 'director'`)
  expect((await director.open(`/emergency/review/${own?.id ?? ''}`)).text).toContain(
    'Somebody else reviews your own access.',
  )
})

it('the number of a restricted record is told to no reviewer who may not see it', async () => {
  const auditor = await signedIn('auditor')
  const { text } = await auditor.open('/emergency/review')
  expect(text).toContain('A record that you may not open')
  expect(text).not.toContain('100001')
})

it('what nobody reviews is late after the next working day, and those next up are told', async () => {
  const director = await signedIn('director')
  expect((await director.open('/')).text).not.toContain('emergency access')
  await app.store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update emergency_access set asked_on = '2025-10-10' where asked_for = '999999'`.execute(tx)
  })
  expect((await director.open('/')).text).toContain('1 was not reviewed by the end of the next working day')
  expect((await head.open('/emergency/review')).text).toContain('Late: was due Monday 13 October 2025')
})

it('ends by itself', async () => {
  await app.store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update emergency_access set until = now() - interval '1 minute'`.execute(tx)
  })
  expect((await worker.open(jude)).status).toBe(404)
  expect((await worker.open('/emergency')).text).not.toContain('Open to you now')
})
