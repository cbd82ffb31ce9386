import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { untilPage } from '../../../../test/until.ts'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { aChild, type ToldChild } from '../../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2024-11-02', { sex: 'F' })
  .enteredCareOn('2025-06-06')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2025-06-10')
const wren = aChild('Wren A.', '100002')
  .bornOn('2023-05-20', { sex: 'F' })
  .enteredCareOn('2025-06-06')
  .placedWithFosterCarers()
  .inTeam('North', '2025-06-10')

/** The same story, with a sex that is no code of the return. */
const withoutSex = ({ number, name, facts }: ToldChild): ToldChild => ({
  ...{ number, name },
  facts: facts.map((fact) => (fact.type === 'child.identity' ? { ...fact, body: { ...fact.body, sex: 'Q' } } : fact)),
})

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

const subject = (name: string): string => on.get(name)?.subject ?? ''

describe('data quality', () => {
  it('says that the record was never checked, and checks it when asked', async () => {
    on = await aRecordOf(app.store, [jude, wren].map(withoutSex))
    expect((await app.browser.open('/data-quality')).text).toContain('The record has not been checked yet')
    await app.browser.send('/data-quality/check')
    const page = await untilPage(app.browser, '/data-quality', 'Worked out at')
    expect(page.text).toContain('Rule 101: Sex (SEX) is blank or not a code')
    expect(page.text).toMatch(/for the return of 2026, from all that was recorded by then/)
  })

  it('reads by team, by worker, by child, in full, and tells what was not checked and why', async () => {
    expect((await app.browser.open('/data-quality?by=team')).text).toMatch(/North 1 1 Permanence team 1 1/)
    expect((await app.browser.open('/data-quality?by=worker')).status).toBe(200)
    const narrowed = await app.browser.open('/data-quality?by=child&team=North')
    expect(narrowed.text).toContain('Wren A.')
    expect(narrowed.text).not.toContain('Jude P.')
    expect((await app.browser.open('/data-quality?by=list')).text).toContain('Correct this record of Jude P.: rule')
    expect((await app.browser.open('/data-quality?by=not-run')).text).toContain('No list of Ofsted providers was given')
  })

  it('of one child says what is wrong, why it matters, and leads to the form that mends it', async () => {
    const page = await app.browser.open(`/data-quality/children/${subject('Jude P.')}`)
    expect(page.heading).toBe('Data quality: Jude P.')
    expect(page.text).toMatch(/Header: SEX Q/)
    const form = /href="(\/children\/[^"]+\/facts\/[^"]+\/correct)"/.exec(page.html)?.[1] ?? ''
    expect((await app.browser.open(form)).status).toBe(200)
  })

  it('can be saved as CSV and as Excel', async () => {
    const csv = await app.browser.get('/data-quality/download.csv?by=list')
    expect(csv.html).toContain('100001,Jude P.,Permanence team')
    const excel = await app.browser.get('/data-quality/download.xlsx?by=list')
    expect(excel.bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await app.browser.get('/data-quality/download.pdf')).status).toBe(404)
  })

  it('drops a finding soon after it was put right, shows it as mended, and finds what was left blank', async () => {
    const page = await app.browser.open(`/data-quality/children/${subject('Jude P.')}`)
    const rules = (of: Seen) => [...of.html.matchAll(/Rule (\w+):/g)].map(([, rule]) => rule)
    expect(rules(page)).toContain('101')
    const forms = [...page.html.matchAll(/Header: [^<]*<a class="govuk-link" href="([^"]+)"/g)]
    const form = forms[0]?.[1] ?? ''
    await app.browser.open(form)
    await app.browser.send(form, {
      'happenedOn-day': '2',
      'happenedOn-month': '11',
      'happenedOn-year': '2024',
      sex: 'M',
    })
    const after = await untilPage(app.browser, `/data-quality/children/${subject('Jude P.')}`, ({ text }) =>
      text.includes('Children saved since are brought up to date one by one'),
    )
    expect(rules(after)).not.toContain('101')
    expect((await app.browser.open('/data-quality?by=mended')).text).toMatch(/Rule 101: .*SEX Q/)
  })

  it('tells new from still there once it was worked out twice', async () => {
    await app.browser.open('/data-quality')
    await app.browser.send('/data-quality/check')
    const page = await untilPage(app.browser, '/data-quality', 'new since last time')
    expect(page.text).toMatch(/2 ?new since last time 1 ?mended since last time/)
    expect((await app.browser.open('/data-quality?by=list&since=new')).text).not.toContain('Wren A.')
    expect((await app.browser.open('/data-quality?by=list&since=still')).text).toContain('Wren A.')
  })

  it('of one child leads back to what its reader may open', async () => {
    const iro = aBrowser(app.server)
    await iro.signIn('duty-manager')
    const address = `/data-quality/children/${subject('Wren A.')}`
    const page = await iro.open(address)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('href="/data-quality?by=child"')
    expect(page.text).toContain('Back to the child')
    expect((await app.browser.open(address)).html).toContain('href="/data-quality?by=child"')
  })

  it('of nobody is nowhere', async () => {
    expect((await app.browser.get('/data-quality/children/nobody')).status).toBe(404)
  })
})
