import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Seen } from '../../../test/an-app.ts'
import { untilPage } from '../../../test/until.ts'
import { aChild } from '../../demo/builders.ts'
import { save } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { aSave, newFact, newSubject } from '../../store/testing-rules.ts'
import { day } from '../../time/index.ts'
import { defaultDefinitions, eventDefinitions } from '../index.ts'
import { settingsOf } from './in-force.ts'

const rowan = aChild('Rowan A.', '100001')
  .bornOn('2021-05-01')
  .enteredCareOn('2024-08-28')
  .placedWithFosterCarers()
  .decisionOn('2025-02-03')
  .withPlacementOrderOn('2025-05-12')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  app = await anApp()
  on = await aRecordOf(app.store, [rowan])
})
afterAll(() => app.close())

const child = (): string => `/children/${on.get('Rowan A.')?.subject ?? ''}`
/** Sent from the page that checks it. */
const CHECKED = { do: 'save' }
const A_DAY = { 'from-day': '1', 'from-month': '4', 'from-year': '2025' }

describe('the list of settings', () => {
  it('shows every setting with its value, its source and how far that can be trusted', async () => {
    const list = await app.browser.open('/settings')
    expect(list.heading).toBe('Settings')
    expect(list.text).toContain('Everything is as shipped')
    expect(list.text).toContain(
      'Moved in after the match May take: 28 days Change: Moved in after the match: how long it may take',
    )
    expect(list.text).toContain('Local: four weeks for introductions')
    expect(list.text).toContain('Read in a second source: check locally')
    const unseen = settingsOf(defaultDefinitions).filter(({ id }) => !list.html.includes(`href="/settings/${id}"`))
    expect(unseen).toEqual([])
  })
})

