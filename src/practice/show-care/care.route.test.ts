import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const jude = aChild('Jude P.', '100001').bornOn('2014-11-02').enteredCareOn('2025-03-03').placedWithFosterCarers()
const ines = aChild('Ines R.', '100002').bornOn('2016-02-20').enteredCareOn('2024-01-08').returnedHomeOn('2024-09-02')
const adopted = aChild('Noor A.', '100003')
  .bornOn('2021-05-01')
  .enteredCareOn('2022-01-10')
  .withPlacementOrderOn('2022-08-01')
  .movedInOn('2023-01-09')
  .adoptedOn('2023-08-07')

let app: AnApp
let at: string
let atInes: string
let atAdopted: string
beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  const on = await aRecordOf(app.store, [jude, ines, adopted])
  const of = (name: string) => `/children/${on.get(name)?.subject ?? ''}`
  ;[at, atInes, atAdopted] = [of('Jude P.'), of('Ines R.'), of('Noor A.')]
})
afterAll(() => app.close())

const date = (d: string, m: string, y = '2025') => ({
  ...{ 'happenedOn-day': d, 'happenedOn-month': m, 'happenedOn-year': y },
})
const stands = { legalStatus: 'V2', placement: 'U6', provider: 'PR1' }

describe('placement and legal status', () => {
  it('are a page of their own, to which the child’s page leads, and the list of what happened', async () => {
    expect((await app.browser.open(at)).html).toContain(`href="${at}/care"`)
    expect((await app.browser.open(`${at}/record`)).html).toContain(`href="${at}/care/end"`)
    expect((await app.browser.open(`${at}/record/child.care-ended`)).heading).toBe('Record that care ended')
    const page = await app.browser.open(`${at}/care`)
    expect(page.heading).toBe('Placement and legal status')
    expect(page.text).toContain('In care since 3 March 2025')
    expect(page.html).toContain(`${at}/care/change`)
  })

  it('say beside each answer what does not go together, and keep what was typed', async () => {
    await app.browser.open(`${at}/care/change`)
    const wrong = await app.browser.send(`${at}/care/change`, {
      ...date('3', '3'),
      ...{ ...stands, reasonStarted: 'P', placementPostcode: 'ZZ1 2ZZ' },
    })
    expect(wrong.status).toBe(400)
    expect(wrong.title).toMatch(/^Error: /)
    expect(wrong.text).toContain('The date must be after 3 March 2025, when the episode in force began')
    expect(wrong.text).toContain('Choose an answer to “Why the placement changed”')
    expect(wrong.html).toContain('value="ZZ1 2ZZ"')
  })

  it('change in one save: the episode in force ends and the next begins; sent twice it is there once', async () => {
    const form = await app.browser.open(`${at}/care/change`)
    expect(form.text).toContain('What stands now is filled in')
    const move = {
      ...date('12', '5'),
      ...{ ...stands, reasonStarted: 'P', placement: 'K2', reasonPlacementChanged: 'CREQB' },
    }
    const hidden = Object.fromEntries(
      [...form.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    const saved = await app.browser.send(`${at}/care/change`, move)
    expect(saved.text).toContain('Saved: Record a move or a change of legal status')
    expect(saved.text).toContain('What stands now began on 12 May 2025')
    expect(saved.text).toContain('Left because: Carer asks, because of child’s behaviour')
    const again = await app.browser.post(`${at}/care/change`, { ...hidden, ...move })
    expect([again.status, again.location?.split('?')[0]]).toEqual([303, `${at}/care`])
    const page = await app.browser.open(`${at}/care`)
    expect(page.text.match(/12 May 2025 Now/g)).toHaveLength(1)
    expect((await app.browser.open(at)).text).toContain('Moved to another placement')
  })

  it('that somebody else changed meanwhile are not written over, and nothing typed is lost', async () => {
    const other = aBrowser(app.server)
    await other.signIn('adoption-lead')
    await other.open(`${at}/care/change`)
    await app.browser.open(`${at}/care/change`)
    const status = { ...stands, placement: 'K2', reasonStarted: 'L', legalStatus: 'C2' }
    await app.browser.send(`${at}/care/change`, { ...date('1', '7'), ...status })
    const late = await other.send(`${at}/care/change`, {
      ...date('2', '7'),
      ...{ ...status, reasonStarted: 'B', placement: 'R1', reasonPlacementChanged: 'CARPL' },
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Somebody else recorded something of this time in care while you did')
    expect(late.html).toContain('value="2"')
    expect((await app.browser.open(`${at}/care`)).text).toContain('What stands now began on 1 July 2025')
  })
})

describe('a time in care', () => {
  it('ends on a day and by a reason, and the clocks of a child in care stop', async () => {
    expect((await app.browser.open(at)).text).toContain('First review Late by')
    await app.browser.open(`${at}/care/end`)
    const wrong = await app.browser.send(`${at}/care/end`, date('1', '7'))
    expect(wrong.text).toContain('The date must be after 1 July 2025, when the episode in force began')
    expect(wrong.text).toContain('Choose an answer to “How it ended”')
    const done = await app.browser.send(`${at}/care/end`, { ...date('8', '9'), reasonEnded: 'E4A' })
    expect(done.text).toContain('Not looked after: care ended on 8 September 2025.')
    expect(done.text).toContain('Care ended: Returned home (person with PR), part of care planning')
    const page = await app.browser.open(at)
    expect(page.text).toContain('Care ended: returned home (person with PR), part of care planning')
    expect(page.text).toContain('Clocks that have stopped')
    expect(page.text).not.toContain('First review Late by')
    expect(page.text).not.toContain('Contradict')
  })

  it('that has ended is not ended again, nor changed: both lead back to what stands', async () => {
    expect((await app.browser.get(`${at}/care/end`)).location).toBe(`${at}/care`)
    expect((await app.browser.get(`${at}/care/change`)).location).toBe(`${at}/care`)
  })

  it('begins again after it ended, and the first review falls due', async () => {
    await app.browser.open(`${atInes}/care/begin`)
    const wrong = await app.browser.send(`${atInes}/care/begin`, { ...date('2', '9', '2024'), legalStatus: 'V2' })
    expect(wrong.text).toContain('The date must be after 2 September 2024, when care last ended')
    expect(wrong.text).toContain('Choose an answer to “Kind of placement”')
    const begun = await app.browser.send(`${atInes}/care/begin`, {
      ...date('1', '10'),
      ...{ legalStatus: 'V2', need: 'N1', placement: 'U6', provider: 'PR1' },
    })
    expect(begun.text).toContain('In care since 1 October 2025')
    expect(begun.text).toContain('In care from 8 January 2024 to 2 September 2024')
    expect((await app.browser.open(atInes)).text).toMatch(/First review.{0,200}29 Oct/)
  })

  it('does not begin again in the record of a child who was adopted, because such a child is a new record', async () => {
    expect((await app.browser.get(`${atAdopted}/care/begin`)).status).not.toBe(200)
  })
})
