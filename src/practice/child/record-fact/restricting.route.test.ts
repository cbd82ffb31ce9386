import { afterAll, beforeAll, expect, it } from 'vitest'
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
