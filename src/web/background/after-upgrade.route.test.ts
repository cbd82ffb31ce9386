import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'
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
    for (let tries = 0; tries < 100 && !(await look()).includes('1 child matches'); tries += 1) await after(100)
    expect(await look()).toContain('1 child matches your search. ')
    expect(await look()).toContain('Oriel Larch')
  } finally {
    await app.close()
    await store.close()
  }
})
