import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2014-11-02')
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
  .reviewedOn('2025-01-02')

let app: AnApp
let at: string
beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  at = `/children/${(await aRecordOf(app.store, [jude])).get('Jude P.')?.subject ?? ''}`
})
afterAll(() => app.close())

const date = (field: string, d: string, m: string, y = '2025') => ({
  ...{ [`${field}-day`]: d, [`${field}-month`]: m, [`${field}-year`]: y },
})
const record = async (fields: Readonly<Record<string, string>>) => {
  await app.browser.open(`${at}/review`)
  return app.browser.send(`${at}/review`, fields)
}

describe('a review', () => {
  it('is recorded on a page of its own, which says what is due and when the last one was', async () => {
    expect((await app.browser.open(`${at}/record/child.review`)).heading).toBe('Record a review')
    const page = await app.browser.open(`${at}/review`)
    expect(page.text).toMatch(/Second review .{0,60}late by/)
    expect(page.text).toContain('Recorded before 2 January 2025')
  })

  it('on a day that has one is refused, with what to do instead', async () => {
    const page = await record(date('happenedOn', '2', '1'))
    expect(page.status).toBe(400)
    expect(page.text).toContain(
      'A review on 2 January 2025 is recorded already: correct that one, or enter another day',
    )
  })

  it('with decisions asks when they were sent, and with that day asks for them: nothing typed is lost', async () => {
    const undated = await record({ ...date('happenedOn', '3', '4'), decisions: 'Ines finds a club by 1 June' })
    expect(undated.text).toContain('Enter the day on which the decisions were sent, or leave both empty until they are')
    expect(undated.text).toContain('Ines finds a club by 1 June')
    const empty = await record({ ...date('happenedOn', '3', '4'), ...date('sentOn', '7', '4'), decisions: ' \n ' })
    expect(empty.text).toContain('Enter what was decided, or leave both empty until it is sent')
    const early = await record({
      ...date('happenedOn', '3', '4'),
      ...{ ...date('sentOn', '2', '4'), decisions: 'Ines finds a club by 1 June' },
    })
    expect(early.text).toContain('“Decisions sent on” must not be before the date of the review')
  })

  it('is saved with how the child took part, what they said and what was decided, all at once', async () => {
    const saved = await record({
      ...date('happenedOn', '3', '4'),
      ...{ ...date('sentOn', '7', '4'), decisions: 'Ines finds a club by 1 June' },
      ...{ participation: 'PN1', views: 'I would like to swim again' },
    })
    expect(saved.text).toContain('Saved: Review and its decisions.')
    expect(saved.text).toContain('I would like to swim again')
    expect(saved.text).toContain('Decisions of a review sent')
    expect((await app.browser.open(`${at}/voice`)).text).toContain('I would like to swim again')
    const next = await app.browser.open(`${at}/review`)
    expect(next.text).toContain('What was decided before, sent on 7 April 2025')
    expect(next.text).toContain('Ines finds a club by 1 June')
    expect(next.text).toContain('Recorded before 2 times, the last on 3 April 2025')
  })

  it('that is sent twice is saved once, and the second answer is that it is saved', async () => {
    const form = await app.browser.open(`${at}/review`)
    const hidden = [...form.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const sent = {
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      ...date('happenedOn', '9', '9'),
    }
    const answers = [await app.browser.post(`${at}/review`, sent), await app.browser.post(`${at}/review`, sent)]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await app.browser.open(`${at}/review`)).text).toContain('3 times, the last on 9 September 2025')
  })

  it('without decisions is saved, and says that they are still to be sent, which is a clock', async () => {
    const saved = await record(date('happenedOn', '14', '10'))
    expect(saved.text).toContain('Saved: Review. Its decisions are still to be sent.')
    expect(saved.text).toMatch(/Decisions of the review.{0,200}21 Oct/)
  })
})