describe('one setting', () => {
  it('that the law says word for word is shown, with why it cannot be changed, and no form', async () => {
    const law = await app.browser.open('/settings/child.first-review.limit')
    expect(law.text).toContain('the limit is shown, and is not yours to set')
    expect(law.html).not.toContain('Save the change')
    const sent = await app.browser.post('/settings/child.first-review.limit', {})
    expect(sent.status).toBe(403)
  })

  it('of bank holidays shows those that the country has, which clocks leave out', async () => {
    const { heading, text } = await app.browser.open('/settings/authority.bank-holiday')
    expect(heading).toBe('Bank holidays')
    expect(text).toContain('Thursday 25 December 2025 Christmas Day GOV.UK')
    expect(text).toContain('Monday 19 September 2022 Bank Holiday for the State Funeral of Queen Elizabeth II GOV.UK')
  })

  it('that nobody knows is not found', async () => {
    expect((await app.browser.open('/settings/practice.of-another-time')).status).toBe(404)
  })

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const address = '/settings/permanence.a2.limit'
    await app.browser.open(address)
    const wrong = await app.browser.send(address, {
      value: '0',
      'from-day': '31',
      'from-month': '2',
      'from-year': '2025',
    })
    expect(wrong.status).toBe(400)
    expect(wrong.title).toMatch(/^Error: /)
    expect(wrong.text).toContain('Enter a whole number from 1 to 3650')
    expect(wrong.text).toContain('It must be a real date, such as 27 3 2025')
    expect(wrong.text).toContain('Say why it is changed')
    expect(wrong.html).toContain('value="31"')
  })

  it('that holds for the whole record cannot be decided tomorrow', async () => {
    const address = '/settings/child.quiet-after'
    await app.browser.open(address)
    const fields = { value: '42', 'from-day': '17', 'from-month': '10', 'from-year': '2025', reason: 'Agreed' }
    const wrong = await app.browser.send(address, fields)
    expect(wrong.text).toContain('the day must be today or in the past')
  })

  it('is shown once more before it is saved, and what was typed can be changed', async () => {
    const address = '/settings/permanence.ordered.limit'
    const fields = { value: '90', ...A_DAY, reason: 'Agreed by the board' }
    await app.browser.open(address)
    const check = await app.browser.send(address, fields)
    expect([check.status, check.heading]).toEqual([200, 'Check before you save'])
    expect(check.text).toContain(
      'Now 84 days To what 90 days From when it applies 1 April 2025 Why Agreed by the board',
    )
    expect(check.text).toContain('Journeys, clocks and figures are then worked out again')
    const again = await app.browser.send(address, { do: 'change' })
    expect(again.html).toContain('value="90"')
    expect(again.text).toContain('Agreed by the board')
    // Nothing was saved so far; and what is sent from the check is looked at as anything that is sent.
    expect((await app.browser.open(address)).text).toContain('The authority has set nothing here so far')
    const wrong = await app.browser.send(address, { ...fields, ...CHECKED, value: '0' })
    expect([wrong.status, wrong.heading]).toEqual([400, 'Adoption order made: how long it may take'])
  })

  it('is changed by the performance analyst alone; others see it', async () => {
    const other = aBrowser(app.server)
    await other.signIn('social-worker')
    const seen = await other.open('/settings/permanence.a2.limit')
    expect(seen.text).toContain('Settings are changed by the performance analyst')
    expect(seen.html).not.toContain('Save the change')
  })

  it('once changed is worked out in the background: pages say so, then show it, and its history says who and why', async () => {
    expect((await app.browser.open(child())).text).toContain('Late by 36 days: 157 of 121')
    const address = '/settings/permanence.a2.limit'
    await app.browser.open(address)
    const fields = { value: '150', ...A_DAY, ...CHECKED, reason: 'Agreed by the board on 25 March' }
    const saved = await app.browser.send(address, fields)
    expect(saved.text).toContain('Saved: Court authority to match: how long it may take')
    expect(saved.text).toContain(
      'Figures are being worked out again with the changed setting “Court authority to match',
    )
    expect(saved.text).toMatch(
      /150 days.{0,80}since 1 April 2025\. Performance analyst, 16 Oct 2025: Agreed by the board/,
    )
    const done = await untilPage(app.browser, child(), ({ text }) => !text.includes('being worked out again'))
    expect(done.text).toContain('Late by 7 days: 157 of 150')
  })

  it('that is sent twice is saved once, and one that somebody else changed meanwhile is not overwritten', async () => {
    const address = '/settings/permanence.moved-in.limit'
    const fields = { value: '35', ...A_DAY, ...CHECKED, reason: 'Agreed' }
    const other = aBrowser(app.server)
    await other.signIn('performance-analyst')
    await other.open(address)
    await app.browser.open(address)
    await app.browser.send(address, fields)
    await app.browser.send(address, fields)
    const meanwhile = await other.send(address, { ...fields, value: '21', reason: 'Agreed otherwise' })
    expect(meanwhile.status).toBe(409)
    expect(meanwhile.text).toContain('Somebody changed this setting while you were typing')
    expect(meanwhile.html).toContain('Agreed otherwise')
    const seen = await app.browser.open(address)
    expect(seen.text.match(/35 days 1 April 2025/g)).toHaveLength(1)
    // Sent again with what it now shows, it puts the change of that day right.
    const again = await other.send(address, { ...fields, value: '21', reason: 'Agreed otherwise' })
    expect(again.status).toBe(200)
    expect((await app.browser.open(address)).text).toContain('Put right: 21 days 1 April 2025')
  })

  it('that only pages read holds at once: a threshold, and who the duty manager is', async () => {
    const threshold = '/settings/scorecard.2017.a1'
    await app.browser.open(threshold)
    await app.browser.send(threshold, { value: '400', ...A_DAY, ...CHECKED, reason: 'To see' })
    const scorecard = await app.browser.open('/scorecard/definitions')
    expect(scorecard.text).toContain('2014-17 and later 400 121 14')
    const duty = '/settings/authority.duty-manager'
    await app.browser.open(duty)
    await app.browser.send(duty, { value: 'Permanence duty desk', ...A_DAY, ...CHECKED, reason: 'Its rota' })
    expect((await app.browser.open(child())).text).toContain('Duty manager (Permanence duty desk), not yet allocated')
  })

  it('that was changed can be withdrawn with a reason, and what held before holds again', async () => {
    const address = '/settings/permanence.a2.limit'
    const seen = await app.browser.open(address)
    const withdraw = /href="([^"]*\/withdraw\/[^"]*)"/.exec(seen.html)?.[1] ?? ''
    await app.browser.open(withdraw)
    const wrong = await app.browser.send(withdraw)
    expect(wrong.text).toContain('Say why it is withdrawn')
    const done = await app.browser.send(withdraw, { reason: 'The board took it back' })
    expect(done.text).toContain('Withdrawn')
    expect(done.text).toContain('Now 121 days')
    expect(done.text).toContain('The board took it back')
    const after = await untilPage(app.browser, child(), ({ text }) => !text.includes('being worked out again'))
    expect(after.text).toContain('Late by 36 days: 157 of 121')
  })
})

describe('a setting that was saved before the process was killed', () => {
  it('is worked out when Throughline starts again', async () => {
    const store = await aStore()
    const on = await aRecordOf(store, [rowan])
    const subject = newSubject()
    const said = { fact: newFact(), revision: 0, type: 'authority.setting', shape: 1, subjects: [subject] }
    const body = { setting: 'permanence.a2.limit', value: 150 }
    const change = { ...said, happenedOn: day('2025-04-01'), body, texts: { reason: 'Agreed' } }
    const newSubjects = [{ id: subject, kind: 'authority' as const, sourceRef: null }]
    await save(store, HARBOUR, aSave([change], { newSubjects }), project, eventDefinitions)
    const again = await anApp({ store })
    const address = `/children/${on.get('Rowan A.')?.subject ?? ''}`
    const isDone = ({ text }: Seen) => text.includes('157 of 150') && !text.includes('being worked out again')
    const done = await untilPage(again.browser, address, isDone)
    expect(done.text).toContain('Late by 7 days')
    await again.close()
    await store.close()
  })
})
