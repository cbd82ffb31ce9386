import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp } from '../../../../test/an-app.ts'
import { demonstrationPerson, refusal } from '../../../access/index.ts'
import { aChild } from '../../../demo/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { openedInWeek, recordReads } from '../../../store/index.ts'
import { HARBOUR } from '../../../store/testing.ts'
import { day, englandAndWales } from '../../../time/index.ts'
import type { Mail } from '../../background/messages.ts'
import { lookThroughLastWeek } from '../../background/unusual-reading.ts'

let app: AnApp
let ash: SubjectId
beforeAll(async () => {
  app = await anApp({ person: 'auditor' })
  const on = await aRecordOf(app.store, [
    aChild('Ash Marsh', '100001').bornOn('2024-11-02').inNeedFrom('2025-01-06').inTeam('North', '2025-01-06'),
  ])
  ash = on.get('Ash Marsh')?.subject ?? ('' as SubjectId)
  await app.store.inAuthority(HARBOUR, (tx) =>
    sql`insert into person (authority, id, name, roles, email) values
      (${HARBOUR}, 'rm', 'Robin Marsh', '{iro}', 'rm@harbour.example'),
      (${HARBOUR}, 'au', 'An Auditor', '{auditor}', 'au@harbour.example')`.execute(tx),
  )
})
afterAll(() => app.close())

const sent: Mail[] = []
const look = () =>
  lookThroughLastWeek({
    store: app.store,
    clock: { today: () => TODAY, now: () => new Date() },
    calendarOf: () => Promise.resolve(englandAndWales),
    personOf: demonstrationPerson,
    mail: { post: (mail) => Promise.resolve(void sent.push(mail)), address: new URL('https://throughline.example') },
    report: (error) => {
      throw error
    },
  })

it('says so before a week was looked through', async () => {
  expect((await app.browser.open('/reads/unusual')).text).toContain('No week has been looked through yet')
  expect((await app.browser.open('/reads/unusual?week=2025-10-06')).status).toBe(404)
})

it('looks through the last whole week, once, and shows what stands out without a child’s name', async () => {
  const read = (person: string, on: string) =>
    recordReads(app.store)(HARBOUR, {
      ...{ person, route: '/children/:child', on: day(on), ground: 'other-team', because: 'The role reaches it.' },
      ...{ subject: ash, subjects: [ash] },
    })
  await read('rm', '2025-10-08')
  await read('iro', '2025-10-11') // a Saturday
  await read('rm', '2025-10-14') // of the week that is not over
  for (let times = 0; times < 5; times += 1)
    await recordReads(app.store)(
      HARBOUR,
      refusal({ person: 'mash', route: '/people', on: day('2025-10-09'), because: 'MASH team member: may not.' }),
    )
  await look()
  const page = await app.browser.open('/reads/unusual')
  expect(page.text).toContain('The week from Monday 6 October 2025 to Sunday 12 October 2025')
  expect(page.text).toMatch(
    /A child of the reader’s own surname Who When Records Which Robin Marsh In the week 1 Child 100001/,
  )
  expect(page.text).toMatch(
    /Records opened out of hours .*Independent reviewing officer Saturday 11 October 2025 1 Child 100001/,
  )
  expect(page.text).toMatch(/Many attempts that were refused .*MASH team member In the week 5/)
  expect(page.text).toContain('5 attempts were refused.')
  expect(page.text).not.toContain('Ash')
  await read('rm', '2025-10-09')
  await look()
  const kept = await app.store.inAuthority(HARBOUR, (tx) =>
    sql`select opened from unusual_reading`.execute(tx).then(({ rows }) => rows),
  )
  expect(kept).toEqual([{ opened: 2 }])
})

it('writes once to whoever looks after reading, and says neither who read nor whom', () => {
  expect(sent.map(({ to }) => to)).toEqual(['au@harbour.example'])
  const { subject, text } = sent[0] ?? { subject: '', text: '' }
  // The log takes its hour from the database: in the evening and at night all reading of this test is out of hours.
  expect(subject).toMatch(/^Throughline: last week’s reading, [34] things stand out$/)
  expect(text).toContain('5 attempts were refused.')
  expect(text).toContain('https://throughline.example/reads/unusual')
  expect(`${subject} ${text}`).not.toMatch(/Marsh|Ash|100001|MASH/)
})

it('finds a record of a neighbour, where an administrator was given the reader’s postcode', async () => {
  const admin = aBrowser(app.server)
  await admin.signIn('administrator')
  await admin.open('/people/iro')
  const wrong = await admin.send('/people/iro', { state: 'active', homePostcode: 'AB', reason: 'Asked' })
  expect([wrong.status, wrong.text.includes('Enter a whole postcode')]).toEqual([400, true])
  expect(wrong.html).toContain('value="AB"')
  const saved = await admin.send('/people/iro', { state: 'active', homePostcode: 'zz1 2ab', reason: 'Asked' })
  expect(saved.text).toContain('Saved')
  await app.store.inAuthority(HARBOUR, (tx) =>
    sql`insert into search_word (authority, generation, subject, kind, word)
      values (${HARBOUR}, 0, ${ash}, 'postcode', 'zz12ab')`.execute(tx),
  )
  const rows = await openedInWeek(app.store, HARBOUR, day('2025-10-06'))
  expect(rows.map(({ person, isNeighbour }) => [person, isNeighbour])).toEqual([
    ['iro', true],
    ['rm', false],
    ['rm', false],
  ])
})
