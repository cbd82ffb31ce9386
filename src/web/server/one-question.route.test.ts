import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'
import type { Store } from '../../store/index.ts'
import { aStore } from '../../store/testing.ts'

let asked = 0
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    asked += 1
    return node
  },
  transformResult: ({ result }) => Promise.resolve(result),
}

let store: Store
let app: AnApp
beforeAll(async () => {
  store = await aStore()
  app = await anApp({
    store: {
      ...store,
      inAuthority: (of, work, scope) => store.inAuthority(of, (tx) => work(tx.withPlugin(counting)), scope),
    },
  })
})
afterAll(async () => {
  await app.close()
  await store.close()
})

let told = 0
const tell = (howMany: number) =>
  aRecordOf(
    store,
    Array.from({ length: howMany }, () => {
      told += 1
      return aChild(`Child ${String(told)}`, String(100_000 + told))
        .bornOn('2021-05-01')
        .inNeedFrom('2025-01-06')
        .inTeam('Safeguarding North', '2025-01-06')
    }),
  )

/** How many children a list shows somebody, and how many questions that took. */
async function questionsOf(person: string): Promise<readonly [shown: number, asked: number]> {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  asked = 0
  const { html } = await browser.open('/children?standing=any')
  return [new Set(html.match(/\/children\/[0-9a-f-]{36}/g)).size, asked]
}

it('a list of fifty is decided in as many questions as a list of one, whether the role reaches a team or all', async () => {
  const both = async () => [await questionsOf('social-worker-same-team'), await questionsOf('duty-manager')]
  await tell(1)
  const ofOne = await both()
  await tell(60)
  const ofFifty = await both()
  expect(ofOne.map(([shown]) => shown)).toEqual([1, 1])
  expect(ofFifty.map(([shown]) => shown)).toEqual([50, 50])
  expect(ofFifty.map(([, questions]) => questions)).toEqual(ofOne.map(([, questions]) => questions))
  expect(Math.min(...ofOne.map(([, questions]) => questions))).toBeGreaterThan(2) // else nothing was counted
})
