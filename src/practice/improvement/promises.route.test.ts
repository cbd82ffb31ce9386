import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})
const report = {
  ...{ ...on('happenedOn', '2012', '12', '18'), ...on('dueOn', '2013', '3', '31'), everyMonths: '3' },
  ...{ what: 'Quarterly report on targets', to: 'department', madeIn: 'the notice of 2012', who: 'head of service' },
}
const NEW = '/improvement/promises/new'
let promise = ''

describe('The register of promises', () => {
  it('takes a promise with its day, and says beside each field what is missing', async () => {
    expect((await app.browser.open('/improvement/promises')).text).toContain('No promise on record is in this view')
    await app.browser.open(NEW)
    const refused = await app.browser.send(NEW, { ...report, to: '', everyMonths: '99', who: '' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Choose an answer to “To whom was it promised?”')
    expect(refused.text).toContain('Enter an answer to “Who answers for it”')
    const early = await app.browser.send(NEW, { ...report, ...on('dueOn', '2012', '12', '1') })
    expect(early.text).toContain('It must not be due before it was promised')
    const saved = await app.browser.send(NEW, report)
    expect(saved.heading).toBe('Quarterly report on targets')
    promise = /href="(\/improvement\/promises\/[0-9a-f-]+)\/kept"/.exec(saved.html)?.[1] ?? ''
  })

  it('is a calendar with clocks as at any day', async () => {
    const march = await app.browser.open('/improvement/promises?on=2013-03-01')
    expect(march.text).toMatch(
      /Quarterly report on targets.*31 March 2013, and every 3 months from then ● 30 days left/,
    )
    const april = await app.browser.open('/improvement/promises?show=late&on=2013-04-02')
    expect(april.text).toContain('▲ Late by 2 days')
  })

  it('says what became of it: kept, carried, or dropped with a reason', async () => {
    await app.browser.open(`${promise}/kept`)
    const kept = await app.browser.send(`${promise}/kept`, {
      ...on('happenedOn', '2013', '3', '28'),
      shownBy: 'The letter of that day',
    })
    expect(kept.text).toMatch(/Due 30 June 2013.*Kept, due 31 March 2013 28 March 2013 The letter of that day\./)
    await app.browser.open(`${promise}/carried`)
    const later = { agreedBy: 'Department', reason: 'figures late' }
    const wrong = await app.browser.send(`${promise}/carried`, {
      ...{ ...on('happenedOn', '2013', '6', '1'), ...on('carriedToOn', '2013', '6', '30'), ...later },
    })
    expect(wrong.text).toContain('The later day must be after 30 June 2013')
    const carried = await app.browser.send(`${promise}/carried`, {
      ...{ ...on('happenedOn', '2013', '6', '1'), ...on('carriedToOn', '2013', '7', '15'), ...later },
    })
    expect(carried.text).toContain('Carried to 15 July 2013')
    await app.browser.open(`${promise}/dropped`)
    const fields = { ...on('happenedOn', '2014', '5', '1'), decidedBy: 'Department', reason: 'the notice was lifted' }
    const dropped = await app.browser.send(`${promise}/dropped`, fields)
    expect(dropped.text).toContain('How it stands ■ Dropped')
    expect(dropped.text).toContain('Decided by the Department: the notice was lifted.')
    expect((await app.browser.open(`${promise}/kept`)).status).toBe(403)
    expect((await app.browser.open('/improvement/promises?show=over')).text).toContain('Quarterly report on targets')
  })

  it('is read by the board chair, who records nothing', async () => {
    const chair = aBrowser(app.server)
    await chair.signIn('board-chair')
    expect((await chair.open(promise)).status).toBe(200)
    expect((await chair.open(NEW)).status).toBe(404)
    expect((await app.browser.open(`${promise}/lost`)).status).toBe(404)
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
