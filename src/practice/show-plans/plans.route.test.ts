import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2014-11-02')
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
  .withWorker('SW00012', '2024-12-09')

let app: AnApp
let at: string
const date = (field: string, d: string, m: string, y: string) => ({
  [`${field}-day`]: d,
  [`${field}-month`]: m,
  [`${field}-year`]: y,
})

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  at = `/children/${(await aRecordOf(app.store, [jude])).get('Jude P.')?.subject ?? ''}`
})
afterAll(() => app.close())

describe('a care plan', () => {
  it('is begun from the page of plans, which the list of what happened leads to', async () => {
    expect((await app.browser.open(`${at}/record/child.plan-version`)).heading).toBe('Plans')
    const page = await app.browser.open(`${at}/plans`)
    expect(page.text).toContain('No plan is recorded by this day.')
    expect(page.html).toContain(`${at}/plans/care`)
  })

  it('offers one more outcome without losing what was typed', async () => {
    await app.browser.open(`${at}/plans/care`)
    const page = await app.browser.send(`${at}/plans/care`, { do: 'add', 'new-1-outcome': 'Reads well' })
    expect(page.text).toContain('Outcome 4')
    expect(page.html).toContain('Reads well')
  })

  it('is saved with what it lacks, which is said at once and beside each outcome', async () => {
    await app.browser.open(`${at}/plans/care`)
    const page = await app.browser.send(`${at}/plans/care`, {
      ...date('happenedOn', '6', '1', '2025'),
      ...{ 'new-1-outcome': 'Reads well', 'new-1-measure': 'Reading age', 'new-1-seenToBy': 'school' },
      ...date('new-1-byOn', '18', '7', '2025'),
      ...{ 'new-2-outcome': 'Sees the dentist', otherwise: '', summary: 'The first plan' },
    })
    expect(page.text).toContain('Saved: Care plan. 1 outcome lacks something, and there is no contingency plan.')
    expect(page.text).toContain('No measure, no person and no date')
    expect(page.text).toContain('No contingency plan')
  })

  it('has its next version ask what became of each outcome, and show it', async () => {
    const form = await app.browser.open(`${at}/plans/care`)
    expect(form.heading).toBe('Next version of the care plan')
    const became = [...form.html.matchAll(/name="(became-[^"]+)"[^>]*value="goes-on"/g)].map(([, name]) => name ?? '')
    expect(became).toHaveLength(2)
    const refused = await app.browser.send(`${at}/plans/care`, { ...date('happenedOn', '10', '4', '2025') })
    expect(refused.text).toContain('Choose what became of “Reads well”')
    const [reads = '', dentist = ''] = became
    const page = await app.browser.send(`${at}/plans/care`, {
      ...date('happenedOn', '10', '4', '2025'),
      ...{ [reads]: 'achieved', [reads.replace('became', 'came')]: 'The school wrote to say so', [dentist]: 'goes-on' },
      ...{ otherwise: 'Grandmother is assessed', summary: '' },
    })
    expect(page.text).toContain('What became of the outcomes before')
    expect(page.text).toContain('The school wrote to say so')
    expect(page.text).toContain('Grandmother is assessed')
    expect(page.text).toContain('Earlier versions (1)')
  })

  it('that somebody else has written in meanwhile is not written over, and nothing typed is lost', async () => {
    const form = await app.browser.open(`${at}/plans/care`)
    const seen = /name="seen" value="([^"]*)"/.exec(form.html)?.[1] ?? ''
    const page = await app.browser.send(`${at}/plans/care`, {
      ...{ seen: `${seen} another`, summary: 'What I wrote' },
      ...date('happenedOn', '10', '6', '2025'),
    })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Somebody else wrote in this plan while you did')
    expect(page.html).toContain('What I wrote')
  })

  it('stands in the child’s journey once, its outcomes in the plan', async () => {
    const page = await app.browser.open(`${at}?all=yes`)
    expect(page.text).toContain('Care plan written or changed')
    expect(page.text).not.toContain('Outcome of a plan')
  })

  it('of a kind that is none is no page', async () => {
    expect((await app.browser.open(`${at}/plans/secret`)).status).toBe(404)
  })
})
