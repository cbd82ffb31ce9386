import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp } from '../../../test/an-app.ts'
import { until, untilPage } from '../../../test/until.ts'
import { aChild } from '../../demo/index.ts'
import { noteMadeBy, readMadeBy } from '../../store/index.ts'
import { HARBOUR, aStore } from '../../store/testing.ts'

it('a record of an earlier release is found by a search again, a moment after the start', async () => {
  const store = await aStore()
  await aRecordOf(store, [
    aChild('Oriel Larch', '500001').bornOn('2014-02-03').inNeedFrom('2025-01-06').inTeam('North', '2025-01-06'),
  ])
  await store.inAuthority(HARBOUR, (tx) => tx.deleteFrom('search_word').execute())
  const app = await anApp({ store })
  try {
    const look = async () => {
      await app.browser.open('/children')
      return (await app.browser.send('/children/search', { text: 'oriel' })).text
    }
    const found = await until(look, (text) => text.includes('1 child matches your search. '))
    expect(found).toContain('Oriel Larch')
  } finally {
    await app.close()
    await store.close()
  }
})

it('a record of another release is worked out anew at the first start, once: its reviewing officer sees the child again', async () => {
  const store = await aStore()
  const told = await aRecordOf(store, [
    aChild('Oriel Larch', '500001')
      .bornOn('2014-02-03')
      .enteredCareOn('2025-01-06')
      .placedWithFosterCarers()
      .inTeam('North', '2025-01-06')
      .alsoSaid('child.reviewing-officer', '2025-01-08', { officer: 'SW00071' }, 'typed'),
  ])
  const address = `/children/${told.get('Oriel Larch')?.subject ?? ''}`
  const asBefore = () =>
    store.inAuthority(HARBOUR, (tx) => sql`update child set officer = null where generation = 0`.execute(tx))
  const jobs = async () => (await store.executeSql(`select id from queue.job where name = 'after-upgrade'`)).rows.length
  await asBefore()
  await noteMadeBy(store, HARBOUR, 'the release before')
  const first = await anApp({ store, program: 'this release', person: 'iro' })
  try {
    await untilPage(first.browser, address, ({ status }) => status === 200)
    await until(
      () => readMadeBy(store, HARBOUR),
      (program) => program === 'this release',
    )
  } finally {
    await first.close()
  }
  const before = await jobs()
  const second = await anApp({ store, program: 'this release', person: 'iro' })
  try {
    expect(await jobs()).toBe(before)
    expect((await second.browser.open(address)).status).toBe(200)
  } finally {
    await second.close()
    await store.close()
  }
})
