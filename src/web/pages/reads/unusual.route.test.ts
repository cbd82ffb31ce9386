import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { anApp, TODAY, type AnApp } from '../../../../test/an-app.ts'
import { demonstrationPerson } from '../../../access/index.ts'
import { aChild } from '../../../demo/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { recordReads } from '../../../store/index.ts'
import { HARBOUR } from '../../../store/testing.ts'
import { day, englandAndWales } from '../../../time/index.ts'
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
    sql`insert into person (authority, id, name, roles) values (${HARBOUR}, 'rm', 'Robin Marsh', '{iro}')`.execute(tx),
  )
})
afterAll(() => app.close())

const look = () =>
  lookThroughLastWeek({
    store: app.store,
    today: TODAY,
    calendarOf: () => Promise.resolve(englandAndWales),
    personOf: demonstrationPerson,
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
  await look()
  const page = await app.browser.open('/reads/unusual')
  expect(page.text).toContain('The week from Monday 6 October 2025 to Sunday 12 October 2025')
  expect(page.text).toMatch(
    /A child of the reader’s own surname Who When Records Which Robin Marsh In the week 1 Child 100001/,
  )
  expect(page.text).toMatch(
    /Records opened out of hours .*Independent reviewing officer Saturday 11 October 2025 1 Child 100001/,
  )
  expect(page.text).not.toContain('Ash')
  await read('rm', '2025-10-09')
  await look()
  const kept = await app.store.inAuthority(HARBOUR, (tx) =>
    sql`select opened from unusual_reading`.execute(tx).then(({ rows }) => rows),
  )
  expect(kept).toEqual([{ opened: 2 }])
})
